"""Who was refused what, by AWS's own sentence in a text that a person pasted.

(IAM User Guide, "Troubleshoot access denied error messages": `User: … is not authorized to perform: …
on resource: … because …`.)
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from checks.model import Message, Remedy
from checks.permissions.actions import ROLE_ARN
from checks.permissions.support.grantable import BY_GUIDE, BY_OWN_POLICY
from checks.principal import principal_of
from checks.refusals.permission import POLICIES, remedy_for
from checks.scope import Scope
from wizard.errors import Usage
from wizard.invocation import requirements as required

Facts = Mapping[str, str]
"""What a text that was pasted tells of a finding, by the names of its fields."""

SENTENCE = re.compile(
    r"User:\s+(?P<identity>arn:[\w:./+=,@-]+)\s+is\s+not\s+authorized\s+to\s+perform:\s+"
    r"(?P<action>[\w-]+:\w+)(?:\s+on\s+resource:\s+(?P<resource>arn:[\w:./+=,@*-]+))?"
)


def facts_of(text: str) -> Facts:
    """The facts of a finding that the text itself has, by their names; empty without the sentence."""
    found = SENTENCE.search(text)
    if not found:
        return {}
    facts = {name: value for name, value in found.groupdict().items() if value}
    who, service = principal_of(facts["identity"]), _service(facts)
    if who.kind in ("user", "role"):
        is_user = who.kind == "user"
        source = facts["identity"] if is_user else ROLE_ARN.format(role=who.name)
        facts |= {"user": who.name, "source": source, "kind": who.kind}
        facts["on"] = f" --resource-arns '{on}'" if (on := facts.get("resource")) else ""
        if service in POLICIES:
            facts["policy"] = who.policy_of_aws(POLICIES[service][1])
    return facts


def remedy_of(message: Message, facts: Facts) -> Remedy | None:
    """What an identity that is no user can do about a policy of the guide's; None for all else."""
    if message.code not in BY_GUIDE or _service(facts) not in POLICIES:
        return None
    _, policy = POLICIES[_service(facts)]
    return remedy_for(principal_of(facts["identity"]), message, policy, facts["action"])


def scope_of(message: Message, facts: Facts) -> Scope:
    """What a command must require to come to this finding: the action, on its resource."""
    if message.code not in BY_OWN_POLICY or "action" not in facts:
        return Scope()
    try:
        actions = required.actions([facts["action"]])
    except Usage:
        return Scope()
    try:
        named = required.resources([facts["resource"]] if "resource" in facts else [], actions)
    except Usage:
        named = ()
    return Scope(actions=actions, resources=named)


def _service(facts: Facts) -> str:
    return facts.get("action", "").partition(":")[0]
