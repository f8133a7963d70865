"""The sections of the shared files are named so that botocore reads them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from msgspec import Struct

from checks.context import Context, SharedFile
from checks.fix import Fix
from checks.model import Check, Evidence, Fact, Finding, Location, Message, Severity
from checks.pages import FILES
from checks.profile import (
    files,
    header,
    names_in_use,
    places_of,
    section_of,
    shown,
)
from checks.sources.memory import once_a_thing
from checks.sources.shared_files import Document, Section
from checks.sources.shared_files.headers import meaning

OF_THE_OTHER_FILE = Message(
    code="files.section-named-for-other-file",
    severity=Severity.WARN,
    summary="[{found}] in {file} is named in the other file's way, so it is ignored.",
    why="In config the section of a profile is called [profile NAME], in credentials NAME alone in"
    " brackets; default is the same in both. botocore ignores the other form in silence.",
    recognised="A section [profile NAME] in credentials; or in config a bare name that is the"
    " profile"
    " in use, a section of credentials, or somebody's source_profile.",
    steps=("Open {file}, go to line {line}, and write [{right}] in the place of [{found}].",),
    raw=("Unable to locate credentials", "The config profile (…) could not be found"),
    links=(FILES,),
    fix=Fix.CORRECT_SECTION_PREFIX,
    explains=(
        "credentials.none-found",
        "credentials.in-another-profile",
        "credentials.profile-not-found",
        "credentials.role-chain-broken",
        "region.not-set",
    ),
)
MISSPELT = Message(
    code="files.section-misspelt",
    severity=Severity.WARN,
    summary="[{found}] in {file} is nearly the profile {profile}, and not exactly.",
    why="Capitals, blanks and quotes count in a section's name. DEFAULT in capitals is no profile:"
    " its"
    " settings are handed down to the other sections. A name with a blank needs quotes in config.",
    recognised="Without blanks, quotes and capitals it is the profile in use, which the file"
    " lacks.",
    steps=("Open {file}, go to line {line}, and write [{right}] in the place of [{found}].",),
    raw=("Unable to locate credentials", "The config profile (…) could not be found"),
    links=(FILES,),
    fix=Fix.RENAME_SECTION,
    explains=(
        "credentials.none-found",
        "credentials.in-another-profile",
        "credentials.profile-not-found",
        "region.not-set",
    ),
)
DEFAULT_TWICE = Message(
    code="files.default-twice",
    severity=Severity.WARN,
    summary="{file} has the profile default twice, with and without the word profile; the later"
    " one,"
    " on line {line}, counts.",
    why="Both names stand for the same profile, and the later section replaces the other as a"
    " whole."
    " Other tools may take the other one.",
    recognised="Both sections are there, with different settings.",
    steps=(
        "Open {file}, move what you need into the section default, and delete [profile default].",
    ),
    links=(FILES,),
    fix=Fix.KEEP_ONE,
    explains=("region.not-set", "credentials.none-found"),
)


class Names(Struct, frozen=True):
    """What both files say of names: those in use, and those that a bare section may be meant for."""

    in_use: frozenset[str]
    wanted: frozenset[str]


def look(context: Context) -> Iterator[Finding]:
    in_use = names_in_use(context)
    names = Names(frozenset(in_use), _wanted(in_use, context))
    for file in files(context):
        if file.document:
            nearly = _lacking(file, in_use)
            for section in _suspects(file.document, nearly):
                yield from _about(file, section, names, nearly, context)
    yield from _default_twice(context)


def _suspects(document: Document, nearly: Iterable[str]) -> list[Section]:
    """The sections that may be named for the other file, and those nearly named so, in their order."""
    alike = _alike(document) if nearly else {}
    found = [*_of_the_other_kind(document), *chain(*(alike.get(each, ()) for each in nearly))]
    by_line = {section.line: section for section in found}
    return [by_line[line] for line in sorted(by_line)]


@once_a_thing
def _of_the_other_kind(document: Document) -> tuple[Section, ...]:
    """In `credentials` the profiles that say so, in `config` what says nothing."""
    has_word = document.file == "credentials"
    sections = document.sections()
    return tuple(each for each in sections if (meaning(each.header) is not None) is has_word)


@once_a_thing
def _alike(document: Document) -> Mapping[str, list[Section]]:
    """The sections by what their headers are without blanks, quotes and capitals."""
    found: dict[str, list[Section]] = {}
    for section in document.sections():
        found.setdefault(_folded(section.header), []).append(section)
    return found


def _lacking(file: SharedFile, in_use: Iterable[str]) -> dict[str, list[str]]:
    """The profiles in use that the file lacks, by what their headers are without blanks and the like."""
    found: dict[str, list[str]] = {}
    for profile in in_use:
        if profile.strip().strip("\"'").strip() != profile:
            continue  # the variable that names it is at fault, not the section
        if not section_of(file, profile):
            found.setdefault(_folded(header(profile, file.kind)), []).append(profile)
    return found


def _about(
    file: SharedFile,
    section: Section,
    names: Names,
    nearly: dict[str, list[str]],
    context: Context,
) -> Iterator[Finding]:
    if right := _for_this_file(file, section, names):
        profile = right.removeprefix("profile ")
        weight = None if profile in names.in_use else Severity.INFO
        yield _finding(OF_THE_OTHER_FILE, file, section, right, weight, context)
        return
    for profile in nearly.get(_folded(section.header), ()) if nearly else ():
        yield _finding(
            MISSPELT, file, section, _quoted(profile, file.kind), None, context, profile=profile
        )


def _for_this_file(file: SharedFile, section: Section, names: Names) -> str | None:
    """The header that this file wants in the place of the other file's; None where all is well."""
    if file.kind == "credentials":
        kind, profile = meaning(section.header) or ("", "")
        named = kind == "profile" and section.header != "default"
        unasked = section.header not in names.in_use
        return profile if named and unasked and not section_of(file, profile) else None
    name = section.header
    if name not in names.wanted or meaning(name) or section_of(file, name):
        return None
    return _quoted(name, "config")


