"""The call is refused: which layer of policies says no, and in AWS's words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.console_links import CONSOLE_ROLES
from checks.context import Context
from checks.model import Finding, Message, Phrase, Remedy
from checks.pages import ACCESS_DENIED
from checks.principal import OF_THE_GUIDE, Principal, principal_of
from checks.refusals.denials import (
    BY_BOUNDARY,
    BY_ENDPOINT_POLICY,
    BY_ORGANIZATION,
    BY_RESOURCE_POLICY,
    BY_SESSION_POLICY,
    EXPLICITLY,
    REKOGNITION_DENIED,
    ROLE_REFUSED,
    S3_DENIED,
    WITHOUT_REASON,
)
from checks.refusals.evidence import action_of, evidence_of, identity_named, identity_of
from checks.refusals.mfa import MFA_CODE_REFUSED, mfa_required
from checks.refusals.not_yet import still_spreading
from checks.refusals.region import not_offered_here
from checks.sources.aws.refusal import Kind, Refusal

DENIED = ("AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "NotAuthorized")
LAYERS = (
    ("service control policy", BY_ORGANIZATION),
    ("resource control policy", BY_ORGANIZATION),
    ("permissions boundary", BY_BOUNDARY),
    ("session policy", BY_SESSION_POLICY),
    ("sessions policy", BY_SESSION_POLICY),
    ("VPC endpoint policy", BY_ENDPOINT_POLICY),
    ("resource-based policy", BY_RESOURCE_POLICY),
)
"""AWS's names of its policy types (IAM User Guide, "Troubleshoot access denied error messages")."""
UNKNOWN = "?"
NAMED = re.compile(
    "(?:explicit deny in an?|because no) (" + "|".join(name for name, _ in LAYERS) + ")",
    re.IGNORECASE,
)
MISSING = {"rekognition": REKOGNITION_DENIED, "s3": S3_DENIED}
"""The finding where the guide's policy for a service is missing."""

TO_PERMISSION_SET = Phrase(
    "Ask the administrator of IAM Identity Center to add {policy} to the permission set."
)
OF_A_SERVICE = Phrase(
    "{user} is a service-linked role: only its service gives it policies. Use an IAM user or a role"
    " of your own."
)
OTHERWISE = {
    "role": Phrase("Attach {policy} to the role {user}, or have an administrator do it."),
    "federated-user": Phrase(
        "Ask whoever made this session to make it anew, with a policy that allows {action}; their"
        " own user must be allowed it, too."
    ),
    "root": Phrase(
        "Sign in as an IAM user or with a role; nobody can attach policies to the root user."
    ),
}
"""The first step, by the kind of identity that is no user (IAM User Guide, "Identities")."""


def findings(refusal: Refusal, context: Context) -> Iterator[Finding]:
    """Which layer refuses; nothing for services that the guide's policies are not about."""
    if refusal.kind is not Kind.AWS or refusal.code not in DENIED:
        return
    if "multifactorauthentication" in refusal.words.lower():
        yield MFA_CODE_REFUSED.finding(*evidence_of(refusal))
    elif refusal.operation.endswith("AssumeRole"):
        yield ROLE_REFUSED.finding(
            *evidence_of(refusal), facts={"identity": identity_named(refusal) or UNKNOWN}
        )
    elif layer := layer_of(refusal.words):
        yield _of_layer(layer, refusal, context)
    elif "explicit deny" in refusal.words.lower():
        yield mfa_required(refusal, context) or _of_layer(EXPLICITLY, refusal, context)
    elif refusal.service in MISSING:
        yield _not_allowed(refusal, context)


def layer_of(words: str) -> Message | None:
    """The layer that AWS's sentence names; the first, where it says which came through which."""
    named = NAMED.search(words)
    name = named[1].lower() if named else next(_mentioned(words), "")
    return next((message for layer, message in LAYERS if layer.lower() == name), None)


def _mentioned(words: str) -> Iterator[str]:
    return (name.lower() for name, _ in LAYERS if name.lower() in words.lower())


def _of_layer(message: Message, refusal: Refusal, context: Context) -> Finding:
    if message is BY_ORGANIZATION:
        from checks.refusals.organization.reading import by_organization

        return by_organization(refusal, context)
    facts = {"action": action_of(refusal), "identity": identity_of(refusal, context) or UNKNOWN}
    return message.finding(*evidence_of(refusal), facts=facts)


def _not_allowed(refusal: Refusal, context: Context) -> Finding:
    """Nothing allows it: too new, not offered in this Region, or the policy is missing."""
    if young := still_spreading(refusal, context):
        return young
    says_nothing = refusal.service == "rekognition" and not refusal.words.strip()
    region_may_lack_it = says_nothing or "in this region" in refusal.words.lower()
    if region_may_lack_it and (elsewhere := not_offered_here(refusal, context)):
        return elsewhere
    message = WITHOUT_REASON if says_nothing else MISSING[refusal.service]
    return _with_policy(message, OF_THE_GUIDE[refusal.service], refusal, context)


def _with_policy(message: Message, policy: str, refusal: Refusal, context: Context) -> Finding:
    arn = identity_of(refusal, context) or UNKNOWN
    who = principal_of(arn)
    facts = {
        "action": action_of(refusal),
        "identity": arn,
        "user": who.name or "USER",
        "policy": who.policy_of_aws(policy),
    }
    remedy = remedy_for(who, message, policy, facts["action"])
    return message.finding(*evidence_of(refusal), remedy=remedy, facts=facts)


def remedy_for(who: Principal, message: Message, policy: str, action: str) -> Remedy | None:
    """What whoever lacks a policy of the guide's can do; None for a user: the message's own steps."""
    if who.kind not in OTHERWISE:
        return None
    first = OTHERWISE[who.kind]
    commands: tuple[str, ...] = ()
    links: tuple[str, ...] = (ACCESS_DENIED,)
    if who.is_of_identity_center:
        first = TO_PERMISSION_SET
    elif who.is_of_a_service:
        first = OF_A_SERVICE
    elif who.kind == "role":
        role = f"--role-name {who.name} --policy-arn {who.policy_of_aws(policy)}"
        commands, links = (f"aws iam attach-role-policy {role}",), (CONSOLE_ROLES, ACCESS_DENIED)
    facts = {"policy": policy, "user": who.name, "action": action}
    further = message.steps[1:] if who.kind == "role" else ()
    steps = (first.with_(**facts), *(Phrase(step, **facts) for step in further))
    fix = message.fix if who.takes_policies else None
    return Remedy(steps, commands, links, fix)


def _named_user(words: str) -> str:
    """The ARN in `User: arn:… is not authorized to perform: …`."""
    named = re.search(r"User: (arn:\S+)", words)
    return named[1] if named else "?"
