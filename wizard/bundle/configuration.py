"""Profile, Region, credentials and addresses, each with its source."""

from __future__ import annotations

from checks.context import Context
from checks.masking import masked_url
from checks.profile import asked_profile, region_in_use
from checks.report import Report
from checks.sources.aws.refusal import Refusal
from wizard.bundle.in_time import in_time

SERVICES = ("sts", "iam", "rekognition", "s3")


def configuration_of(report: Report, context: Context) -> dict[str, object]:
    """What the run was about, as the report has it, and what botocore makes of the rest."""
    target = report.target
    return {
        "profile": {"value": target.profile, "source": _source_of_profile(context)},
        "region": {"value": target.region, "source": _source_of_region(context)},
        "credentials": {
            "method": target.credential_source,
            "access_key_id": target.access_key_id,
        },
        "endpoints": {service: _endpoint(context, service) for service in SERVICES},
        "ca_bundle": in_time(lambda: context.aws.setting("ca_bundle")),
    }


def _source_of_profile(context: Context) -> str:
    asked = asked_profile(context)
    return asked.source if asked else "default"


def _source_of_region(context: Context) -> str | None:
    found = region_in_use(context)
    return found.source if found else None


def _endpoint(context: Context, service: str) -> str | None:
    address = in_time(lambda: context.aws.endpoint(service))
    return address.code if isinstance(address, Refusal) else address and masked_url(address)
