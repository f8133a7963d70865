"""The AWS CLI and boto3 use the same Region."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from checks.context import Context
from checks.fix import Fix
from checks.model import (
    Check,
    Evidence,
    Finding,
    Message,
    NotApplicable,
    Phrase,
    Remedy,
    Severity,
)
from checks.pages import VARIABLES
from checks.profile import REGION_VARIABLE, Stated, region_in_use
from checks.region.support import judged
from checks.region.support.candidates import OF_THE_CLI
from checks.region.support.judged import fault_in, shown_region
from checks.sources.aws.ask import Settings
from checks.sources.local.shells import copied

NO_REGION = Phrase("AWS CLI 2 uses the Region {cli}, from AWS_REGION; boto3 uses no Region at all.")

DIFFER = Message(
    code="region.cli-and-boto3-differ",
    severity=Severity.WARN,
    summary="AWS CLI 2 uses the Region {cli}, from AWS_REGION; boto3 uses {boto3}.",
    why="AWS CLI 2 reads AWS_REGION before all else, and boto3 does not read it: it reads"
    " AWS_DEFAULT_REGION and the profile. What works in the one may then fail in the other.",
    recognised="AWS_REGION is set, and botocore resolves another Region or none.",
    steps=(
        "Set AWS_DEFAULT_REGION to the same Region as AWS_REGION, or take AWS_REGION away.",
        "Or write the Region to the profile with rekwiz setup, and take both variables away.",
    ),
    raw=("You must specify a region.",),
    links=(VARIABLES,),
    fix=Fix.SET_REGION,
    explains=("region.not-set",),
)


def look(context: Context) -> Iterator[Finding | Evidence | NotApplicable]:
    cli = context.environment.get(OF_THE_CLI)
    settings = context.aws.settings()
    if cli is None or context.region is not None or not isinstance(settings, Settings):
        yield NotApplicable(Phrase("AWS_REGION is not set, or a flag names the Region"))
    elif cli and cli == settings.region:
        yield Evidence("region of AWS CLI 2", shown_region(cli), OF_THE_CLI)
    elif fault := _mistake(Stated("region", cli, OF_THE_CLI), context):
        yield replace(fault, severity=Severity.WARN)  # boto3 does not read it
    else:
        yield _differ(cli, settings.region, context)


def _mistake(there: Stated, context: Context) -> Finding | None:
    """What cannot be a Region; one that is merely on no list may be newer than the lists."""
    fault = fault_in(there, context)
    return fault if fault and fault.severity is Severity.FAIL else None


def _differ(cli: str, boto3: str | None, context: Context) -> Finding:
    there = region_in_use(context)
    steps = tuple(Phrase(step) for step in DIFFER.steps)
    commands = copied(OF_THE_CLI, REGION_VARIABLE, context.platform)
    told = shown_region(boto3) if boto3 else None
    return DIFFER.finding(
        Evidence("region of AWS CLI 2", shown_region(cli), OF_THE_CLI),
        Evidence("region of boto3", told or "None", there.source if there else "botocore"),
        remedy=Remedy(steps, commands, DIFFER.links, DIFFER.fix),
        summary=None if told else NO_REGION,
        facts={"cli": shown_region(cli), "boto3": told or ""},
    )


CHECK = Check(
    code="region.agreed",
    title="The AWS CLI and boto3 use the same Region",
    look=look,
    messages=(DIFFER, *judged.MESSAGES),
    needs=("credentials.profile",),
)
