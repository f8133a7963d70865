"""The person's AWS CLI gets through with the person's own files and variables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

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
from checks.context import Context
from checks.endpoints import source_of
from checks.knowledge.heard import heard
from checks.masking import masked_url
from checks.model import (
    Check,
    Cost,
    Evidence,
    Finding,
    Location,
    NotApplicable,
    Phrase,
    Seen,
    Severity,
)
from checks.own_tools import NotTried
from checks.profile import profile_in_use, shown
from checks.refusals.by_words import OF_TOOLS, finding_of, pointing_to
from checks.sources.aws.ask import Answer
from checks.sources.local.programs import DidNotRun, Ran

COMMAND = "aws sts get-caller-identity"
PLUGIN = re.compile(r"No module named '?([\w.]+)'?")
ALIASES = re.compile(r"Unable to parse config file: (.*alias)\s*$", re.MULTILINE)
NOT_WRITABLE = re.compile(
    r"\[Errno (?:13|28|30)\] [^:]+: '(?P<place>[^']*\.aws[/\\](?:cli|sso|login)\b[^']*)'"
)
"""Permission denied, no space left, read-only: Python's words for a folder of the CLI's caches."""
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
    if found := _of_its_own(context, said.err):
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


def _of_its_own(context: Context, words: str) -> Finding | None:
    if found := ALIASES.search(words):
        file = shown(Path(found[1]), context)
        seen = Evidence("words", heard(found[0]), COMMAND)
        where = Location(found[1])
        return ALIAS_FILE_BROKEN.finding(
            seen, location=where, facts={"file": file, "head": "[toplevel]"}
        )
    if found := NOT_WRITABLE.search(words):
        return _not_writable(context, Path(found["place"]), heard(found[0]))
    if (found := PLUGIN.search(words)) and (line := _plugins(context, found[1])):
        seen = Evidence("words", heard(found[0]), COMMAND)
        facts = {"module": found[1], "file": shown(context.config.path, context)}
        return PLUGIN_MISSING.finding(seen, location=line, facts=facts)
    return None


def _not_writable(context: Context, place: Path, words: str) -> Finding:
    return CACHE_NOT_WRITABLE.finding(
        Evidence("words", words, COMMAND),
        location=Location(str(place)),
        facts={"folder": shown(place, context)},
    )


def _plugins(context: Context, module: str) -> Location | None:
    """The line of `[plugins]` that names the module."""
    document = context.config.document
    section = document.section("plugins") if document else None
    for setting in section.settings if section else ():
        if isinstance(setting.value, str) and module.split(".")[0] == setting.value.split(".")[0]:
            return Location(str(context.config.path), setting.line, "plugins", setting.key)
    return None


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
