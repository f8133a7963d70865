"""What follows from a refusal in a text that a person pasted: the remedy, and what to require."""

from __future__ import annotations

from checks.knowledge.facts import Facts, service_of
from checks.model import Message, Remedy
from checks.permissions.support.grantable import BY_GUIDE, BY_OWN_POLICY
from checks.principal import OF_THE_GUIDE, principal_of
from checks.refusals.permission import remedy_for
from checks.scope import Scope
from wizard.errors import Usage
from wizard.invocation import requirements as required


def remedy_of(message: Message, facts: Facts) -> Remedy | None:
    """What an identity that is no user can do about a policy of the guide's; None for all else."""
    policy = OF_THE_GUIDE.get(service_of(facts))
    if message.code not in BY_GUIDE or policy is None:
        return None
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
