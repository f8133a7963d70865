"""The two ways of the set-up in which no key is given: the browser, and IAM Identity Center."""

from __future__ import annotations

from enum import Enum, auto

from checks.accounts.sign_ins import InUse, Way, sign_in_by, way_in_use
from checks.context import Context
from checks.credentials.support.sign_in import INCOMPLETE
from checks.model import Finding, Phrase, State
from checks.profile import resolved_region
from checks.refusals.roles import SSO_ROLE_NOT_ASSIGNED
from checks.refusals.sign_in import INSUFFICIENT, NEEDED, SIGN_IN_DENIED
from checks.report import Report
from checks.sources.aws.partitions import partition_of
from checks.sources.aws.refusal import Refusal
from wizard.account.administrator import PROFILE
from wizard.account.policies import GRANT as CONSENT
from wizard.conversation import boxes
from wizard.conversation.findings import show_steps, what_holds
from wizard.conversation.protocol import Choice, Kind, Question
from wizard.errors import NotTaken
from wizard.mending.fixes import attach_policies
from wizard.mending.plan import carried_out
from wizard.output.marks import Mark
from wizard.setup.leaving import leave
from wizard.setup.remembered import remember
from wizard.setup.source import CHOICE
from wizard.setup.trail import Ending
from wizard.setup.travel import Travel
from wizard.signing_in.command import Command, command_for
from wizard.signing_in.in_person import (
    Ended,
    in_the_way,
    say_that_it_needs_a_person,
    sign_in,
)
from wizard.signing_in.tools import lacking
from wizard.writing.places import note

AREAS = ("files", "credentials", "network", "identity")
ROOT_CODE = "identity.root-user"
PROFILE_OF_ITS_OWN = Phrase(
    "The profile {profile} signs in with {command}, and a key beside that would make a muddle: give"
    " another way a profile of its own."
)


NOT_THERE = Phrase(
    "{command} is not offered in the part of AWS that {region} belongs to ({partition}): choose another"
    " way."
)


class Next(Enum):
    """How to go on where nobody was signed in."""

    AGAIN = auto()
    ANEW = auto()
    REMOTE = auto()
    GRANT = auto()
    OTHER = auto()
    LEAVE = auto()


AFTER = Question(
    "sign_in",
    Phrase("What next?"),
    help=Phrase(
        "A sign-in that was not finished leaves nothing behind. With a browser on another device AWS"
        " shows an address to open there, and a code to type in here: it is good once, and for some"
        " minutes."
    ),
)
TOOLS = Question(
    "sign_in_tools",
    Phrase("What next?"),
    help=Phrase(
        "This way of signing in is done by Amazon's own programs, in a version that knows it. Install"
        " what is named above in another window; rekwiz looks again when you say so."
    ),
    boxes=(boxes.CLI, boxes.SDK),
)
AS_ROOT = Question(
    "sign_in_as_root",
    Phrase("Continue as the root user anyway?"),
    help=Phrase("No: then nothing is done as the root user, and rekwiz asks how else to sign in."),
    boxes=(boxes.IAM_USER,),
)
AGAIN = Choice("again", Next.AGAIN, Phrase("Sign in again"))
ELSEWHERE = Choice("remote", Next.REMOTE, Phrase("Sign in again, with a browser on another device"))
GRANT = Choice(
    "grant",
    Next.GRANT,
    Phrase("Have rekwiz attach the policy that is missing"),
    Phrase("with a profile that may; shown and asked before"),
)
ANEW = Choice(
    "anew",
    Next.ANEW,
    Phrase("Choose the account and the role anew"),
    Phrase("aws configure sso asks for all of it"),
)
NOT_BY_SIGNING_IN = (SSO_ROLE_NOT_ASSIGNED.code, INCOMPLETE.code)
"""What IAM Identity Center's settings are to blame for: whoever signs in again meets it again."""
OTHER = Choice("other", Next.OTHER, Phrase("Choose another way"))
QUESTIONS = (AFTER, TOOLS, AS_ROOT, CONSENT, PROFILE)


