"""AWS answers an unsigned question: the whole way there works."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from math import inf
from urllib.parse import urlsplit

from checks.context import Context
from checks.deadline import answered, aside
from checks.endpoints import source_of
from checks.masking import masked_url
from checks.model import Check, Cost, Evidence, Finding, Message, Phrase, Remedy, Seen, Severity
from checks.pages import ENDPOINTS
from checks.profile import Stated
from checks.refusals import reading as refused
from checks.sources.aws.partitions import is_of_aws
from checks.sources.aws.refusal import Refusal
from checks.sources.local.shells import unset_remedy

ENDPOINT_OVERRIDDEN = Message(
    code="network.endpoint-overridden",
    severity=Severity.INFO,
    summary="Requests go to {address} instead of AWS.",
    why="An endpoint setting points there, as for a local emulator. What answers there decides, and"
    " it need not know your AWS account. AWS CLI 2 before 2.13 ignores AWS_ENDPOINT_URL.",
    recognised="botocore resolves an address for {service} that is none of AWS's.",
    raw=(
        'Could not connect to the endpoint URL: "http://localhost:…"',
        "when calling the DetectFaces operation (reached max retries: …): <!doctype html>",
    ),
    steps=(
        "If you did not mean that, unset the variable, or take endpoint_url out of ~/.aws/config.",
        "To ignore every such setting, set AWS_IGNORE_CONFIGURED_ENDPOINT_URLS to true.",
    ),
    commands=("unset AWS_ENDPOINT_URL", "export AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true"),
    links=(ENDPOINTS,),
    explains=(
        "network.offline",
        "network.timed-out",
        "network.connection-refused",
        "network.name-not-resolved",
        "network.certificate-of-another-server",
        "network.scheme-wrong",
        "detection.answer-unrecognisable",
        "network.not-asked",
    ),
    explains_as_remark=True,
)

SERVICES = ("sts", "rekognition", "s3", "iam")
SECONDS = 1.0
"""For which the rest waits until the question has gone out, before it takes the computer's time."""


def look(context: Context) -> Iterator[Seen]:
    asking = aside(context.aws.reach, "reach")
    context.aws.outbox.wait(SECONDS)
    yield from _overridden(context)  # botocore finds the addresses while AWS answers
    yield from _named(context)
    answer = answered(asking, inf)
    if isinstance(answer, Refusal) and not answer.reached_aws:
        yield from refused.findings_of(answer, context)
        return
    address = context.aws.endpoint("sts")
    host = urlsplit(masked_url(address)).netloc if isinstance(address, str) else "sts"
    yield Evidence("host", host.rpartition("@")[2], "botocore")
    yield Evidence("round trip", f"{answer.took * 1000:.0f} ms", answer.operation)


def _overridden(context: Context) -> Iterator[Finding]:
    """One finding for all services whose address is not AWS's; the one that rekwiz set is as good.

    An address that botocore cannot use leads nowhere: it has a finding of its own, which comes first.
    """
    addresses = {service: context.aws.endpoint(service) for service in SERVICES}
    if any(_is_unusable(address) for address in addresses.values()):
        return
    elsewhere = {
        service: masked_url(address)
        for service, address in addresses.items()
        if isinstance(address, str) and not (is_of_aws(address) or address == context.own_endpoint)
    }
    if elsewhere:
        yield _instead_of_aws(elsewhere, context)


def _is_unusable(address: str | Refusal) -> bool:
    return isinstance(address, Refusal) and address.words.startswith("Invalid endpoint")


def _named(context: Context) -> Iterator[Evidence]:
    """Addresses of AWS's own that a setting names all the same, such as another Region's."""
    for service in SERVICES:
        there, address = source_of(service, context), _address_of(service, context)
        if there.value and is_of_aws(address):
            yield Evidence(f"endpoint of {service}", masked_url(address), there.source)


def _instead_of_aws(elsewhere: Mapping[str, str], context: Context) -> Finding:
    sources = {service: source_of(service, context) for service in elsewhere}
    seen = (
        Evidence(f"endpoint of {service}", address, sources[service].source)
        for service, address in elsewhere.items()
    )
    variables = dict.fromkeys(
        stated.source for stated in sources.values() if stated.source in context.environment
    )
    service, address = next(iter(elsewhere.items()))
    remedy = unset_remedy(variables, context.platform, ENDPOINTS)
    if not variables:
        remedy = _taking_out(sources)
    return ENDPOINT_OVERRIDDEN.finding(
        *seen,
        location=sources[service].location,
        remedy=remedy,
        facts={"address": address, "service": service},
    )


def _taking_out(sources: Mapping[str, Stated]) -> Remedy:
    """An endpoint that stands in a file is taken out there."""
    files = tuple(dict.fromkeys(stated.source for stated in sources.values()))
    out = Phrase("If you did not mean that, take endpoint_url out of {files}.", files=files)
    ignoring = Phrase(ENDPOINT_OVERRIDDEN.steps[1])
    return Remedy((out, ignoring), (ENDPOINT_OVERRIDDEN.commands[1],), (ENDPOINTS,))


def _address_of(service: str, context: Context) -> str:
    """botocore's address of the service, or the text that is stated and that it cannot use."""
    address = context.aws.endpoint(service)
    return address if isinstance(address, str) else source_of(service, context).value


CHECK = Check(
    code="network.reachable",
    title="AWS can be reached",
    look=look,
    messages=(ENDPOINT_OVERRIDDEN, *refused.ANY_QUESTION),
    needs=("credentials.profile",),
    cost=Cost.NETWORK,
    holds=("AWS answers in {round_trip}",),
)
