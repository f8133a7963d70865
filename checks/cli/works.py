"""The person's AWS CLI gets through with the person's own files and variables."""

from __future__ import annotations

from collections.abc import Iterator

from checks import own_tools
from checks.aws_cli import in_use, reads_endpoints, version_in_use
from checks.cli.newest_copy_first import OUTDATED
from checks.cli.support.command_fails import (
    ALIAS_FILE_BROKEN,
    CACHE_NOT_WRITABLE,
    COMMAND_FAILS,
    PLUGIN_MISSING,
)
from checks.cli.support.installers import way_here
from checks.cli.support.own_files import of_its_own_files
from checks.context import Context
from checks.endpoints import source_of
from checks.knowledge.heard import heard
from checks.masking import masked_url
from checks.model import (
    Check,
    Cost,
    Evidence,
    Finding,
    NotApplicable,
    Phrase,
    Seen,
    Severity,
)
from checks.own_tools import NotTried
from checks.profile import profile_in_use
from checks.refusals.by_words import OF_TOOLS, finding_of, pointing_to
from checks.sources.aws.ask import Answer
from checks.sources.local.programs import DidNotRun, Ran

COMMAND = "aws sts get-caller-identity"
BOTO3_NEITHER = Phrase("boto3 does not get through either; what stands in the way is said there.")


def look(context: Context) -> Iterator[Seen]:
    match own_tools.by_cli(context):
        case NotTried(reason):
            yield NotApplicable(reason)
        case Ran(code=0):
            yield Evidence("command", COMMAND, COMMAND)
            yield from _elsewhere(context)
        case said:
            yield from _why(context, said)


def _why(context: Context, said: Ran | DidNotRun) -> Iterator[Seen]:
    """A cause of the CLI's own, whoever else fails; else that it fails where boto3 does not."""
    if found := of_its_own_files(context, said.err, COMMAND):
        yield found
    elif isinstance(context.aws.ask("sts", "GetCallerIdentity"), Answer):
        yield _fails(context, said)
    else:
        yield NotApplicable(BOTO3_NEITHER)


def _elsewhere(context: Context) -> Iterator[Finding]:
    """A CLI that does not read the setting by which the others go elsewhere than to AWS.

    The address that rekwiz itself set stands for AWS, and is no setting of the person's.
    """
    there, address = source_of("sts", context), context.aws.endpoint("sts")
    if not there.value or address == context.own_endpoint or reads_endpoints(context) is not False:
        return
    told = Phrase(
        "AWS CLI {version} is too old to read {setting}: its commands go to AWS, not to {address}.",
        version=str(version_in_use(context)),
        setting=there.name_there,
        address=masked_url(address if isinstance(address, str) else there.value),
    )
    yield OUTDATED.finding(
        Evidence("version", str(version_in_use(context)), str(in_use(context))),
        Evidence("setting", there.name_there, there.source),
        severity=Severity.FAIL,
        location=there.location,
        remedy=way_here(context.platform).remedy(),
        summary=told,
    )


def _fails(context: Context, said: Ran | DidNotRun) -> Finding:
    """By what its words are known to mean; else that it fails, with what it said."""
    from checks.knowledge.causes import causes_of

    match said:
        case Ran(code=code):
            words, ended = said.err.strip() or said.out, str(code)
        case DidNotRun(errno=None):
            words, ended = said.err, f"no end in {own_tools.SECONDS} s"
        case DidNotRun(errno=number):
            words, ended = "", f"errno {number}"
    named = causes_of(said.err) if said.err.strip() else []
    seen = Evidence("words", heard(words), COMMAND) if words else Evidence("end", ended, COMMAND)
    known = finding_of(named, said.err, seen, facts={"profile": profile_in_use(context)})
    facts = {"command": COMMAND, "ended": ended}
    remedy = pointing_to(named, COMMAND_FAILS, facts)
    return known or COMMAND_FAILS.finding(seen, remedy=remedy, facts=facts)


CHECK = Check(
    code="cli.works",
    title="The AWS CLI works with this set-up",
    look=look,
    messages=(
        COMMAND_FAILS,
        PLUGIN_MISSING,
        ALIAS_FILE_BROKEN,
        CACHE_NOT_WRITABLE,
        OUTDATED,
        *OF_TOOLS,
    ),
    needs=("cli.installed",),
    required=False,
    cost=Cost.PROGRAM,
    begins=own_tools.begin_cli,
)
