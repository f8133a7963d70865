"""Mends one finding: shows it, lets its fix do what the person agrees to, and looks again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from checks.catalogue import all_checks
from checks.context import Context
from checks.model import EXIT_OF, Finding, Phrase, Report, State, Verdict
from checks.refused.spreading import STILL_SPREADING
from wizard.call import Call
from wizard.configuration import Wishes, context_of, wishes_of
from wizard.conversation import Conversation, Kind, Mark
from wizard.examination import examine, planned
from wizard.fixes import named
from wizard.follow_up import HANDED_OVER, fix_command
from wizard.granting.refused import point_to_page
from wizard.handover import hand_over
from wizard.rehearsal import Rehearsal
from wizard.showing import show_finding
from wizard.usage import Usage

MENDED, NOT_MENDED, UNDECIDED = (
    EXIT_OF[verdict] for verdict in (Verdict.READY, Verdict.NOT_READY, Verdict.INCONCLUSIVE)
)


@dataclass(frozen=True)
class Work:
    """What a finding is looked for and mended with: whom it is about, and what is required."""

    call: Call
    conversation: Conversation
    wishes: Wishes

    def world(self, granted: datetime | None = None) -> Context:
        return context_of(self.call, self.wishes, granted=granted)


def work_of(call: Call) -> Work:
    """Usage where the configuration file or a flag cannot be followed."""
    return Work(call, call.conversation(), wishes_of(call))


def mend_code(work: Work, code: str) -> int:
    """0 where this finding is gone, or was never there; 1 or 3 where it is not, or nobody can tell."""

    def do(context: Context, finding: Finding) -> bool:
        show_finding(work.conversation, finding)
        return mend(work, finding)

    return _with_finding(work, code, do)


def hand_over_code(work: Work, code: str, file: Path) -> int:
    """The same exit codes: whether a page about it was written for an administrator, to the file.

    The empty path stands for a name that is free.
    """
    if not code.startswith("permissions."):
        raise Usage(
            Phrase("--for-admin is about permissions, and {code} is not.", code=code),
            Phrase("Without it: rekwiz fix {code}", code=code),
        )

    def do(context: Context, finding: Finding) -> bool:
        return hand_over(work.conversation, context, finding, None if file == Path() else file)

    return _with_finding(work, code, do)


def _with_finding(work: Work, code: str, do: Callable[[Context, Finding], bool]) -> int:
    context = work.world()
    report = _look(work, code, context)
    if finding := _found(report, code):
        return MENDED if do(context, finding) else NOT_MENDED
    if not _is_undecided(report, code):
        work.conversation.show(Phrase("{code} does not apply here.", code=code), Mark.DONE)
        return MENDED
    return _blocked(work, report, code)


def _blocked(work: Work, report: Report, code: str) -> int:
    """What must be mended before anybody can tell whether this finding applies."""
    if cause := report.root_cause:
        show_finding(work.conversation, cause)
    words = Phrase("Whether {code} applies here could not be looked at.", code=code)
    work.conversation.show(words, Mark.UNKNOWN)
    if cause and named(cause.remedy.fix):
        work.conversation.show(Phrase("Mend this first:"))
        work.conversation.literal(fix_command(cause.code, work.world()), Kind.COMMAND)
    return NOT_MENDED if report.verdict is Verdict.NOT_READY else UNDECIDED


def mend(work: Work, finding: Finding, *, only_safe: bool = False) -> bool:
    """Whether the finding is gone after its fix; `only_safe` keeps back what needs a choice."""
    say, fix = work.conversation, named(finding.remedy.fix)
    if fix is None:
        say.show(Phrase("rekwiz cannot do this for you; the steps are above."))
        if finding.code in HANDED_OVER:
            point_to_page(say, work.world(), finding.code)
        return False
    if only_safe and not fix.safe:
        say.show(Phrase("rekwiz does this only where it is asked for by name:"))
        admin = work.call.option("admin_profile")
        by = ["--admin-profile", admin] if admin else []
        say.literal(fix_command(finding.code, work.world(), "--yes", *by), Kind.COMMAND)
        return False
    if work.call.option("dry_run"):
        rehearsal = Rehearsal(say)
        fix.mend(rehearsal, work.world(), finding)
        say.show(Phrase("This was a dry run: nothing was changed."))
        return rehearsal.came_to_a_change
    if not fix.mend(say, work.world(), finding):
        say.show(Phrase("Nothing was changed."))
        return False
    return _is_gone(work, finding, datetime.now(UTC) if fix.grants else None)


def _is_gone(work: Work, finding: Finding, granted: datetime | None) -> bool:
    """Whether a new look, after a change, finds it no more; said either way."""
    report = _look(work, finding.code, work.world(granted))
    if young := _found(report, STILL_SPREADING.code):
        show_finding(work.conversation, young)
        return False
    if _found(report, finding.code):
        work.conversation.show(Phrase("Still there: {code}", code=finding.code), Mark.FAIL)
        return False
    if _is_undecided(report, finding.code):
        _blocked(work, report, finding.code)
        return False
    work.conversation.show(Phrase("Mended: {code}", code=finding.code), Mark.DONE)
    return True


def _look(work: Work, code: str, context: Context) -> Report:
    """The checks that can find this cause, and what they need."""
    raisers = [
        check.code for check in all_checks() if code in {message.code for message in check.messages}
    ]
    with work.conversation.progress(Phrase("Looking…")):
        return examine(planned(raisers), context, "fix")


def _found(report: Report, code: str) -> Finding | None:
    return next((finding for finding in report.findings if finding.code == code), None)


def _is_undecided(report: Report, code: str) -> bool:
    """Whether a check that can find this cause was not run, or could not tell."""
    return any(
        outcome.state in (State.SKIP, State.UNKNOWN)
        for outcome in report.outcomes
        if code in {message.code for message in outcome.check.messages}
    )
