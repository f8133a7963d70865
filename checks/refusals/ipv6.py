"""From here the internet is reached by IPv6 alone, and AWS's usual addresses are of IPv4."""

from __future__ import annotations

import socket
from collections.abc import Iterator

from checks.context import Context
from checks.model import Evidence, Finding, Message, Phrase, Remedy, Severity
from checks.pages import DUAL_STACK, VARIANTS
from checks.refusals.connection import no_way
from checks.refusals.evidence import evidence_of, host_of
from checks.sources.aws.refusal import Kind, Refusal
from checks.sources.local.network import leads_out
from checks.sources.local.shells import set_to

VARIABLE = "AWS_USE_DUALSTACK_ENDPOINT"

IPV6_ONLY = Message(
    code="network.ipv6-only",
    severity=Severity.FAIL,
    summary="This network leads to IPv6 addresses alone, and {host} has none.",
    why="AWS's usual addresses are of IPv4. Its dual-stack addresses are of both kinds, and botocore"
    " takes those only where a setting asks for them.",
    recognised="The system has a way to IPv6 addresses and none to IPv4 addresses.",
    raw=("Failed to establish a new connection: [Errno 101] Network is unreachable",),
    steps=(
        "Have boto3 and the AWS CLI use the dual-stack addresses: set AWS_USE_DUALSTACK_ENDPOINT to"
        " true.",
        "For good, put use_dualstack_endpoint = true into the profile in ~/.aws/config.",
        "Or enter a network that has IPv4 too.",
    ),
    commands=(f"export {VARIABLE}=true",),
    links=(DUAL_STACK, VARIANTS),
)

MESSAGES = (IPV6_ONLY,)
OF_BOTH = (".api.aws", ".dualstack.")
"""What the names of dual-stack addresses have in them (botocore's endpoint rules)."""


def findings(refusal: Refusal, context: Context) -> Iterator[Finding]:
    """Whether the system would find a way to an IPv6 address where it finds none to this one."""
    if refusal.kind is not Kind.CONNECTION or not no_way(refusal):
        return
    host = host_of(refusal, context)
    of_both = any(mark in host for mark in OF_BOTH)
    if not of_both and leads_out(socket.AF_INET6) and not leads_out(socket.AF_INET):
        yield IPV6_ONLY.finding(
            *evidence_of(refusal),
            Evidence("way out", "IPv6", "routes"),
            remedy=_in_the_shell_of(context.platform),
            facts={"host": host},
        )


def _in_the_shell_of(platform: str) -> Remedy:
    steps = tuple(Phrase(step) for step in IPV6_ONLY.steps)
    return Remedy(steps, set_to(VARIABLE, "true", platform), IPV6_ONLY.links)
