"""The AWS CLI signs in as the identity that boto3 signs in as."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from checks.aws_cli import in_use
from checks.context import Context
from checks.model import (
    Check,
    Cost,
    Evidence,
    Message,
    NotApplicable,
    Phrase,
    Seen,
    Severity,
)
from checks.principal import principal_of
from checks.profile import resolved_region
from checks.sources.aws.ask import Answer
from checks.sources.local.programs import Ran, run

CLI_AND_BOTO3_DIFFER = Message(
    code="identity.cli-and-boto3-differ",
    severity=Severity.WARN,
    summary="The AWS CLI signs in as {cli}, and boto3 as {boto3}.",
    why="The two read some variables in another order, so one of them may use another profile. What"
    " you try in the terminal is then not what your program does.",
    recognised="aws sts get-caller-identity and boto3 were given the ARNs of different identities.",
    steps=(
        "Unset AWS_PROFILE and AWS_DEFAULT_PROFILE, or set both to the same profile.",
        "Or name the profile in both: --profile, and boto3.Session(profile_name=…).",
    ),
    commands=("aws configure list", "aws sts get-caller-identity"),
    links=("https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-authentication.html",),
)

SECONDS = 10
NOTHING_TO_COMPARE = Phrase("The AWS CLI named no identity to compare with.")


def look(context: Context) -> Iterator[Seen]:
    place, answer = in_use(context), context.aws.ask("sts", "GetCallerIdentity")
    by_cli = _arn_by_cli(place, context) if place and _has_settings_of_its_own(context) else None
    match answer:
        case Answer(value={"Arn": arn}) if by_cli and principal_of(by_cli) != principal_of(arn):
            seen = Evidence("ARN", by_cli, "aws sts get-caller-identity")
            yield CLI_AND_BOTO3_DIFFER.finding(seen, facts={"cli": by_cli, "boto3": arn})
        case Answer() if by_cli:
            return
        case _:
            yield NotApplicable(NOTHING_TO_COMPARE)


def _has_settings_of_its_own(context: Context) -> bool:
    """Keys that a person typed are not yet where the CLI could find them."""
    return context.aws.given is None


def _arn_by_cli(place: Path, context: Context) -> str | None:
    """The ARN that the CLI is given, with its own reading of profile and keys."""
    command = [str(place), "sts", "get-caller-identity", "--output", "json"]
    command += _stated("--profile", context.profile)
    command += _stated("--region", resolved_region(context))
    command += _stated("--endpoint-url", _endpoint(context))
    ran = run(command, {**context.environment, "AWS_PAGER": ""}, timeout=SECONDS)
    if not isinstance(ran, Ran) or ran.code:
        return None
    with suppress(ValueError):
        match json.loads(ran.out):
            case {"Arn": str(arn)}:
                return arn
    return None


def _stated(flag: str, value: str | None) -> list[str]:
    return [flag, value] if value else []


def _endpoint(context: Context) -> str | None:
    """botocore's address: before 2.13 the CLI does not read AWS_ENDPOINT_URL."""
    address = context.aws.endpoint("sts")
    return address if isinstance(address, str) else None


CHECK = Check(
    code="identity.same-for-cli",
    title="The AWS CLI and boto3 sign in as the same identity",
    look=look,
    messages=(CLI_AND_BOTO3_DIFFER,),
    needs=("identity.known", "cli.installed"),
    required=False,
    cost=Cost.PROGRAM,
)
