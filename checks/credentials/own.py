"""The credentials are a person's own, not those of the machine."""

from __future__ import annotations

from collections.abc import Iterator

from checks.context import Context
from checks.model import Check, Evidence, Finding, Message, Severity
from checks.pages import PROVIDERS
from checks.sources.aws.ask import Keys

FROM_THE_MACHINE = Message(
    code="credentials.from-the-machine",
    severity=Severity.INFO,
    summary="The credentials are the role of this machine ({method}), not a key of yours.",
    why="On EC2, ECS, Cloud9 and the like botocore asks the machine last, when it found nothing"
    " else.",
    recognised="botocore's method is iam-role or container-role.",
    steps=(
        "If that is meant, nothing needs to be done.",
        "Else name your own profile with --profile, or enter your keys with rekwiz setup.",
    ),
    links=(PROVIDERS,),
    explains=("identity.unexpected-account",),
    explains_as_remark=True,
)
OF_MACHINES = ("iam-role", "container-role")


def look(context: Context) -> Iterator[Finding]:
    match context.aws.keys():
        case Keys(method=method) if method in OF_MACHINES:
            yield FROM_THE_MACHINE.finding(
                Evidence("method", method, "botocore"), facts={"method": method}
            )


CHECK = Check(
    code="credentials.own",
    title="The credentials are your own, not this machine's",
    look=look,
    messages=(FROM_THE_MACHINE,),
    needs=("credentials.found",),
)
