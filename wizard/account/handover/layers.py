"""What the page's reader does where a policy of the identity's own is no help.

The findings' own steps speak to the one who is refused; these speak to the one who can change it.
"""

from __future__ import annotations

from checks.accounts.organization import policy_named
from checks.model import Finding, Phrase
from checks.permissions.support.grantable import BY_POLICY
from checks.principal import Principal
from checks.refusals.denials import (
    BY_BOUNDARY,
    BY_ENDPOINT_POLICY,
    BY_ORGANIZATION,
    BY_RESOURCE_POLICY,
    BY_SESSION_POLICY,
    EXPLICITLY,
)

STEPS = {
    EXPLICITLY.code: (
        Phrase(
            "Find the statement with Deny that covers {action}: in the policy that AWS names above,"
            " or else in the policies of {identity} and of its groups."
        ),
        Phrase("Change that statement; while it stands, allowing the action elsewhere is no help."),
    ),
    BY_ORGANIZATION.code: (
        Phrase(
            "In the organization's management account, let {action} through for account {account},"
            " in the policy that AWS names above."
        ),
        Phrase("If you do not administer the organization, pass this page on to whoever does."),
    ),
    BY_BOUNDARY.code: (
        Phrase("Find the permissions boundary of {identity}, for example with the command below."),
        Phrase("Allow {action} in that policy. A policy of the identity must allow it as well."),
    ),
    BY_SESSION_POLICY.code: (
        Phrase(
            "Allow {action} in the policy that is passed when the session of {identity} is made, or"
            " pass none."
        ),
    ),
    BY_ENDPOINT_POLICY.code: (
        Phrase("Allow {action} in the policy of the VPC endpoint that AWS names above."),
    ),
    BY_RESOURCE_POLICY.code: (
        Phrase("Allow {action} to {identity} in the policy of the resource that AWS names above."),
    ),
}


FEDERATED = (
    Phrase("Allow {action} to the IAM user whose access key makes the session of {identity}."),
    Phrase(
        "Allow it in the policy that is passed when the session is made, too: the session may do only"
        " what both allow."
    ),
)
"""STS API, GetFederationToken, "Permissions"."""
OF_A_SERVICE = (
    Phrase(
        "{user} is a service-linked role: only its service gives it policies. Give whoever asks an"
        " IAM user or a role of their own."
    ),
)


def steps_of(finding: Finding, who: Principal) -> tuple[Phrase, ...]:
    """What to do, in the imperative; the finding's own steps where neither layer nor identity is special."""
    told = STEPS.get(finding.code)
    if finding.code in BY_POLICY and who.kind == "federated-user":
        told = FEDERATED
    elif finding.code in BY_POLICY and who.is_of_a_service:
        told = OF_A_SERVICE
    if not told:
        return finding.remedy.steps
    facts = {**finding.facts, "account": who.account, "user": who.name}
    facts |= {"action": facts["actions"]} if "actions" in facts else {}
    return tuple(step.with_(**facts) for step in told)


def commands_of(finding: Finding, who: Principal) -> tuple[str, ...]:
    """What belongs to the steps; IAM's GetUser and GetRole name the boundary, Organizations shows the
    policy that AWS named."""
    kind = who.kind
    if finding.code in BY_POLICY:
        return ()
    if finding.code == BY_ORGANIZATION.code:
        return tuple(
            f"aws organizations describe-policy --policy-id {each}" for each in _policies(finding)
        )
    if finding.code != BY_BOUNDARY.code or kind not in ("user", "role"):
        return finding.remedy.commands
    shown = f"--query {kind.title()}.PermissionsBoundary.PermissionsBoundaryArn --output text"
    return (f"aws iam get-{kind} --{kind}-name {who.name} {shown}",)


def _policies(finding: Finding) -> tuple[str, ...]:
    """The IDs of the organization's policies that AWS's sentence named: `p-examplescp`."""
    named = (seen.value for seen in finding.evidence if ":organizations::" in seen.value)
    found = filter(None, map(policy_named, named))
    return tuple(dict.fromkeys(arn.rpartition("/")[2] for arn in found))
