"""Which of the required resources an action is about; an action that is about none of them is about *.

IAM decides about each action on each resource that it is asked about, whether they belong together
or not (IAM API, SimulatePrincipalPolicy, ActionNames), so rekwiz asks about those that do. Where
that is not known, it asks: IAM is the judge.
"""

from __future__ import annotations

from collections.abc import Collection
from itertools import zip_longest

from checks.sources.aws.resource_types import ANY, services_of, types_of

KEY = "${ObjectName}"
"""The one part of these ARNs that may have slashes in it."""


def resources_by_action(
    actions: Collection[str], resources: Collection[str]
) -> dict[str, tuple[str, ...]]:
    """Those of the resources that each action is about; `*` where none is.

    What belongs to no service of these actions counts for each of which it is not known better.
    """
    strange = {each for each in resources if not any(is_of_its_service(a, each) for a in actions)}

    def counts(action: str, arn: str) -> bool:
        return arn == ANY or concerns(action, arn) or (arn in strange and not is_known(action))

    return {
        action: tuple(arn for arn in resources if counts(action, arn)) or (ANY,)
        for action in actions
    }


def concerns(action: str, arn: str) -> bool:
    """Whether the action is about resources of this type, or, where that is not known, this service."""
    if not is_known(action):
        return is_of_its_service(action, arn)
    return any(_is_of(form, arn) for form in forms_of(action))


def forms_of(action: str) -> tuple[str, ...]:
    """What the ARNs of its resources look like; empty where it has none, or that is not known."""
    prefix, _, name = action.partition(":")
    return tuple(each.arn for each in types_of(prefix) if name.lower() in each.actions)


def is_known(action: str) -> bool:
    """Whether it is known what types of resources the actions of its service are about."""
    return bool(types_of(_prefix(action)))


def is_of_its_service(action: str, arn: str) -> bool:
    """Whether the resource belongs to a service whose resources actions of this prefix are about."""
    services = services_of(_prefix(action))
    return arn == ANY or services == (ANY,) or arn.split(":", 5)[2] in services


def _is_of(form: str, arn: str) -> bool:
    """Whether an ARN, which may be a pattern, is or stands for one of this form.

    IAM's * and ? stand for slashes, too (IAM User Guide, "Resource", "Using wildcards in resource
    ARNs").
    """
    _, _, service, _, account, parts = form.split(":", 5)
    _, _, its_service, _, its_account, its_parts = arn.split(":", 5)
    if (service, bool(account)) != (its_service, bool(its_account)):
        return False
    for part, own in zip_longest(parts.split("/"), its_parts.split("/")):
        if part is None:
            return parts.endswith(KEY)
        if own is None:
            return _is_pattern(its_parts)
        if own != part and "${" not in part:
            return _is_pattern(own)
    return True


def _is_pattern(text: str) -> bool:
    return "*" in text or "?" in text


def _prefix(action: str) -> str:
    return action.partition(":")[0]
