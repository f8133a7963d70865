"""What it means that AWS refuses a grant, and how rekwiz ends then."""

from __future__ import annotations

from checks.context import Context
from checks.model import Finding, Phrase
from checks.refused import findings_of
from checks.refused.permission import DENIED
from checks.refused.seen import evidence_of
from checks.sources.refusal import Refusal
from wizard.conversation import Conversation, Kind
from wizard.granting import Failed, show_left, standing
from wizard.known_texts.account import ATTACH_DENIED, TOO_MANY_KEYS, TOO_MANY_POLICIES
from wizard.not_taken import NotTaken
from wizard.showing import show_finding

LIMITS = {"PoliciesPer": TOO_MANY_POLICIES, "AttachedPoliciesPer": TOO_MANY_POLICIES,
          "AccessKeysPerUser": TOO_MANY_KEYS}  # fmt: skip
"""The quotas' names in `Cannot exceed quota for PoliciesPerUser: 10`."""


def finding_of(refusal: Refusal, context: Context) -> Finding:
    """The finding for a refused change: not allowed, too many, or what any question can meet."""
    if refusal.code in DENIED:
        return ATTACH_DENIED.finding(*evidence_of(refusal))
    for quota, message in LIMITS.items():
        if quota in refusal.words:
            return message.finding(*evidence_of(refusal))
    return next(iter(findings_of(refusal, context)))


def point_to_page(conversation: Conversation, code: str) -> None:
    """How to have somebody else do it, for the finding that was to be mended."""
    conversation.show(Phrase("This writes a page for whoever may change permissions:"))
    conversation.literal(f"rekwiz fix {code} --for-admin", Kind.COMMAND)


def end(
    conversation: Conversation,
    context: Context,
    failed: Failed,
    account: str,
    code: str | None = None,
) -> NotTaken:
    """Says why, who could do it, and what is left; gives the exception to end with.

    `code` is the finding that was to be mended, for a page about it.
    """
    finding = finding_of(failed.refusal, context)
    show_finding(conversation, finding)
    if code and finding.code == ATTACH_DENIED.code:
        point_to_page(conversation, code)
    show_left(conversation, failed.left)
    return NotTaken(standing(account, failed.left))
