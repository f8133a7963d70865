"""Amazon Rekognition's image operations are offered in the Region."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from checks.accounts.projects import projects
from checks.context import Context
from checks.fix import Fix
from checks.geography.names import name_of
from checks.masking import masked_name
from checks.model import (
    Check,
    Evidence,
    Finding,
    Message,
    NotApplicable,
    Phrase,
    Severity,
)
from checks.pages import PROJECT_REGIONS, REKOGNITION_REGIONS
from checks.profile import region_in_use, speaks_to_aws
from checks.region.support.how_to_set import to_set
from checks.region.support.offered import instead_of, offering
from checks.sources.aws.ask import Settings
from checks.sources.aws.partitions import partition_of, region_names, regions_of

NOT_OFFERED = Message(
    code="region.rekognition-not-offered",
    severity=Severity.FAIL,
    summary="Amazon Rekognition is not offered in {region}, {name}.",
    why="A service exists in some Regions only. Without it there is no address to send a photo to,"
    " and the tools say no more than that they cannot connect.",
    recognised="AWS has this Region, and neither botocore's list of Regions for Rekognition nor"
    " rekwiz's own has it.",
    steps=(
        "Choose a Region that offers it, such as us-east-1: rekwiz regions lists them.",
        "Write it in the place of {region} in {source}.",
    ),
    raw=('Could not connect to the endpoint URL: "https://rekognition.…',),
    links=(REKOGNITION_REGIONS,),
    fix=Fix.SET_REGION,
    explains=("network.name-not-resolved",),
)
NOT_IN_PARTITION = Message(
    code="region.partition-without-rekognition",
    severity=Severity.FAIL,
    summary="{name} ({region}) belongs to a part of AWS that has no Amazon Rekognition:"
    " {partition}.",
    why="China and the European Sovereign Cloud are apart from the rest of AWS: they have accounts"
    " and keys of their own, and not every service.",
    recognised="No Region of this partition is on botocore's list for Rekognition.",
    steps=(
        "Use an account of the commercial part of AWS, with keys of its own.",
        "Then choose a Region that offers Rekognition, such as us-east-1.",
    ),
    raw=('Could not connect to the endpoint URL: "https://rekognition.cn-…',),
    links=(REKOGNITION_REGIONS,),
    explains=("network.name-not-resolved",),
)
LIST_OUTDATED = Message(
    code="region.list-outdated",
    severity=Severity.INFO,
    summary="The installed boto3 does not know yet that {region} offers Amazon Rekognition.",
    why="boto3 and the AWS CLI carry a list of Regions that is as old as they are. They build the"
    " right address all the same.",
    recognised="The Region is missing from botocore's list for Rekognition, and is on rekwiz's"
    " own.",
    steps=("Upgrade boto3 and the AWS CLI when it suits you.",),
    commands=("python -m pip install --upgrade boto3",),
    links=(REKOGNITION_REGIONS,),
)

OF_A_PROJECT = Phrase(
    "If your account is a project and AWS Settings shows {region} as its Region, no other one will do:"
    " rekwiz explain region.project-without-rekognition says what is left."
)


def look(context: Context) -> Iterator[Finding | Evidence | NotApplicable]:
    match context.aws.settings():
        case Settings(region=str()) if not speaks_to_aws(context, "rekognition"):
            yield NotApplicable(Phrase("Rekognition's requests go to an address of your own"))
        case Settings(region=str(region)) if region:
            yield from _judged(region, context)
        case _:
            yield NotApplicable(Phrase("no Region is set"))


def _judged(region: str, context: Context) -> Iterator[Finding | Evidence | NotApplicable]:
    names, bare = region_names(), region.removeprefix("fips-").removesuffix("-fips")
    if bare in offering():
        if bare not in regions_of("rekognition"):
            yield LIST_OUTDATED.finding(_seen(region, context), facts={"region": region})
        yield Evidence("region", name_of(bare, names), "AWS General Reference")
    elif bare in names:
        yield _missing(bare, context)
    else:
        shown = masked_name(region)
        yield NotApplicable(Phrase("no list has {region}; the call itself decides", region=shown))


def _missing(region: str, context: Context) -> Finding:
    partition = partition_of(region) or ""
    others = {partition_of(other) for other in offering()}
    message = NOT_OFFERED if partition in others else NOT_IN_PARTITION
    stated, near = region_in_use(context), instead_of(region)
    remedy = to_set(near, stated, context) if message is NOT_OFFERED else None
    if remedy and region in [each.code for each in projects().regions]:
        steps = (*remedy.steps, OF_A_PROJECT.with_(region=region))
        remedy = replace(remedy, steps=steps, links=(*remedy.links, PROJECT_REGIONS))
    return message.finding(
        _seen(region, context),
        location=stated.location if stated else None,
        remedy=remedy,
        facts={
            "region": region,
            "meant": near,
            "name": name_of(region, region_names()),
            "partition": partition,
            "source": stated.source if stated else "botocore",
        },
    )


def _seen(region: str, context: Context) -> Evidence:
    stated = region_in_use(context)
    return Evidence("region", region, stated.source if stated else "botocore")


CHECK = Check(
    code="region.offers-rekognition",
    title="Rekognition is offered in this Region",
    look=look,
    messages=(NOT_OFFERED, NOT_IN_PARTITION, LIST_OUTDATED),
    needs=("region.set",),
    holds=("{region} offers Rekognition",),
)
