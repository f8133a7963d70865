"""What IAM lets an identity read of its own policies, every page, the questions side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from msgspec import Struct

from checks.context import Context
from checks.deadline import aside, side_by_side
from checks.model import Phrase
from checks.principal import Principal
from checks.sources.aws.ask import Answer
from checks.sources.aws.listing import ENDLESS
from checks.sources.aws.refusal import Refusal

AT_ONCE = 8
ENDLESS_LIST = Phrase(
    "The answer to {operation} has no end: the policies that came first are known, and the rest is"
    " not."
)


class Policy(Struct, frozen=True):
    """A managed policy with its ARN, or an inline one without; `source` is who carries it."""

    name: str
    source: str
    arn: str = ""


class Reading(Struct, frozen=True):
    """The policies that IAM showed; `is_partial` where it refused one of the questions, or one of its
    lists has no end."""

    attached: tuple[Policy, ...]
    inline: tuple[Policy, ...]
    boundary: str | None
    is_partial: bool
    endless: str | None = None
    """The question whose list has no end."""


class _Listing(Struct, frozen=True):
    """One question to IAM and all pages of the answer: entries of `key`."""

    source: str
    key: str
    pages: tuple[Answer | Refusal, ...]

    @property
    def entries(self) -> list[Any]:
        answers = (page for page in self.pages if isinstance(page, Answer))
        return [entry for answer in answers for entry in answer.value.get(self.key) or []]

    @property
    def is_refused(self) -> bool:
        return any(isinstance(page, Refusal) for page in self.pages)

    @property
    def endless(self) -> str | None:
        match self.pages[-1]:
            case Refusal(code=code, operation=operation) if code == ENDLESS:
                return operation
        return None


def read(context: Context, who: Principal) -> Reading:
    """The policies of a user and its groups, or of a role, and the permissions boundary."""
    kind = who.kind.capitalize()
    named = {f"{kind}Name": who.name}
    own = [
        partial(_ask, context, who.name, "AttachedPolicies", f"ListAttached{kind}Policies", named),
        partial(_ask, context, who.name, "PolicyNames", f"List{kind}Policies", named),
    ]
    works: list[Callable[[], list[_Listing]]] = [partial(_alone, each) for each in own]
    if who.kind == "user":
        works.append(partial(_groups, context, who.name))
    about = aside(partial(context.aws.ask, "iam", f"Get{kind}", **named), "iam")
    listings = [each for some in side_by_side(works, at_once=AT_ONCE, name="iam") for each in some]
    return _reading(listings, _boundary(about.result(), kind))


def _alone(listing: Callable[[], _Listing]) -> list[_Listing]:
    return [listing()]


def _groups(context: Context, user: str) -> list[_Listing]:
    """The user's groups, and what each of them carries: the one waits for no other listing."""
    groups = _ask(context, user, "Groups", "ListGroupsForUser", {"UserName": user})
    of_each = _of_groups([group["GroupName"] for group in groups.entries], context)
    return [groups, *side_by_side(of_each, at_once=AT_ONCE, name="iam")]


def _of_groups(groups: Iterable[str], context: Context) -> list[partial[_Listing]]:
    operations = (
        ("AttachedPolicies", "ListAttachedGroupPolicies"),
        ("PolicyNames", "ListGroupPolicies"),
    )
    return [
        partial(_ask, context, group, key, operation, {"GroupName": group})
        for group in groups
        for key, operation in operations
    ]


def _ask(
    context: Context, source: str, key: str, operation: str, named: dict[str, str]
) -> _Listing:
    return _Listing(source, key, context.aws.pages("iam", operation, **named))


def _reading(listings: list[_Listing], boundary: str | None) -> Reading:
    attached = tuple(
        Policy(entry["PolicyName"], listing.source, entry["PolicyArn"])
        for listing in listings
        if listing.key == "AttachedPolicies"
        for entry in listing.entries
    )
    inline = tuple(
        Policy(name, listing.source)
        for listing in listings
        if listing.key == "PolicyNames"
        for name in listing.entries
    )
    endless = next((each.endless for each in listings if each.endless), None)
    is_partial = any(listing.is_refused for listing in listings)
    return Reading(attached, inline, boundary, is_partial, endless)


def _boundary(answer: Answer | Refusal, kind: str) -> str | None:
    match answer:
        case Answer():
            match answer.value.get(kind):
                case {"PermissionsBoundary": {"PermissionsBoundaryArn": str(arn)}}:
                    return arn
    return None
