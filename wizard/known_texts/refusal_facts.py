"""Who was refused what, by AWS's own sentence in a text that a person pasted.

(IAM User Guide, "Troubleshoot access denied error messages": `User: … is not authorized to perform: …
on resource: … because …`.)
"""

from __future__ import annotations

import re

from checks.identity.principal import principal_of
from checks.refused.permission import POLICIES

SENTENCE = re.compile(
    r"User:\s+(?P<identity>arn:[\w:./+=,@-]+)\s+is\s+not\s+authorized\s+to\s+perform:\s+"
    r"(?P<action>[\w-]+:\w+)(?:\s+on\s+resource:\s+(?P<resource>arn:[\w:./+=,@*-]+))?"
)


def facts_of(text: str) -> dict[str, str]:
    """The facts of a finding that the text itself has, by their names; empty without the sentence."""
    found = SENTENCE.search(text)
    if not found:
        return {}
    facts = {name: value for name, value in found.groupdict().items() if value}
    who, service = principal_of(facts["identity"]), facts["action"].partition(":")[0]
    if who.kind == "user":
        facts |= {"user": who.name, "source": facts["identity"], "kind": who.kind}
        facts["on"] = f" --resource-arns '{on}'" if (on := facts.get("resource")) else ""
        if service in POLICIES:
            facts["policy"] = who.policy_of_aws(POLICIES[service][1])
    return facts
