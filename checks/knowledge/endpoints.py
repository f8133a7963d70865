"""What the address in “Could not connect to the endpoint URL” gives away."""

from __future__ import annotations

import re

from checks.geography.names import Kind, judge
from checks.knowledge.pasted import Pasted
from checks.knowledge.shared import Candidate, Shared, Sign
from checks.model import Phrase
from checks.sources.aws.partitions import HOSTS_OF_AWS, partition_of, region_names, regions_of

_ADDRESS = re.compile(
    r"(?:url: *https?://|failed to resolve |\bhost=|enotfound |eai_again |"
    r"dial tcp: lookup |econnrefused |dial tcp |resolve host: |host is known\. \(|unknownhostexception: "
    r"|tcp connection to )([^/:?#\s,;)}>*\u3001-\u301f\uff00-\uffef]+)"
)
"""Where botocore, Node.js, Go, curl, .NET and Java name the host that they did not reach; a Chinese sentence
around it goes on with signs of its own."""
_BROKEN = re.compile(r"url:https?://([\w.-]+\.(?:amazonaws\.com(?:\.cn)?|api\.aws))(?![\w.-])")
"""botocore's, where an e-mail or a terminal broke the line within it."""
_NAMED = re.compile(r"[a-z0-9]+(?:-fips)?\.(?P<region>[\w-]+)\.(?:amazonaws|api)\..+")


def _host(pasted: Pasted) -> str | None:
    found = _ADDRESS.search(pasted.bare)
    if found and not found[1].endswith(HOSTS_OF_AWS):
        whole = _BROKEN.search(pasted.squeezed)
        return whole[1] if whole and whole[1].startswith(found[1]) else found[1]
    return found[1] if found else None


def _region(pasted: Pasted) -> str | None:
    """The Region in the address, where it is one of AWS's."""
    found = _NAMED.fullmatch(_host(pasted) or "")
    return found["region"] if found and not _elsewhere(pasted) else None


def _elsewhere(pasted: Pasted) -> bool:
    host = _host(pasted)
    return host is not None and not host.endswith(HOSTS_OF_AWS) and not _of_a_machine(pasted)


def _of_a_machine(pasted: Pasted) -> bool:
    """The service that hands out a machine's credentials (botocore.utils, METADATA_BASE_URL)."""
    return _host(pasted) == "169.254.169.254"


def _is(*kinds: Kind) -> Sign:
    def sign(pasted: Pasted) -> bool:
        region = _region(pasted)
        return region is not None and judge(region, region_names()).kind in kinds

    return sign


def _variant(pasted: Pasted) -> bool:
    host = _host(pasted) or ""
    return "-fips." in host or host.endswith(".api.aws")


def _partition_has_none(pasted: Pasted) -> bool:
    region = _region(pasted)
    partition = partition_of(region) if region else None
    offering = {partition_of(each) for each in regions_of("rekognition")}
    return partition is not None and partition not in offering


def _not_offered(pasted: Pasted) -> bool:
    region = _region(pasted)
    asked = (_host(pasted) or "").startswith("rekognition")
    known = region in region_names() and region not in regions_of("rekognition")
    return asked and known and not _partition_has_none(pasted)


_REFUSED = re.compile(r"refused|errno (?:111|61)\b|reset by peer|errno (?:104|54)\b")
_UNRESOLVED = re.compile(
    r"name or service not known|getaddrinfo|name resolution|failed to resolve|nodename|resolve host"
    r"|host is known|unknownhost|no such host|tcp: lookup"
)


def _way(reason: re.Pattern[str]) -> Sign:
    """A sign: the address is right, and the error beneath it, where the text has one, is this."""

    def sign(pasted: Pasted) -> bool:
        told = [known for known in (_REFUSED, _UNRESOLVED) if known.search(pasted.bare)]
        return _plain(pasted) and (not told or reason in told)

    return sign


def _plain(pasted: Pasted) -> bool:
    """The address is right, so that the way to it is at fault."""
    known = _is(Kind.KNOWN)(pasted) or (_host(pasted) or "").startswith("sts.amazonaws.")
    return known and not (_variant(pasted) or _not_offered(pasted) or _partition_has_none(pasted))


ENDPOINT = Shared(
    texts=(
        "Could not connect to the endpoint URL",
        # the SDKs for JavaScript and Go
        "getaddrinfo ENOTFOUND …amazonaws.com",
        "getaddrinfo EAI_AGAIN …amazonaws.com",
        "dial tcp: lookup …amazonaws.com…: no such host",
        "connect ECONNREFUSED 127.0.0.1:4566",
        "connect ECONNREFUSED ::1:4566",
        "dial tcp 127.0.0.1:4566: connect: connection refused",
    ),
    codes=("EndpointConnectionError",),
    form=(
        r"^(?!.*proxy).*(?:failed to resolve |\bhost=|resolve host: |host is known\. \("
        r"|unknownhostexception: |tcp connection to |dial tcp: lookup )\S*\.(?:amazonaws\.com|api\.aws)"
    ),
    candidates=(
        Candidate(
            "network.endpoint-overridden",
            Phrase("The address is not one of AWS's: AWS_ENDPOINT_URL or endpoint_url is set."),
            _elsewhere,
        ),
        Candidate(
            "credentials.metadata-unreachable",
            Phrase("The address is the one from which a machine in AWS gets its own credentials."),
            _of_a_machine,
        ),
        Candidate(
            "region.swapped-with-output",
            Phrase("json, text or table stands in the address where the Region belongs."),
            _is(Kind.OUTPUT),
        ),
        Candidate(
            "region.zone-instead",
            Phrase("The Region in the address has a letter or a city behind it, as a zone has."),
            _is(Kind.ZONE),
        ),
        Candidate(
            "region.misspelt",
            Phrase("The Region in the address is on no list."),
            _is(Kind.MISSPELT, Kind.MALFORMED, Kind.NEW),
        ),
        Candidate(
            "region.partition-without-rekognition",
            Phrase("The address lies in a part of AWS that has no Rekognition, such as China."),
            _partition_has_none,
        ),
        Candidate(
            "network.offline",
            Phrase("The address is right, and nothing else on the internet answers either."),
            _way(_UNRESOLVED),
        ),
        Candidate(
            "network.ipv6-only",
            Phrase("The address is right, and this network leads to IPv6 addresses alone."),
            _way(_UNRESOLVED),
        ),
        Candidate(
            "network.name-not-resolved",
            Phrase("The internet is there, and the name in the address is not found."),
            _way(_UNRESOLVED),
        ),
        Candidate(
            "network.connection-refused",
            Phrase("The name is found, and the connection is refused: a firewall, usually."),
            _way(_REFUSED),
        ),
        Candidate(
            "region.rekognition-not-offered",
            Phrase("The Region in the address exists and does not offer Rekognition."),
            _not_offered,
        ),
        Candidate(
            "region.endpoint-variant-unavailable",
            Phrase("The address has -fips or .api.aws in it, and this Region has no such address."),
            _variant,
        ),
    ),
)
