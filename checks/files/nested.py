"""Settings that hold a block of others have one, and the sections that a profile names are there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from checks.context import Context
from checks.endpoints import services_are_read
from checks.fix import Fix
from checks.model import (
    Check,
    Evidence,
    Finding,
    Location,
    Message,
    Phrase,
    Remedy,
    Seen,
    Severity,
)
from checks.pages import FILES, FORMAT
from checks.profile import files, names_in_use, section_of, shown, stated
from checks.sources.memory import once_a_thing
from checks.sources.shared_files import Document, Section, Setting

BLOCKS = ("s3", "s3api")
"""Settings of a profile that hold a block (AWS SDKs guide, "Shared config and credentials files")."""
IN_S3 = (
    "addressing_style",
    "max_concurrent_requests",
    "max_queue_size",
    "multipart_threshold",
    "multipart_chunksize",
    "max_bandwidth",
    "use_accelerate_endpoint",
    "use_dualstack_endpoint",
    "payload_signing_enabled",
)
"""What stands in the block of s3 (AWS CLI Command Reference, "AWS CLI S3 Configuration")."""
NAMED = {"services": "services", "sso_session": "sso-session"}
"""Settings that name a section, and the section's first word."""

NOT_NESTED = Message(
    code="files.setting-not-nested",
    severity=Severity.FAIL,
    summary="{setting} in [{section}] of {file} is not written as a block: its own settings belong on"
    " indented lines below it, and nothing behind its =.",
    why="botocore reads a block of settings only where its lines begin with a blank. Otherwise it"
    " takes a mere text for the block, and falls over it when a client is made.",
    recognised="A setting that holds a block has a plain value, or the lines of its block are not"
    " indented.",
    raw=("AttributeError: 'str' object has no attribute 'get'",),
    steps=(
        "Open {file}, go to line {line}, leave nothing behind its =, and write each setting that belongs"
        " to it on a line of its own below, with two blanks before it.",
        "If nothing belongs below it, delete the line.",
    ),
    links=(FORMAT,),
    fix=Fix.INDENT_LINES,
    explains=(
        "network.not-asked",
        "credentials.source-broken",
        "cli.command-fails",
        "sdk.own-boto3-fails",
    ),
)
SECTION_MISSING = Message(
    code="files.section-missing",
    severity=Severity.FAIL,
    summary="The profile {profile} names {setting} = {name}, and {file} has no section [{section}].",
    why="The setting only says where to look; what it is about stands in that section.",
    recognised="The section that the setting names is not in the file.",
    steps=(
        "Add the section [{section}] to {file}, or correct its name.",
        "If you do not need it, take {setting} out of the profile.",
    ),
    links=(FILES,),
    explains=("credentials.sso-incomplete", "network.not-asked", "credentials.source-broken"),
)
RENAME = Phrase("Open {file}, go to line {line}, and write [{right}] in the place of [{found}].")
MOVE = Phrase(
    "Move the section [{found}] from line {line} of {file} to {config}, as [{right}]: it is looked for"
    " there alone."
)


def look(context: Context) -> Iterator[Seen]:
    document = context.config.document
    there = _names_in(document) if document else None
    for profile in names_in_use(context):
        section = section_of(context.config, profile)
        for setting in section.settings if section else ():
            if section and setting.key in BLOCKS and isinstance(setting.value, str):
                yield _not_nested(context, section, setting)
        yield from _services(context, profile)
        if there is not None:
            yield from _missing(context, profile, there)


def _services(context: Context, profile: str) -> Iterator[Finding]:
    """Every setting in the section that `services` names is a service with a block of its own."""
    named = stated(context, "services", profile)
    document = context.config.document
    section = document.services(named.value) if named and document else None
    for setting in section.settings if section else ():
        if section and isinstance(setting.value, str):
            yield _not_nested(context, section, setting)


def _not_nested(context: Context, section: Section, setting: Setting) -> Finding:
    loose = [each.name for each in section.settings if each.key in IN_S3]
    seen = [Evidence(setting.name, setting.text or "''", shown(context.config.path, context))]
    seen += [Evidence("not indented", name, shown(context.config.path, context)) for name in loose]
    return NOT_NESTED.finding(
        *seen,
        location=Location(str(context.config.path), setting.line, section.header, setting.key),
        facts={
            "setting": setting.name,
            "section": section.header,
            "file": shown(context.config.path, context),
            "line": setting.line,
        },
    )


def _missing(
    context: Context, profile: str, there: Collection[tuple[str, str]]
) -> Iterator[Finding]:
    for key, word in NAMED.items():
        named = stated(context, key, profile)
        if not named or not named.value:
            continue
        section = f"{word} {named.value}"
        if (word, named.value) not in there:
            facts = {
                "profile": profile,
                "setting": key,
                "name": named.value,
                "file": shown(context.config.path, context),
                "section": section,
            }
            seen = Evidence(key, named.value, named.source)
            remedy = _nearly(context, section)
            is_read = key != "services" or services_are_read(context, profile)
            yield SECTION_MISSING.finding(
                seen,
                severity=None if is_read else Severity.INFO,
                location=named.location,
                remedy=remedy,
                facts=facts,
            )


def _nearly(context: Context, wanted: str) -> Remedy | None:
    """What to do with a section that was meant to be it: under another spelling, or in the other file."""
    for file in files(context):
        section = _alike(file.document).get(_loosely(wanted)) if file.document else None
        if section:
            step = (RENAME if file is context.config else MOVE).with_(
                found=section.header,
                line=section.line,
                right=wanted,
                file=shown(file.path, context),
                config=shown(context.config.path, context),
            )
            return Remedy((step,), links=(FILES,))
    return None


@once_a_thing
def _alike(document: Document) -> Mapping[str, Section]:
    """The first section of each header, loosely read."""
    return {_loosely(section.header): section for section in reversed(document.sections())}


def _loosely(header: str) -> str:
    """A header without capitals, quotes, the word profile and the signs between its words."""
    return re.sub(r"[\s\"'_:-]+", " ", header).strip().casefold().removeprefix("profile ")


@once_a_thing
def _names_in(document: Document) -> frozenset[tuple[str, str]]:
    """Each section's first word and its name, which may stand in quotes, with any blanks before it."""
    halves = (section.header.strip().partition(" ") for section in document.sections())
    return frozenset((first, rest.strip().strip("\"'")) for first, _, rest in halves)


CHECK = Check(
    code="files.nested",
    title="Blocks of settings are indented, and sections that are named are there",
    look=look,
    messages=(NOT_NESTED, SECTION_MISSING),
    needs=("files.readable",),
)
