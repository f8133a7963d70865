"""`rekwiz doctor`: runs every check, names the root cause first, and says how to mend it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checks.model import Phrase
from wizard.conversation.chosen import speak
from wizard.errors import Usage
from wizard.invocation.call import Call
from wizard.invocation.parser import Parser, add_format, add_granting, add_selection

if TYPE_CHECKING:
    from checks.context import Context
    from checks.report import Report

SUMMARY = Phrase("find out why a set-up does not work, the root cause first")
SAYS_SANDBOX_ITSELF = True
MODE = "doctor"


def add_arguments(parser: Parser) -> None:
    add_format(parser)
    add_selection(parser)
    parser.option(
        "--all-profiles",
        action="store_true",
        help=Phrase("look at every profile of the shared files"),
    )
    parser.option(
        "--fix",
        action="store_true",
        help=Phrase("mend the root cause where rekwiz can; shows the change and asks"),
    )
    parser.option(
        "--yes", action="store_true", help=Phrase("with --fix: do what is safe without asking")
    )
    add_granting(parser)
    parser.option(
        "--bundle",
        type=Path,
        metavar="FILE.zip",
        help=Phrase("also write all that somebody who helps would ask for, and no secret"),
    )
    parser.option(
        "--with-account",
        action="store_true",
        help=Phrase("with --bundle: do not hide the account's number"),
    )


def run(call: Call) -> int:
    return _all_profiles(call) if call.option("all_profiles") else _one_profile(call)


def _one_profile(call: Call) -> int:
    """One report, a bundle where one is asked for, and with --fix another look after the mending."""
    from wizard.examining.report import asked_for, publish, report_on
    from wizard.invocation.configuration import context_of

    wishes, bundle = asked_for(call), _place_of_bundle(call)
    context = context_of(call, wishes)
    report = report_on(call, wishes, MODE, context)
    if bundle:
        _save_bundle(call, bundle, report, context)
    code = publish(call, wishes, report)
    if not (call.option("fix") and report.root_cause):
        return code
    from wizard.mending.mend import MENDED, Work, mend

    work = Work(call, speak(call), wishes)
    mended = mend(work, report.root_cause, context, only_safe=call.option("yes", False)) == MENDED
    return report_on(call, wishes, MODE, context_of(call, wishes)).exit_code if mended else code


def _all_profiles(call: Call) -> int:
    """Every profile of the shared files, one after the other; the gravest exit code of them."""
    from checks.sources.aws.refusal import Refusal
    from wizard.examining.report import asked_for, publish_all, report_on
    from wizard.invocation.configuration import context_of

    if call.option("bundle"):
        raise Usage(
            Phrase("{what} does not go with {other}.", what="--bundle", other="--all-profiles")
        )
    wishes = asked_for(call)
    settings = call.context().aws.settings()
    names = [None] if isinstance(settings, Refusal) else settings.profiles or [None]
    contexts = (context_of(call, wishes.with_profile(name)) for name in names)
    return publish_all(
        call, wishes, [report_on(call, wishes, MODE, context) for context in contexts]
    )


def _place_of_bundle(call: Call) -> Path | None:
    """Where a bundle is wanted; Usage, before anything is looked at, where none can be written."""
    if place := call.option("bundle"):
        from wizard.bundle import refuse_place

        refuse_place(place)
    return place


def _save_bundle(call: Call, place: Path, report: Report, context: Context) -> None:
    from wizard.bundle import save
    from wizard.output.paths import shown

    save(place, report, context, call.language, with_account=call.option("with_account", False))
    words = Phrase(
        "For somebody who helps: {file}. Look through it before you send it.",
        file=shown(place.absolute()),
    )
    speak(call).show(words)
