"""No value in use swallows the line below it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.context import Context
from checks.files.support.explained import explained
from checks.files.support.known_settings import KNOWN, SCALARS
from checks.files.support.wrapped_value import VALUE_ON_NEXT_LINE
from checks.fix import Fix
from checks.model import Check, Evidence, Finding, Location, Message, Severity
from checks.pages import FORMAT
from checks.profile import Place, files, names_in_use, section_of, shown
from checks.sources.memory import once_a_thing
from checks.sources.shared_files import Document, Section, Setting

INDENTED_LINE = Message(
    code="files.indented-line",
    severity=Severity.FAIL,
    summary="Line {line} of {file} is indented, so it was glued to the value of {setting} above"
    " it.",
    why="An indented line continues the value above it, even where it is a setting of its own. Both"
    " settings are lost by that.",
    recognised="A value goes on over a line break with the name of a known setting and an =.",
    steps=("Open {file}, go to line {line}, and delete the blanks at its beginning.",),
    raw=(
        "Partial credentials found in shared-credentials-file, missing: aws_secret_access_key",
        "Provided region_name 'us-east-1\\noutput = json' doesn't match a supported format.",
    ),
    links=(FORMAT,),
    fix=Fix.REMOVE_INDENT,
    explains=(
        "credentials.secret-missing",
        "credentials.none-found",
        "region.malformed",
        "region.not-set",
        "cli.output-format-unknown",
    ),
)
NAMED = re.compile(r"([\w.-]+)\s*[=:]")


def look(context: Context) -> Iterator[Finding]:
    used = names_in_use(context)
    for file in files(context):
        mine = {section.line for name in used if (section := section_of(file, name))}
        for section, setting in _on_several_lines(file.document) if file.document else ():
            severity = None if section.line in mine else Severity.INFO
            yield from _about(setting, Place(file, section), severity, context)


@once_a_thing
def _on_several_lines(document: Document) -> tuple[tuple[Section, Setting], ...]:
    """The settings that go on below their line and hold no block."""
    return tuple(
        (section, setting)
        for section in document.sections()
        for setting in section.settings
        if len(setting.lines) > 1 and setting.key in SCALARS
    )


def _about(
    setting: Setting, place: Place, severity: Severity | None, context: Context
) -> Iterator[Finding]:
    swallowed = _swallowed(setting)
    message = INDENTED_LINE if swallowed else VALUE_ON_NEXT_LINE
    line = swallowed or setting.lines[1]
    file = shown(place.file.path, context)
    yield message.finding(
        Evidence("setting", _name_on(setting, line), file),
        severity=severity,
        location=Location(str(place.file.path), line, place.section.header, setting.key),
        facts={"file": file, "line": line, "setting": setting.key},
        explains=explained(message, *(_name_on(setting, each) for each in setting.lines)),
    )


def _name_on(setting: Setting, line: int) -> str:
    """The setting's name that stands on the line, else the one whose value the line continues."""
    text = setting.text.split("\n")[setting.lines.index(line)]
    named = NAMED.match(text)
    return named[1] if named and named[1].lower() in KNOWN else setting.key


def _swallowed(setting: Setting) -> int | None:
    """The first line of the value that is a setting itself."""
    for line, text in list(zip(setting.lines, setting.text.split("\n"), strict=True))[1:]:
        named = NAMED.match(text)
        if named and named[1].lower() in KNOWN:
            return line
    return None


CHECK = Check(
    code="files.continued",
    title="No value in use swallows the line below it",
    look=look,
    messages=(INDENTED_LINE, VALUE_ON_NEXT_LINE),
    needs=("files.readable",),
)
