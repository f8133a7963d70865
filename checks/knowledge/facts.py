"""Who was refused what, by AWS's own sentence in whatever words came.

(IAM User Guide, "Troubleshoot access denied error messages": `User: … is not authorized to perform: …
on resource: … because …`.)
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from checks.principal import OF_THE_GUIDE, ROLE_ARN, principal_of

Facts = Mapping[str, str]
"""What a text tells of a finding, by the names of its fields."""

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
    who, service = principal_of(facts["identity"]), service_of(facts)
    if who.kind in ("user", "role"):
        is_user = who.kind == "user"
        source = facts["identity"] if is_user else ROLE_ARN.format(role=who.name)
        facts |= {"user": who.name, "source": source, "kind": who.kind}
        facts["on"] = f" --resource-arns '{on}'" if (on := facts.get("resource")) else ""
        if service in OF_THE_GUIDE:
            facts["policy"] = who.policy_of_aws(OF_THE_GUIDE[service])
    return facts


def service_of(facts: Facts) -> str:
    """The service whose action was refused; empty where none is named."""
    return facts.get("action", "").partition(":")[0]
