"""The output format is one that the AWS CLI knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks import aws_cli as copies
from checks.aws_cli import Version
from checks.context import Context
from checks.fix import Fix
from checks.model import (
    Check,
    Cost,
    Evidence,
    Finding,
    Message,
    NotApplicable,
    Phrase,
    Seen,
    Severity,
)
from checks.profile import Stated, profile_in_use, setting_in_use, unset_by_hand
from checks.values_in_use import OUTPUT_VARIABLE

OF_ALL = ("json", "text", "table")
OF_VERSION_2 = ("yaml", "yaml-stream")
OFF_CAME = Version(2, 34, 0)
"""`off` and the prefix `aws: [ERROR]` came together (aws/aws-cli#10094)."""
REGION = re.compile(r"[a-z]{2}(-[a-z]+){1,3}-\d", re.IGNORECASE)

OUTPUT_FORMAT_UNKNOWN = Message(
    code="cli.output-format-unknown",
    severity=Severity.FAIL,
    summary='The output format "{value}" from {source} is none that AWS CLI {version} knows.',
    why="The AWS CLI looks at it only after AWS has answered: what a command does is done, and"
    " then the command fails. boto3 ignores it.",
    recognised="AWS_DEFAULT_OUTPUT, else output of the profile, is not exactly a name that this "
    "AWS CLI takes. Capitals count, and so does an empty value.",
    raw=("Unknown output type: …",),
    steps=("Set it to json, or to another of these: {formats}.",),
    commands=("aws configure set output json --profile {profile}",),
    links=("https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-output-format.html",),
    fix=Fix.SET_OUTPUT,
)


def look(context: Context) -> Iterator[Seen]:
    version = copies.version_in_use(context)
    chosen = setting_in_use(context, "output", OUTPUT_VARIABLE)
    if version is None:
        yield NotApplicable(Phrase("No AWS CLI that works was found."))
    elif chosen is None:
        yield Evidence("output", "json", "AWS CLI")
    elif chosen.value in formats_of(version) or REGION.fullmatch(chosen.value):
        yield chosen.evidence  # a Region in this place is for the checks of the Region to name
    else:
        yield _unknown(chosen, version, context)


def formats_of(version: Version) -> tuple[str, ...]:
    """The names that an AWS CLI of this version takes, exactly so."""
    later = OF_VERSION_2 if version.major >= 2 else ()
    return (*OF_ALL, *later, *(("off",) if version >= OFF_CAME else ()))


def _unknown(chosen: Stated, version: Version, context: Context) -> Finding:
    return OUTPUT_FORMAT_UNKNOWN.finding(
        chosen.evidence,
        location=chosen.location,
        remedy=unset_by_hand(chosen, context),
        facts={
            "value": chosen.shown,
            "profile": profile_in_use(context),
            "source": chosen.source,
            "version": str(version),
            "formats": formats_of(version),
        },
    )


CHECK = Check(
    code="cli.output-format",
    title="The AWS CLI knows the output format",
    look=look,
    messages=(OUTPUT_FORMAT_UNKNOWN,),
    needs=("cli.installed",),
    required=False,
    cost=Cost.PROGRAM,
)
