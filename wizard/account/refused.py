"""What it means that AWS refuses a grant, and how rekwiz ends then."""

from __future__ import annotations

from checks.console_links import in_console
from checks.context import Context
from checks.knowledge.texts.changes import (
    ATTACH_DENIED,
    CHANGE_DENIED,
    POLICY_NOT_FOUND,
    TOO_MANY_KEYS,
    TOO_MANY_POLICIES,
    TOO_MANY_USERS,
    USER_EXISTS,
    USER_NOT_FOUND,
)
from checks.model import Finding, Message, Phrase
from checks.principal import Principal, principal_of
from checks.refusals.evidence import evidence_of
from checks.refusals.permission import DENIED, layer_of
from checks.refusals.reading import findings_of
from checks.scope import Scope
from checks.sources.aws.refusal import Kind as Refuser
from checks.sources.aws.refusal import Refusal
from wizard.account.administrator import Administrator
from wizard.account.granting import Failed, show_left, standing
from wizard.conversation.findings import show_finding
from wizard.conversation.protocol import Conversation, Kind
from wizard.errors import NotTaken
from wizard.output.next_commands import FOR_ADMIN, fix_command

QUOTAS = {
    "PoliciesPer": TOO_MANY_POLICIES,
    "AccessKeysPerUser": TOO_MANY_KEYS,
    "UsersPerAccount": TOO_MANY_USERS,
}
"""The quotas' names in `Cannot exceed quota for PoliciesPerUser: 10`."""
ABOUT_THE_MAKER = (ATTACH_DENIED, CHANGE_DENIED)
MISSING = {"policy": POLICY_NOT_FOUND, "user": USER_NOT_FOUND}
"""By AWS's words: `Policy arn:… does not exist`, `The user with name … cannot be found`."""


def finding_of(refusal: Refusal, context: Context, whose: Principal) -> Finding:
    """The finding for a refused change: not allowed, too many, or what any question can meet.

    `context` is the world as whoever was to make the change sees it, `whose` it was to be.
    """
    message = _message_of(refusal)
    if message is None:
        return in_console(next(iter(findings_of(refusal, context))), whose.partition)
    maker = principal_of(context.caller())
    named = maker if message in ABOUT_THE_MAKER else whose
    found = message.finding(*evidence_of(refusal), facts={"user": named.name or "USER"})
    return in_console(found, whose.partition)


def _message_of(refusal: Refusal) -> Message | None:
    words = refusal.words.lower()
    match refusal.code:
        case code if code in DENIED and layer_of(words) is None:
            return ATTACH_DENIED if ":Attach" in refusal.operation else CHANGE_DENIED
        case "LimitExceeded":
            return next((each for quota, each in QUOTAS.items() if quota.lower() in words), None)
        case "EntityAlreadyExists":
            return USER_EXISTS
        case "NoSuchEntity":
            return next((each for thing, each in MISSING.items() if thing in words), None)
    return None


def point_to_page(conversation: Conversation, scope: Scope, code: str) -> None:
    """How to have somebody else do it, for the finding that was to be mended."""
    conversation.show(Phrase("This writes a page for whoever may change permissions:"))
    conversation.literal(fix_command(code, scope, FOR_ADMIN), Kind.COMMAND)


def _whom(refusal: Refusal, admin: Administrator) -> Phrase:
    if refusal.kind is Refuser.AWS:
        return Phrase(
            "AWS refused this to {name} (profile {profile}):",
            name=admin.name,
            profile=admin.profile,
        )
    return Phrase("The profile {profile} cannot make the changes:", profile=admin.profile)


def end(
    conversation: Conversation,
    context: Context,
    failed: Failed,
    admin: Administrator,
    whose: Principal,
    code: str | None = None,
) -> NotTaken:
    """Says why, who could do it, and what is left; gives the exception to end with.

    The change was to be `whose`; `code` is the finding that was to be mended, for a page about it.
    """
    finding = finding_of(failed.refusal, admin.world(context), whose)
    conversation.show(_whom(failed.refusal, admin))
    show_finding(conversation, finding)
    if code and finding.code in (ATTACH_DENIED.code, CHANGE_DENIED.code):
        point_to_page(conversation, context.scope, code)
    show_left(conversation, failed.left)
    return NotTaken(standing(admin.account, failed.left))
