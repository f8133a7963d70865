"""What the smallest policy would be, where a policy that allows far more is attached: a remark."""

from __future__ import annotations

import json
from collections.abc import Iterator

from checks.context import Context
from checks.model import (
    Check,
    Cost,
    Evidence,
    Message,
    NotApplicable,
    Phrase,
    Seen,
    Severity,
    Undecided,
)
from checks.permissions.support.reading import ENDLESS_LIST, read
from checks.permissions.support.smallest import IN_USE, smallest_policy
from checks.principal import principal_of

MORE_THAN_USED = Message(
    code="permissions.more-than-used",
    severity=Severity.INFO,
    summary="{policy} allows {user} more than is used. The smallest policy that would do allows"
    " {actions}.",
    why="The guide's policies are there to begin with. Whoever finds a key may do whatever its user"
    " may do.",
    recognised="IAM shows a policy whose name ends in FullAccess.",
    steps=(
        "Nothing needs to be done. To narrow it, put the smallest policy with the command below;"
        " then detach the larger ones, and run rekwiz again.",
    ),
    commands=(
        "aws iam put-{kind}-policy --{kind}-name {user} --policy-name rekwiz-smallest"
        " --policy-document '{document}'",
    ),
    links=(
        "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
    ),
)

LARGE = "FullAccess"
NONE_LARGE = Phrase("IAM shows no policy that is far larger than what is used.")


def look(context: Context) -> Iterator[Seen]:
    who = principal_of(context.caller())
    if not who.takes_policies:
        yield NotApplicable(NONE_LARGE)
        return
    reading = read(context, who)
    large = [policy for policy in reading.attached if policy.name.endswith(LARGE)]
    if not large:
        yield (
            Undecided(ENDLESS_LIST.with_(operation=reading.endless))
            if reading.endless
            else NotApplicable(NONE_LARGE)
        )
        return
    document = smallest_policy(context.actions, context.resources)
    yield MORE_THAN_USED.finding(
        *(Evidence("policy", policy.name, policy.source) for policy in large),
        facts={
            "policy": tuple(policy.name for policy in large),
            "actions": tuple(dict.fromkeys((*IN_USE, *context.actions))),
            "document": json.dumps(document, separators=(",", ":")),
            "kind": who.kind,
            "user": who.name,
        },
    )


CHECK = Check(
    code="permissions.least-privilege",
    title="The smallest policy that would do is known",
    look=look,
    messages=(MORE_THAN_USED,),
    needs=("identity.known",),
    required=False,
    cost=Cost.NETWORK,
)
