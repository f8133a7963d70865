"""The console of the partition that a run is about: each has its own address."""

from __future__ import annotations

from dataclasses import replace

from msgspec import structs

from checks.model import Finding, Outcome
from checks.principal import principal_of
from checks.scope import Target
from checks.sources.aws.partitions import partition_of

CONSOLES = {
    "aws": "https://console.aws.amazon.com",
    "aws-cn": "https://console.amazonaws.cn",
    "aws-us-gov": "https://console.amazonaws-us-gov.com",
}
"""AWS General Reference, "AWS service endpoints"; the user guides of China and of GovCloud."""
USUAL = "aws"

CREATE_USER = f"{CONSOLES[USUAL]}/iam/home#/users/create"
OWN_CREDENTIALS = f"{CONSOLES[USUAL]}/iam/home#/security_credentials"
CONSOLE_ROLES = f"{CONSOLES[USUAL]}/iam/home#/roles"
PAYMENT_METHODS = f"{CONSOLES[USUAL]}/billing/home#/paymentpreferences"
SUPPORT = f"{CONSOLES[USUAL]}/support/home"
USERS = f"{CONSOLES[USUAL]}/iam/home#/users"


def console_of(partition: str) -> str:
    """The console's address; the usual one for a partition without one that is known."""
    return CONSOLES.get(partition, CONSOLES[USUAL])


def partition_meant(target: Target) -> str:
    """That of the identity, where it is known, else that of the Region."""
    if target.arn:
        return principal_of(target.arn).partition
    return (target.region and partition_of(target.region)) or USUAL


def with_its_console(outcome: Outcome, partition: str) -> Outcome:
    """The outcome, with the console's pages of that partition among its links."""
    if console_of(partition) == CONSOLES[USUAL]:
        return outcome
    return replace(
        outcome, findings=tuple(in_console(each, partition) for each in outcome.findings)
    )


def in_console(finding: Finding, partition: str) -> Finding:
    """The finding, with the console's pages of that partition among its links."""
    links = tuple(link_in(each, partition) for each in finding.remedy.links)
    return structs.replace(finding, own_remedy=structs.replace(finding.remedy, links=links))


def link_in(link: str, partition: str) -> str:
    """A page of the usual console as that of the partition has it; other pages stay."""
    return link.replace(CONSOLES[USUAL], console_of(partition), 1)
