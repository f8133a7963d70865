"""A FIPS or dual-stack address is asked for that the Region does not have."""

from __future__ import annotations

from collections.abc import Iterator

from checks.context import Context
from checks.model import Evidence, Finding, Message, Severity
from checks.pages import VARIANTS
from checks.profile import resolved_region, setting_in_use, unset_by_hand
from checks.refusals.connection import name_failed, resolves
from checks.refusals.evidence import evidence_of, host_of
from checks.sources.aws.refusal import Kind, Refusal

ENDPOINT_VARIANT_UNAVAILABLE = Message(
    code="region.endpoint-variant-unavailable",
    severity=Severity.FAIL,
    summary="{variable} asks for the address {host}, which the Region {region} does not have.",
    why="FIPS addresses exist in the United States, Canada and GovCloud only, and dual-stack"
    " addresses not for every service.",
    recognised="The host has -fips or .api.aws in it and does not resolve; without that it does.",
    raw=(
        'Could not connect to the endpoint URL: "https://rekognition-fips.…"',
        'Could not connect to the endpoint URL: "https://rekognition.….api.aws/"',
    ),
    steps=(
        "Take {variable} away where it is set.",
        "If your organization asks for such addresses, choose a Region that has them.",
    ),
    links=(VARIANTS,),
    explains=("network.name-not-resolved",),
)

MESSAGES = (ENDPOINT_VARIANT_UNAVAILABLE,)
KINDS = (
    ("use_fips_endpoint", "AWS_USE_FIPS_ENDPOINT", "-fips", ""),
    ("use_dualstack_endpoint", "AWS_USE_DUALSTACK_ENDPOINT", ".api.aws", ".amazonaws.com"),
)
"""The setting, its variable, what it puts into the host's name, and what would stand there without it."""


def findings(refusal: Refusal, context: Context) -> Iterator[Finding]:
    """Whether the plain host is there where its variant is not."""
    if refusal.kind is not Kind.CONNECTION or not name_failed(refusal):
        return
    host = host_of(refusal, context)
    for key, variable, mark, plain in KINDS:
        there = setting_in_use(context, key, variable)
        if there and mark in host and resolves(host.replace(mark, plain)):
            seen = Evidence("host", host.replace(mark, plain), "DNS")
            yield ENDPOINT_VARIANT_UNAVAILABLE.finding(
                *evidence_of(refusal),
                seen,
                there.evidence,
                location=there.location,
                remedy=unset_by_hand(there, context),
                facts={
                    "variable": there.name_there,
                    "host": host,
                    "region": resolved_region(context) or "?",
                },
            )
