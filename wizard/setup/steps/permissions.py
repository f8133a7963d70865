"""Step 6: both policies are confirmed, through IAM where it lets the identity look, and by use."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from msgspec.structs import replace

from checks.console_links import USERS, link_in, partition_meant
from checks.fix import Fix
from checks.model import Finding, Phrase, Severity
from checks.principal import principal_of
from checks.refusals import denials
from checks.report import Report
from wizard.account.administrator import PROFILE
from wizard.account.handover import hand_over
from wizard.account.policies import GRANT as CONSENT
from wizard.conversation.boxes import POLICY
from wizard.conversation.findings import together, what_holds
from wizard.conversation.protocol import Choice, Kind, Question
from wizard.errors import NotTaken
from wizard.mending.fixes import attach_policies
from wizard.mending.fixes.attach_policies import may_work
from wizard.mending.fixes.set_region import CONSENT as WRITE_REGION
from wizard.mending.fixes.set_region import in_profile
from wizard.mending.plan import Plan, carried_out
from wizard.output.marks import Mark
from wizard.output.next_commands import is_handed_over
from wizard.setup.console_page import question_of, show_page, stay_on
from wizard.setup.granted_elsewhere import Waiting
from wizard.setup.journey import Step, until_it_holds
from wizard.setup.leaving import leave
from wizard.setup.pages import ATTACHING
from wizard.setup.signing_in import sign_in_meanwhile
from wizard.setup.trail import Ending
from wizard.setup.travel import Travel
from wizard.writing.places import note

TITLE = Phrase("Policies")
ATTACHED = Phrase("The policies are attached: check again")
WITHOUT = Phrase("Continue without them")
WATCHING = Phrase(
    "For ten minutes rekwiz asks AWS every few seconds, and goes on by itself when they are there."
)


NOT_BY_ATTACHING = (
    denials.EXPLICITLY.code,
    denials.BY_ORGANIZATION.code,
    denials.BY_BOUNDARY.code,
    denials.BY_SESSION_POLICY.code,
    denials.BY_ENDPOINT_POLICY.code,
    denials.BY_RESOURCE_POLICY.code,
)
"""Refusals that no policy of the identity's own can lift."""


class Way(Enum):
    REGION = auto()
    AGAIN = auto()
    GRANT = auto()
    CONSOLE = auto()
    PAGE = auto()
    ON = auto()
    LEAVE = auto()


QUESTION = Question(
    "permissions",
    Phrase("What next?"),
    help=Phrase(
        "Somebody who may change permissions attaches the two policies to this user in the IAM"
        " console: Users, the user, “Add permissions”, “Attach policies directly”. It can take a"
        " minute until all of AWS knows."
    ),
    boxes=(POLICY,),
)
GRANT = Choice(
    "grant",
    Way.GRANT,
    Phrase("Have rekwiz attach them"),
    Phrase("with a profile that may; shown and asked before"),
)
CONSOLE = Choice("console", Way.CONSOLE, Phrase("Show me the console page, and wait"))
ANOTHER_TROUBLE = Phrase("The policies cannot be looked at before what is said above is right.")
PAGE = Choice("page", Way.PAGE, Phrase("Write a page for whoever may change permissions"))


def guide(travel: Travel) -> Ending:
    areas = ("files", "credentials", "network", "identity", "region", "permissions")
    ending = until_it_holds(
        travel,
        TITLE,
        lambda: travel.look(*areas),
        _who,
        lambda report, first: _ask(travel, report),
        lambda report: _show(travel, report),
    )
    return _rehearsed(travel, ending) if travel.dry else ending


def _rehearsed(travel: Travel, ending: Ending) -> Ending:
    """The end of a dry run that came so far: all holds, or the grant was shown."""
    if ending not in (Ending.HELD, Ending.REHEARSED):
        return Ending.LEFT
    travel.conversation.show(Phrase("This was a dry run: nothing was changed."))
    return Ending.REHEARSED


def _ask(travel: Travel, report: Report) -> Ending | None:
    cause = report.root_cause
    if ending := sign_in_meanwhile(travel, cause):
        return None if ending is Ending.DONE else ending
    question = travel.after_it(_question(travel, report))
    match travel.conversation.choose(question, *_ways(travel, report)):
        case Way.REGION if cause:
            plan = in_profile(travel.context, str(cause.facts["meant"]))
            return _carried_out(travel, lambda: plan)
        case Way.CONSOLE:
            show_page(travel, ATTACHING)
            if travel.conversation.notices:
                travel.conversation.show(WATCHING)
            stay_on(travel, ATTACHING, Waiting(travel.world).is_over)
        case Way.GRANT if cause:
            return _carried_out(
                travel,
                lambda: attach_policies.plan(travel.conversation, travel.context, cause),
            )
        case Way.PAGE if cause:
            hand_over(travel.conversation, travel.context, cause, report)
        case Way.ON:
            return Ending.SKIPPED
        case Way.LEAVE:
            return Ending.LEFT
    return None


