"""The AWS CLI signs in as the identity that boto3 signs in as."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress

from checks import own_tools
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
from checks.own_tools import NotTried
from checks.principal import principal_of
from checks.sources.aws.ask import Answer
from checks.sources.local.programs import DidNotRun, Ran

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

NOTHING_TO_COMPARE = Phrase("The AWS CLI named no identity to compare with.")


def look(context: Context) -> Iterator[Seen]:
    answer = context.aws.ask("sts", "GetCallerIdentity")
    by_cli = _arn_of(own_tools.by_cli(context))
    match answer:
        case Answer(value={"Arn": str(arn)}) if by_cli and principal_of(by_cli) != principal_of(
            arn
        ):
            seen = Evidence("ARN", by_cli, "aws sts get-caller-identity")
            yield CLI_AND_BOTO3_DIFFER.finding(seen, facts={"cli": by_cli, "boto3": arn})
        case Answer() if by_cli:
            return
        case _:
            yield NotApplicable(NOTHING_TO_COMPARE)


def _arn_of(said: Ran | DidNotRun | NotTried) -> str | None:
    """The ARN that the CLI was given, with its own reading of profile and keys."""
    if not isinstance(said, Ran) or said.code:
        return None
    with suppress(ValueError):
        match json.loads(said.out):
            case {"Arn": str(arn)}:
                return arn
    return None


CHECK = Check(
    code="identity.same-for-cli",
    title="The AWS CLI and boto3 sign in as the same identity",
    look=look,
    messages=(CLI_AND_BOTO3_DIFFER,),
    needs=("identity.known", "cli.installed"),
    required=False,
    cost=Cost.PROGRAM,
    begins=own_tools.begin_cli,
)