def signs_in(context: Context) -> InUse | None:
    """How the profile in use signs in, where it is one of the ways in which no key is given."""
    used = way_in_use(context)
    return used if used and used.way is not Way.ACCESS_KEY else None


def say_that_it_needs_another_profile(travel: Travel, used: InUse) -> None:
    profile, command = used.profile, used.sign_in.signs_in
    travel.conversation.show(PROFILE_OF_ITS_OWN.with_(profile=profile, command=command), Mark.WARN)
    flag = " --keep-sandbox" if travel.call.everywhere.keep_sandbox else ""
    if not travel.call.begins_anew:
        travel.conversation.literal(f"rekwiz setup --profile NAME{flag}", Kind.COMMAND)


def sign_in_meanwhile(travel: Travel, cause: Finding | None) -> Ending | None:
    """Where a sign-in has ended in the middle of the set-up, in the way of another step: DONE once
    somebody is signed in again. None where it is not that."""
    used = signs_in(travel.context)
    if not (used and cause and cause.code == NEEDED.code):
        return None
    return sign_in_anew(travel, used, cause)


def sign_in_anew(
    travel: Travel, used: InUse, cause: Finding | None, title: Phrase | None = None
) -> Ending:
    """For a profile that signs in already, and nobody is signed in, or AWS does not take it."""
    anew = cause is not None and cause.code in NOT_BY_SIGNING_IN
    if travel.conversation.asks and not travel.dry:
        return _asked_anew(travel, used, title, anew=anew)
    return sign_in_by_person(travel, used.way, title, anew=anew) or Ending.LEFT


def _asked_anew(travel: Travel, used: InUse, title: Phrase | None, *, anew: bool) -> Ending:
    while True:
        denied = _denied(travel)
        first = [*([ANEW] if anew else []), *([GRANT] if denied else [])]
        answer = _after(travel, used.way, *first)
        match answer:
            case Next.LEAVE:
                return Ending.LEFT
            case Next.GRANT if denied:
                if _granted(travel, denied) and came(travel, title, Ended.WELL):
                    return Ending.DONE
                continue
            case Next.AGAIN | Next.REMOTE | Next.ANEW:
                remote, set_up = answer is Next.REMOTE or None, answer is Next.ANEW
                if ending := sign_in_by_person(travel, used.way, title, remote=remote, anew=set_up):
                    return ending
        say_that_it_needs_another_profile(travel, used)
        return Ending.LEFT


def _denied(travel: Travel) -> Finding | None:
    """That the identity lacks the policy for its way to sign in, where rekwiz could have it attached."""
    match travel.context.aws.keys():
        case Refusal(code=code) if code == INSUFFICIENT:
            cause = travel.look(*AREAS).root_cause
            is_it = cause is not None and cause.code == SIGN_IN_DENIED.code
            return (
                cause
                if is_it and attach_policies.may_work(travel.conversation, travel.context)
                else None
            )
    return None


def _granted(travel: Travel, denied: Finding) -> bool:
    try:
        plan = attach_policies.plan(travel.conversation, travel.context, denied)
        done = carried_out(travel.conversation, plan) if plan else None
    except NotTaken as refused:
        travel.conversation.show(refused.phrase, Mark.FAIL)
        return False
    if done:
        note(*done.by_hand)
    travel.world.look_anew(done.granted if done else None)
    return done is not None


