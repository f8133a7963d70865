"""The AWS CLI and boto3 use the same profile."""

from __future__ import annotations

from collections.abc import Iterator

from checks.context import Context
from checks.model import Check, Evidence, Finding, Message, NotApplicable, Phrase, Severity
from checks.pages import VARIABLES
from checks.profile import PROFILE_VARIABLES
from checks.sources.local.shells import unset_remedy

DIFFER = Message(
    code="credentials.cli-and-boto3-differ",
    severity=Severity.WARN,
    summary="AWS CLI 2 uses the profile {cli}, from AWS_PROFILE; boto3 uses {boto3}, from"
    " AWS_DEFAULT_PROFILE.",
    why="Both variables are set. AWS CLI 2 reads AWS_PROFILE first, boto3 and AWS CLI 1 read"
    " AWS_DEFAULT_PROFILE first. So the two may work in different accounts.",
    recognised="AWS_PROFILE and AWS_DEFAULT_PROFILE are both set, and differ.",
    steps=("Keep AWS_PROFILE alone: take AWS_DEFAULT_PROFILE away.",),
    links=(VARIABLES,),
    explains=(
        "identity.cli-and-boto3-differ",
        "identity.unexpected-account",
        "region.cli-and-boto3-differ",
    ),
)


def look(context: Context) -> Iterator[Finding | NotApplicable]:
    of_boto3, of_cli = PROFILE_VARIABLES
    boto3, cli = (context.environment.get(name) for name in PROFILE_VARIABLES)
    if context.profile is not None or boto3 is None or cli is None:
        yield NotApplicable(Phrase("one place at most names the profile"))
    elif boto3 != cli:
        yield DIFFER.finding(
            Evidence("profile of AWS CLI 2", cli, of_cli),
            Evidence("profile of boto3", boto3, of_boto3),
            remedy=unset_remedy([of_boto3], context.platform, VARIABLES),
            facts={"cli": cli, "boto3": boto3},
        )


CHECK = Check(
    code="credentials.agreed",
    title="The AWS CLI and boto3 use the same profile",
    look=look,
    messages=(DIFFER,),
)