def _ways(travel: Travel, report: Report) -> tuple[tuple[Choice[Way], ...], str]:
    """The ways on, and the one that is recommended: granting, where it was asked for by its flag."""
    cause, whose = report.root_cause, report.target.arn or ""
    again = ATTACHED if _is_of_permissions(report) else Phrase("Check again")
    without = WITHOUT if _is_of_permissions(report) else Phrase("Continue anyway")
    rest = (Choice("on", Way.ON, without), leave(travel, Way.LEAVE))
    if (
        cause
        and cause.remedy.fix is Fix.ATTACH_POLICIES
        and may_work(travel.conversation, travel.context)
    ):
        wished = travel.context.administrator or travel.conversation.asks
        ways = (GRANT, CONSOLE, Choice("again", Way.AGAIN, again), PAGE, *rest)
        return ways, "grant" if wished else "on"
    if cause and cause.remedy.fix is Fix.SET_REGION and (meant := cause.facts.get("meant")):
        words = Phrase("Set the Region {region} in the profile", region=str(meant))
        set_it = Choice("region", Way.REGION, words, Phrase("shown and asked before"))
        return (set_it, Choice("again", Way.AGAIN, again), *rest), set_it.key
    page = (PAGE,) if cause and is_handed_over(cause.code, whose) else ()
    by_user = page and principal_of(whose).kind == "user" and _is_of_permissions(report)
    console = (CONSOLE,) if by_user else ()
    ways = (Choice("again", Way.AGAIN, again), *console, *page, *rest)
    return ways, "again" if travel.conversation.asks else "on"


def _is_of_permissions(report: Report) -> bool:
    """Whether it is the permissions that are missing, and not the way to AWS, or the key, or a rule that
    no policy lifts."""
    cause = report.root_cause
    return cause is not None and cause.area == "permissions" and cause.code not in NOT_BY_ATTACHING


def _question(travel: Travel, report: Report) -> Question:
    """Its help tells of policies, and so only where they are the trouble; then it also waits for them."""
    if not _is_of_permissions(report):
        return replace(QUESTION, help=ANOTHER_TROUBLE, boxes=())
    waiting = Waiting(travel.world)
    return replace(QUESTION, by_itself=lambda: "again" if waiting.is_over() else None)


def _carried_out(travel: Travel, planned: Callable[[], Plan | None]) -> Ending | None:
    """What is missing is attached, or set, and looked at again; where AWS refuses, all is as before, and
    that was said."""
    say = travel.conversation
    try:
        plan = planned()
        if plan and travel.dry:
            plan.show(say)
            return Ending.REHEARSED
        if plan and (done := carried_out(say, plan)):
            note(*done.by_hand)
            travel.world.look_anew(done.granted)
            return None
    except NotTaken as refused:
        if not say.asks:
            raise
        say.show(refused.phrase, Mark.FAIL)
    return None if say.asks else Ending.LEFT


def _who(report: Report) -> Phrase:
    """The identity, and how its two policies are known: shown by IAM, or proved by the calls alone."""
    reading = what_holds(report, "permissions.policies")
    confirmed = Phrase("both policies confirmed by use")
    parts = [what_holds(report, "identity"), *([reading] if reading.parts else []), confirmed]
    return together(parts)


def _show(travel: Travel, report: Report) -> None:
    """The cause in full; other failures of their own below it."""
    if report.root_cause:
        travel.tell(report.root_cause)
    for finding in report.findings:
        if _is_another(finding, report):
            travel.conversation.show(finding.summary, Mark.FAIL)
    cause = report.root_cause
    handed_over = cause and is_handed_over(cause.code, report.target.arn or "")
    if cause is None or not handed_over or not _is_of_permissions(report):
        return
    if not any("/iam/home" in link for link in cause.remedy.links):
        users = link_in(USERS, partition_meant(report.target))
        travel.conversation.literal(users, Kind.LINK)


def _is_another(finding: Finding, report: Report) -> bool:
    is_another = finding is not report.root_cause and finding.code not in report.explained
    return is_another and finding.severity is Severity.FAIL


STEP = Step(TITLE, guide, (QUESTION, CONSENT, WRITE_REGION, PROFILE, question_of(ATTACHING)))