def _wanted(in_use: Iterable[str], context: Context) -> frozenset[str]:
    """The names that a bare section of `config` may be meant for."""
    named = _named((context.config.document, context.credentials.document))
    return named.union(in_use) - {"DEFAULT"}


@once_a_thing
def _named(both: tuple[Document | None, Document | None]) -> frozenset[str]:
    """The sections of `credentials`, and the profiles that others name as their source, as botocore
    reads it; looked for once, however many profiles are looked at."""
    config, credentials = both
    in_credentials = {each.header for each in credentials.sections()} if credentials else set()
    documents = [document for document in (credentials, config) if document]
    names = {name for document in documents for name in document.profiles()}
    sources = (_source(name, documents) for name in names)
    return frozenset({*in_credentials, *filter(None, sources)})


def _source(profile: str, documents: Iterable[Document]) -> str | None:
    for document in documents:
        if section := document.profile(profile):
            for each in (section, *reversed(document.defaults)):
                if setting := each.setting("source_profile"):
                    return setting.text
    return None


def _folded(text: str) -> str:
    return re.sub(r"[\s\"']+", " ", text).strip().casefold()


def _quoted(profile: str, kind: str) -> str:
    """The header as the file wants it, with quotes around a name of several words."""
    right = header(profile, kind)
    blank = kind == "config" and re.search(r"\s", profile)
    return f'profile "{profile}"' if blank else right


@once_a_thing
def _of_default(document: Document) -> tuple[Section, ...]:
    sections = document.sections()
    return tuple(each for each in sections if meaning(each.header) == ("profile", "default"))


def _default_twice(context: Context) -> Iterator[Finding]:
    document = context.config.document
    mine = _of_default(document) if document else ()
    if all(each.values == mine[0].values for each in mine):
        return
    in_use = "default" in names_in_use(context) and places_of(context, "default")
    weight = None if in_use else Severity.INFO
    yield _finding(DEFAULT_TWICE, context.config, mine[-1], "default", weight, context)


def _finding(
    message: Message,
    file: SharedFile,
    section: Section,
    right: str,
    severity: Severity | None,
    context: Context,
    **named: str,
) -> Finding:
    place = shown(file.path, context)
    told: dict[str, Fact] = {
        "file": place,
        "line": section.line,
        "found": section.header,
        "right": right,
    }
    return message.finding(
        Evidence("section", f"[{section.header}]", place),
        severity=severity,
        location=Location(str(file.path), section.line, section.header),
        facts={**told, **named},
    )


CHECK = Check(
    code="files.sections",
    title="The sections of the shared files have names that are read",
    look=look,
    messages=(OF_THE_OTHER_FILE, MISSPELT, DEFAULT_TWICE),
    needs=("files.readable",),
)
