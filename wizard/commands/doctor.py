"""`rekwiz doctor`: runs every check, names the root cause first, and says how to mend it."""

from __future__ import annotations

from checks import TYPE_CHECKING
from checks.phrase import Phrase
from wizard.errors import Usage
from wizard.formats import REPORT, names_of
from wizard.invocation.command import Sandbox, command
from wizard.invocation.mistaken_region import MistakenRegion
from wizard.invocation.options import Options, flag, part, path, value
from wizard.invocation.prepared import Prepared
from wizard.invocation.selection import (
    Selection,
    administrator,
    all_profiles,
    key_file,
    secret_from_stdin,
)
from wizard.invocation.wanted import Wanted, output_formats

if TYPE_CHECKING:
    from pathlib import Path

    from checks.context import Context
    from checks.report import Report
    from wizard.invocation.call import Call
    from wizard.invocation.wishes import Wishes

MODE = "doctor"
AT_THE_END = 1.0
"""Seconds that a bundle waits for files that its run has waited for."""


class DoctorOptions(Options):
    """What is checked and how it is shown, what is mended, and what goes to somebody who helps."""

    format: tuple[Wanted, ...] = output_formats(names_of(REPORT))
    selection: Selection = part(Selection)
    all_profiles: bool = all_profiles()
    fix: bool = flag(
        Phrase("Fix what rekwiz can, one cause after another; shows each change and asks")
    )
    yes: bool = flag(Phrase("With --fix: do what is safe without asking"))
    answers: Path | None = value(
        "FILE.toml", Phrase("With --fix: answers in place of questions"), path
    )
    dry_run: bool = flag(Phrase("With --fix: show what would be changed, and change nothing"))
    csv: Path | None = key_file()
    secret_from_stdin: bool = secret_from_stdin()
    admin_profile: str | None = administrator()
    bundle: Path | None = value(
        "FILE.zip",
        Phrase("Also write everything that a helper would ask for, and no secret"),
        path,
    )
    with_account: bool = flag(Phrase("With --bundle: do not hide the account's number"))


def run(call: Call, options: DoctorOptions) -> int:
    from wizard.examining.several import several_asked_for

    if several_asked_for(call, all_profiles=options.all_profiles):
        return _several(call, options)
    return _one_profile(call, options)


def _one_profile(call: Call, options: DoctorOptions) -> int:
    """One report, a bundle where one is asked for, and with --fix another look after the mending."""
    from wizard.bundle import refuse_place
    from wizard.examining.report import publish, report_on
    from wizard.invocation.wishes import context_of

    wishes = _wishes(call, options)
    if options.bundle:
        refuse_place(options.bundle)
    context = context_of(call, wishes)
    report = report_on(call, wishes, MODE, context)
    if options.bundle:
        _save_bundle(call, options, options.bundle, report, context)
    code = publish(call, wishes, report)
    if not options.fix:
        return code
    from wizard.conversation.chosen import speak_of_keys
    from wizard.mending.fixes import question_keys
    from wizard.mending.mend import Work
    from wizard.mending.rounds import Rounds

    work = Work(call, speak_of_keys(call, question_keys), wishes, dry=options.dry_run)

    def look(context: Context) -> Report:
        return report_on(call, wishes, MODE, context)

    return Rounds(work, look, only_safe=options.yes).run(report, context)


def _several(call: Call, options: DoctorOptions) -> int:
    """A report for each profile and Region that is asked for; the gravest exit code of them."""
    from wizard.examining.report import publish_all
    from wizard.examining.several import pairs_of, reports_on

    other = "--all-profiles" if options.all_profiles else "--profile --profile"
    for what, is_said in (("--bundle", options.bundle), ("--fix", options.fix)):
        if is_said:
            raise Usage(Phrase("{what} does not go with {other}.", what=what, other=other))
    wishes = _wishes(call, options)
    pairs = pairs_of(call, wishes, all_profiles=options.all_profiles)
    return publish_all(call, wishes, reports_on(call, wishes, MODE, pairs))


def _wishes(call: Call, options: DoctorOptions) -> Wishes:
    from wizard.examining.report import asked_for

    return asked_for(call, options.selection, options.format, administrator=options.admin_profile)


def _save_bundle(
    call: Call, options: DoctorOptions, place: Path, report: Report, context: Context
) -> None:
    from checks.deadline import TooLate, within
    from checks.patience import NoAnswer
    from wizard.bundle import save
    from wizard.conversation.chosen import speak
    from wizard.output.paths import shown

    try:
        within(AT_THE_END, lambda: (context.config, context.credentials), "bundle")
    except (TooLate, NoAnswer):  # the report has waited for them, and is worth more than no bundle
        speak(call).show(Phrase("There is no bundle: the shared files give no answer."))
        return
    save(place, report, context, call.language, with_account=options.with_account)
    words = Phrase(
        "For somebody who helps: {file}. Look through it before you send it.",
        file=shown(place.absolute()),
    )
    speak(call).show(words)


COMMAND = command(
    DoctorOptions,
    run,
    sandbox=Sandbox.SAID_BY_IT,
    mistaken_region=MistakenRegion.IS_REPORTED,
    prepared=lambda options: Prepared(
        yes=options.yes,
        answers=options.answers,
        csv=options.csv,
        secret_from_stdin=options.secret_from_stdin,
    ),
)
