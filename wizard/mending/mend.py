"""Mends one finding: shows it, lets its fix do what the person agrees to, and looks again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from msgspec import Struct, field
from msgspec.structs import replace

from checks.catalogue import all_checks, with_needs
from checks.context import Context
from checks.exits import Exit
from checks.identity.account import CHECK as ACCOUNT
from checks.identity.account import UNEXPECTED_ACCOUNT
from checks.model import Check, Finding, Phrase, Remedy, Severity, State, area_of
from checks.refusals.not_yet import STILL_SPREADING
from checks.report import Report, Verdict
from checks.target import known_target
from wizard.account.handover import hand_over
from wizard.account.refused import point_to_page
from wizard.conversation.findings import show_finding, show_steps
from wizard.conversation.protocol import Conversation, Kind, WentBack
from wizard.errors import Usage
from wizard.examining.narrating import narrator
from wizard.examining.run import examine, planned
from wizard.invocation.call import Call
from wizard.invocation.wishes import Wishes, context_of
from wizard.mending.fixes import planner_of
from wizard.mending.here import Here
from wizard.mending.plan import Done, Plan, Within, as_it_is, carried_out
from wizard.output.marks import Mark
from wizard.output.next_commands import fix_command, is_handed_over
from wizard.writing.places import note

MENDED, NOT_MENDED, UNDECIDED = Exit.READY, Exit.NOT_READY, Exit.INCONCLUSIVE

NOTHING_CHANGED = Phrase("Nothing was changed.")
Places = tuple[Finding, ...]
DECIDED = (State.PASS, State.WARN, State.FAIL)
MOST_PLACES = 20
"""A change that gives a finding another face each time does not help."""


class Work(Struct, frozen=True):
    """What a finding is looked for and mended with: whom it is about, and what is required."""

    call: Call
    conversation: Conversation
    wishes: Wishes
    dry: bool = False
    """Whether the change is only to be shown."""
    here: Here = field(default_factory=Here)
    """The same, as far as it is variables."""
    within: Within = as_it_is
    """The world that earlier changes made, where a person has yet to step into it."""
    steps: tuple[Remedy, ...] = ()
    """Those that a person has yet to take."""
    to_come: Sequence[str] = ()
    """Other codes that are mended next: what they name is no reason to call this one unmended."""
    moved: Callable[[Work], None] = lambda work: None
    """Told of both as soon as something is done, and again where it is taken back."""

    def world(self, granted: datetime | None = None) -> Context:
        return self.within(context_of(self.call, self.wishes, granted=granted))

    def after(self, done: Done) -> Work:
        """The same once this is done."""
        within, steps = self.within, (*self.steps, *([done.step] if done.step else []))
        return replace(self, within=lambda context: done.within(within(context)), steps=steps)


def mend_code(work: Work, code: str) -> int:
    """0 where this finding is gone, or was never there; 1 or 3 where it is not, or nobody can tell."""
    context = work.world()
    report = _look(work, code, context)
    finding = _found(report, code)
    if finding is None:
        return _not_found(work, report, code)
    if _is_of_another_account(work, report):
        return NOT_MENDED
    show_finding(work.conversation, finding)
    moved = [work]
    try:
        ended = mend(replace(work, moved=moved.append), finding, context)
    finally:
        work.here.give_back()
    show_steps_left(work.conversation, moved[-1].steps)
    return ended


def hand_over_code(work: Work, code: str, file: Path) -> int:
    """0 where a page about this finding was written for an administrator, or there is nothing to write
    about; 1 or 3 where it is not, or nobody can tell.

    It goes to the file, whose empty path stands for a name that is free.
    """
    if area_of(code) != "permissions":
        raise Usage(
            Phrase("--for-admin is about permissions, and {code} is not.", code=code),
            Phrase("Without it: rekwiz fix {code}", code=code),
        )
    context = work.world()
    report = _look(work, code, context, "permissions")
    finding = _found(report, code)
    if finding is None:
        return _not_found(work, report, code)
    if _is_of_another_account(work, report):
        return NOT_MENDED
    place = None if file == Path() else file
    written = hand_over(work.conversation, context, finding, report, place)
    return MENDED if written else NOT_MENDED


def _is_of_another_account(work: Work, report: Report) -> bool:
    """Whether the keys belong to another account than was asked for, which is said: nothing is done."""
    elsewhere = _found(report, UNEXPECTED_ACCOUNT.code)
    if elsewhere:
        show_finding(work.conversation, elsewhere)
        work.conversation.show(NOTHING_CHANGED)
    return elsewhere is not None


def _not_found(work: Work, report: Report, code: str) -> int:
    """Says what there is in its place, if anything, and whether anybody could tell."""
    say = work.conversation
    if _is_undecided(report, code):
        return _blocked(work, report, code)
    if other := _another(report, code):
        say.show(Phrase("{code} does not apply here; another cause does:", code=code))
        show_finding(say, other)
        return NOT_MENDED
    say.show(Phrase("{code} does not apply here.", code=code), Mark.DONE)
    return MENDED


def _blocked(work: Work, report: Report, code: str) -> Exit:
    """What must be mended before anybody can tell whether this finding applies."""
    if cause := report.root_cause:
        show_finding(work.conversation, cause)
    words = Phrase("rekwiz could not check whether {code} applies here.", code=code)
    work.conversation.show(words, Mark.UNKNOWN)
    if cause and cause.remedy.fix:
        work.conversation.show(Phrase("Fix this first:"))
        work.conversation.literal(fix_command(cause.code, work.world().scope), Kind.COMMAND)
    return NOT_MENDED if report.verdict is Verdict.NOT_READY else UNDECIDED


def mend(work: Work, finding: Finding, context: Context, before: Places = ()) -> Exit:
    """The same exit codes after the finding's fix, or 5 where it did not help and was taken back.

    `context` is the world in which it was found, so that AWS is not asked again; `before` are those
    of the same code that were mended just now.
    """
    say, fix, scope = work.conversation, finding.remedy.fix, context.scope
    if fix is None:
        say.show(Phrase("rekwiz cannot do this for you; the steps are above."))
        if is_handed_over(finding.code, known_target(context).arn or ""):
            point_to_page(say, scope, finding.code)
        return NOT_MENDED
    try:
        plan = planner_of(fix)(say, context, finding)
        if work.dry:
            return _rehearsed(work, plan)
        done = carried_out(say, plan, finding) if plan else None
    except WentBack:  # from the first question: nothing is before it
        done = None
    if done is None:
        say.show(NOTHING_CHANGED)
        return NOT_MENDED
    note(*done.by_hand)
    after = work.after(done)
    work.moved(after)
    ended = _after(after, (*before, finding), done)
    if ended is Exit.NOT_TAKEN:
        work.moved(work)
    return ended


def _rehearsed(work: Work, plan: Plan | None) -> Exit:
    if plan:
        plan.show(work.conversation)
        if plan.exact:
            work.conversation.literal(plan.exact, Kind.DIFF)
    work.conversation.show(Phrase("This was a dry run: nothing was changed."))
    return MENDED if plan else NOT_MENDED


def _after(work: Work, mended: Places, done: Done) -> Exit:
    """What a new look says, after a change."""
    say, code = work.conversation, mended[-1].code
    work.here.take(done.still_set)
    context = work.world(done.granted)
    report = _look(work, code, context)
    if young := _found(report, STILL_SPREADING.code):
        show_finding(say, young)
        return UNDECIDED
    if same := _found(report, code):
        if all(_is_elsewhere(same, each) for each in mended) and len(mended) < MOST_PLACES:
            return _next_of_its_kind(work, same, context, mended)
        return _did_not_help(work, code, done)
    if _is_undecided(report, code):
        return _blocked(work, report, code)
    is_of_here = bool(done.still_set)
    words = Phrase("Fixed for new terminals: {code}") if is_of_here else Phrase("Fixed: {code}")
    say.show(words.with_(code=code), Mark.DONE)
    if (other := _another(report, code)) and other.code not in work.to_come:
        say.show(Phrase("Now something else keeps it from working; the change stays:"))
        show_finding(say, other)
        return NOT_MENDED
    return MENDED


def _is_elsewhere(finding: Finding, other: Finding) -> bool:
    return (finding.location, finding.evidence) != (other.location, other.evidence)


def _next_of_its_kind(work: Work, finding: Finding, context: Context, mended: Places) -> Exit:
    """The same cause at another place: mended as well, in its turn."""
    say = work.conversation
    say.show(Phrase("Fixed in one place; it is still there in another:"), Mark.DONE)
    show_finding(say, finding)
    return mend(work, finding, context, mended)


def show_steps_left(say: Conversation, steps: Sequence[Remedy]) -> None:
    """What only a person can do for a change to count."""
    for step in steps:
        say.show(Phrase("What you need to do:"))
        show_steps(say, step.steps, step.commands, step.links)


def _did_not_help(work: Work, code: str, done: Done) -> Exit:
    """It is taken back where it can be; else what would do so is said."""
    say = work.conversation
    say.show(Phrase("Still there: {code}", code=code), Mark.FAIL)
    if done.take_back:
        done.take_back()
        work.here.give_back()
        say.show(Phrase("The change did not help, and was taken back: all is as it was."))
        return Exit.NOT_TAKEN
    if done.by_hand:
        say.show(Phrase("What was done stays; this would take it back:"))
        for command in done.by_hand:
            say.literal(command, Kind.COMMAND)
    return NOT_MENDED


def _look(work: Work, code: str, context: Context, *also: str) -> Report:
    """The checks that can find this cause, and what they need.

    What any check may end in, such as being out of time, is looked for in the checks of its area.
    """
    checks = [check.code for check in all_checks() if _can_find(check, code)]
    checks = [*(checks or [area_of(code)]), *also]
    if area_of(code) == "permissions":
        checks.append(ACCOUNT.code)
    with work.conversation.progress(Phrase("Looking…")) as say:
        waiting = narrator(work.conversation.language, say)
        return examine(planned(checks), context, "fix", waiting=waiting)


def _can_find(check: Check, code: str) -> bool:
    return code in {message.code for message in check.messages}


def _found(report: Report, code: str) -> Finding | None:
    return next((finding for finding in report.findings if finding.code == code), None)


def _is_undecided(report: Report, code: str) -> bool:
    """Whether a check that can find this cause could not tell, or was not run.

    What waits for another such check of the same area need not be run: that one has told. One that
    could not tell stands behind another such check that has: AWS took the key there, for one.
    """
    able = [outcome for outcome in report.outcomes if _can_find(outcome.check, code)]
    told = {outcome.check.code for outcome in able if outcome.check.area == area_of(code)}
    decided = {outcome.check.code for outcome in able if outcome.state in DECIDED}
    return any(
        outcome.state is State.UNKNOWN
        or (outcome.state is State.SKIP and not told.issuperset(outcome.blocked_by))
        for outcome in able
        if decided.isdisjoint(each.code for each in with_needs([outcome.check.code]))
    )


def _another(report: Report, code: str) -> Finding | None:
    """What else fails a check that can find this cause."""
    return next(
        (
            finding
            for outcome in report.outcomes
            if outcome.state is State.FAIL and _can_find(outcome.check, code)
            for finding in outcome.findings
            if finding.severity is Severity.FAIL
        ),
        None,
    )