def sign_in_by_person(
    travel: Travel,
    way: Way,
    title: Phrase | None,
    *,
    remote: bool | None = None,
    anew: bool = False,
) -> Ending | None:
    """DONE once AWS knows who came, whatever the command said of itself; None to choose another way.

    `anew` asks again for what is set up already.
    """
    if _is_not_there(travel, way):
        return None if travel.conversation.asks else Ending.LEFT
    command = command_for(travel.context, way, remote=remote, anew=anew)
    if travel.dry:
        return _rehearsed(travel, command)
    remember(travel.context, **{CHOICE: way.value})
    if not travel.conversation.asks:
        say_that_it_needs_a_person(travel.conversation, command)
        return Ending.LEFT
    while True:
        match _tools(travel, way):
            case Next.OTHER:
                return None
            case Next.LEAVE:
                return Ending.LEFT
        command = command_for(travel.context, way, remote=remote, anew=anew)
        ended = sign_in(travel.conversation, travel.context, command)
        travel.world.look_anew()
        if came(travel, title, ended):
            return Ending.DONE
        is_vain = bool(in_the_way(command, travel.context))
        match _after(travel, way, is_vain=is_vain):
            case Next.REMOTE:
                remote = True
            case Next.OTHER:
                return None
            case Next.LEAVE:
                return Ending.LEFT


def _is_not_there(travel: Travel, way: Way) -> bool:
    """Whether the Region that is set lies where AWS has no such sign-in, which is said then."""
    sign_in, region = sign_in_by(way), resolved_region(travel.context) or ""
    partition = partition_of(region)
    if partition is None or partition in sign_in.partitions:
        return False
    facts = {"command": sign_in.signs_in, "region": region, "partition": partition}
    travel.conversation.show(NOT_THERE.with_(**facts), Mark.WARN)
    return True


def _rehearsed(travel: Travel, command: Command) -> Ending:
    travel.conversation.show(Phrase("This would be run in this terminal:"))
    travel.conversation.literal(command.shown, Kind.COMMAND)
    travel.conversation.show(Phrase("This was a dry run: nothing was changed."))
    return Ending.REHEARSED


def _tools(travel: Travel, way: Way) -> Next:
    """AGAIN once all is there; until then what is missing, and how it is had, is said and waited for."""
    while found := lacking(travel.context, sign_in_by(way)):
        said, remedy = found
        travel.conversation.show(said, Mark.WARN)
        show_steps(travel.conversation, remedy.steps, remedy.commands, remedy.links)
        choices = (
            Choice("again", Next.AGAIN, Phrase("It is installed now: check again")),
            OTHER,
            leave(travel, Next.LEAVE),
        )
        answer = travel.conversation.choose(TOOLS, choices, "again")
        if answer is not Next.AGAIN:
            return answer
        travel.world.look_anew()
    return Next.AGAIN


def came(travel: Travel, title: Phrase | None, ended: Ended) -> bool:
    """Whether AWS knows somebody now, who is meant; what keeps it from that is said. Without a title
    it is not this step's line."""
    report = travel.look(*AREAS, "sdk.login-support", context=travel.world.somewhere)
    if not _is_known(report):
        # A command that failed has said why itself; of one that went well that was still to be said.
        if ended is Ended.WELL and (cause := report.root_cause):
            travel.tell(cause)
        return False
    if (root := _root(report)) and not _is_meant(travel, root):
        return False
    if title:
        travel.line(Mark.DONE, title, what_holds(report, "identity"))
    return True


def _is_known(report: Report) -> bool:
    return any(
        outcome.check.code == "identity.known" and outcome.state is State.PASS
        for outcome in report.outcomes
    )


def _root(report: Report) -> Finding | None:
    return next((each for each in report.findings if each.code == ROOT_CODE), None)


def _is_meant(travel: Travel, root: Finding) -> bool:
    travel.tell(root)
    return travel.conversation.confirm(AS_ROOT, recommended=False)


def _after(travel: Travel, way: Way, *before: Choice[Next], is_vain: bool = False) -> Next:
    """What next; `is_vain` says that to sign in again would end as it did."""
    choices = [
        *before,
        AGAIN,
        *([ELSEWHERE] if sign_in_by(way).without_browser else []),
        OTHER,
        leave(travel, Next.LEAVE),
    ]
    recommended = OTHER if is_vain else choices[0]
    return travel.conversation.choose(travel.after_it(AFTER), choices, recommended.key)
