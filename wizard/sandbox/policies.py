"""Decides what IAM policy documents allow, as AWS's documented evaluation logic does.

Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
Written anew because moto's own evaluator ignores NotResource, compares action names with
their case, and takes an unmet condition for a denial.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import Enum

from msgspec import Struct, field

from wizard.sandbox.conditions import hold
from wizard.sandbox.policy_document import (
    Document,
    OneOrMore,
    Statement,
    listed,
    statements_of,
)


class Verdict(Enum):
    """What a set of policies says of one request; the values are SimulatePrincipalPolicy's."""

    ALLOWED = "allowed"
    EXPLICIT_DENY = "explicitDeny"
    IMPLICIT_DENY = "implicitDeny"


class Ask(Struct, frozen=True):
    """One request as policies see it: `action` is `service:Name`, `resource` an ARN or `*`."""

    action: str
    resource: str = "*"
    context: Mapping[str, str] = field(default_factory=dict)


def judge(documents: Iterable[Document], ask: Ask) -> Verdict:
    """The verdict of `documents` together: a Deny beats every Allow, silence denies."""
    effects = {
        statement["Effect"]
        for document in documents
        for statement in statements_of(document)
        if _concerns(statement, ask)
    }
    if "Deny" in effects:
        return Verdict.EXPLICIT_DENY
    return Verdict.ALLOWED if "Allow" in effects else Verdict.IMPLICIT_DENY


def trusts(document: Document, principal_arn: str, ask: Ask) -> bool:
    """Whether a role's trust policy lets `principal_arn` make the request.

    Naming the account's root trusts everybody in the account.
    """
    account_root = re.sub(r"^arn:(\S+?):\w+::(\d+):.*$", r"arn:\1:iam::\2:root", principal_arn)
    # An account is named by its root's ARN or by its number alone.
    names = {"*", principal_arn, account_root, account_root.split(":")[4]}
    granted = False
    for statement in statements_of(document):
        if not _principals(statement) & names or not _concerns(statement, ask):
            continue
        if statement["Effect"] == "Deny":
            return False
        granted = True
    return granted


def _concerns(statement: Statement, ask: Ask) -> bool:
    # IAM takes an action in whatever case it is written; of a resource the case counts.
    if "NotAction" in statement:
        action_meant = not _any_matches(statement["NotAction"], ask.action.lower(), lower=True)
    else:
        action_meant = _any_matches(statement["Action"], ask.action.lower(), lower=True)
    return (
        action_meant and _covers(statement, ask) and hold(statement.get("Condition"), ask.context)
    )


def _covers(statement: Statement, ask: Ask) -> bool:
    """A statement without a resource is a trust policy's and covers its role."""
    if "NotResource" in statement:
        return not _any_matches(_filled(statement["NotResource"], ask), ask.resource)
    if "Resource" in statement:
        return _any_matches(_filled(statement["Resource"], ask), ask.resource)
    return True


def _filled(patterns: OneOrMore, ask: Ask) -> list[str]:
    """Patterns with policy variables such as `${aws:username}` put in."""
    return [
        re.sub(r"\$\{([^}]+)\}", lambda found: ask.context.get(found[1].lower(), ""), pattern)
        for pattern in listed(patterns)
    ]


def _any_matches(patterns: OneOrMore, value: str, *, lower: bool = False) -> bool:
    return any(
        matches(pattern.lower() if lower else pattern, value) for pattern in listed(patterns)
    )


def matches(pattern: str, value: str) -> bool:
    """IAM's wildcards: `*` is any run of characters, `?` any one."""
    # Not fnmatch, to which `[` means something: IAM takes it as it stands.
    regex = re.escape(pattern).replace(r"\*", ".*").replace(r"\?", ".")
    return re.fullmatch(regex, value, re.DOTALL) is not None


def _principals(statement: Statement) -> set[str]:
    principal = statement.get("Principal", {})
    if isinstance(principal, str):
        return {principal}
    return {name for names in principal.values() for name in listed(names)}
