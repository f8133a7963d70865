"""How far away each Region's Rekognition is from here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from checks.certificate_bundle import bundle_of
from checks.context import Context
from checks.geography.names import DEFAULT_REGION
from checks.masking import masked_url
from checks.model import Phrase
from checks.sources.aws.ask import Aws, Keys
from checks.sources.aws.partitions import is_of_aws
from checks.sources.aws.refusal import Refusal
from checks.sources.local.network import latencies, trusting, way_to

SECONDS = 2.0
"""For all Regions together."""
NOBODY = Keys("", "")
"""Nothing is signed: a profile that does not exist yet must not stand in the way."""


def measured(
    regions: Sequence[str], context: Context, ended: Callable[[int], None]
) -> Mapping[str, float] | Phrase:
    """Seconds by Region, of those that answered; or why nothing was measured."""
    aws = _usable(context.aws)
    address = aws.endpoint("rekognition", region=DEFAULT_REGION)
    if isinstance(address, str) and not is_of_aws(address):
        return Phrase(
            "Nothing was measured: requests to Rekognition go to {address} instead of AWS.",
            address=masked_url(address),
        )
    try:
        trust = trusting(bundle.path if (bundle := bundle_of(context)) else None)
    except OSError:
        return Phrase("Nothing was measured: the certificate bundle in use cannot be read.")
    addresses = {region: aws.endpoint("rekognition", region=region) for region in regions}
    ways = {region: way_to(at) for region, at in addresses.items() if isinstance(at, str)}
    if not ways:
        return Phrase("Nothing was measured: boto3 refuses its settings; rekwiz doctor says which.")
    found = latencies(ways, trust, within=SECONDS, ended=ended)
    return found or _nobody_answered(next(iter(ways.values())).proxy)


def _usable(aws: Aws) -> Aws:
    """The profile's own settings, or none where botocore cannot use them."""
    unusable = isinstance(aws.endpoint("rekognition", region=DEFAULT_REGION), Refusal)
    return Aws(region=DEFAULT_REGION, keys=NOBODY) if unusable else aws


def _nobody_answered(proxy: str | None) -> Phrase:
    if proxy:
        return Phrase(
            "Nothing was measured: no Region answered through the proxy {proxy} within"
            " {seconds} seconds.",
            proxy=masked_url(proxy),
            seconds=f"{SECONDS:g}",
        )
    return Phrase(
        "Nothing was measured: no Region answered within {seconds} seconds.",
        seconds=f"{SECONDS:g}",
    )
