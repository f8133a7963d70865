"""The values in use hold what belongs to them, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checks.context import Context
from checks.files.support.explained import explained
from checks.fix import Fix
from checks.masking import HIDDEN, masked_value
from checks.model import Check, Evidence, Finding, Message, Phrase, Remedy, Severity
from checks.pages import FORMAT
from checks.profile import KEY_SETTINGS, Place, Stated, files, of_setting
from checks.sources.local.shells import anew_remedy, set_remedy
from checks.sources.memory import once_a_thing
from checks.sources.shared_files import Document, Section, Setting
from checks.value_faults import (
    foreign_characters,
    has_another_setting,
    has_extra_text,
    in_ascii,
    is_quoted,
    without_extra_text,
    without_quotes,
)
from checks.values_in_use import values_in_use

OF_KEYS = (
    "credentials.key-shape",
    "credentials.secret-shape",
    "credentials.key-unknown",
    "credentials.secret-rejected",
    "credentials.signature-unreadable",
)
QUOTED = Message(
    code="files.quoted-value",
    severity=Severity.FAIL,
    summary="{setting} in {source} is in quotes, and they count as part of the value.",
    why="The shared files know no quotes: what stands behind the = is taken as it is. In the"
    " Windows"
    ' Command Prompt the same holds for set NAME="value".',
    recognised="The value begins or ends with a straight or a curly quote.",
    steps=("Open {source} and take the quotes around {setting} away.",),
    raw=("Provided region_name '\"us-east-1\"' doesn't match a supported format.",),
    links=(FORMAT,),
    fix=Fix.REMOVE_QUOTES,
    explains=("region.malformed", "cli.output-format-unknown", *OF_KEYS),
)
EXTRA_TEXT = Message(
    code="files.extra-text-in-value",
    severity=Severity.FAIL,
    summary="{setting} in {source} carries text that does not belong to it.",
    why="botocore knows no comments behind a value: # and ; there are part of it. So is the prompt"
    " of"
    " aws configure, where it was pasted along.",
    recognised="There is a # or a ; behind a blank in the value, another setting's name, or the words of"
    " a prompt.",
    steps=(
        "Open {source} and keep the value of {setting} alone.",
        "Put a comment on a line of its own, with # as its first character.",
    ),
    raw=(
        "not a valid key=value pair (missing equal-sign) in Authorization header",
        "Provided region_name 'us-east-1 # virginia' doesn't match a supported format.",
    ),
    links=(FORMAT,),
    fix=Fix.CLEAN_VALUE,
    explains=("region.malformed", "cli.output-format-unknown", *OF_KEYS),
)
FOREIGN = Message(
    code="files.foreign-character",
    severity=Severity.FAIL,
    summary="{setting} in {source} holds characters that cannot be seen or only look right:"
    " {characters}.",
    why="They come along when a value is copied from a chat, a PDF or a web page. The value looks"
    " right, and is not the one that AWS gave out.",
    recognised="The value has characters outside ASCII, such as U+200B or full-width letters, or"
    " control characters, such as the ^V that a Windows console writes for a paste.",
    steps=("Delete the value of {setting} in {source}, and type it or copy it anew.",),
    raw=("Provided region_name 'us-east-1' doesn't match a supported format.",),
    links=(FORMAT,),
    fix=Fix.CLEAN_VALUE,
    explains=("region.malformed", "region.misspelt", *OF_KEYS),
)
FAULTS: tuple[tuple[Message, Callable[[str], object], Callable[[str], str]], ...] = (
    (EXTRA_TEXT, has_extra_text, lambda text: without_quotes(without_extra_text(text))),
    (QUOTED, is_quoted, without_quotes),
    (FOREIGN, foreign_characters, in_ascii),
)
"""Each with how it is seen, and how its value would be right. Of `"us-east-1" # home` the quotes close only
once the rest is gone."""
EACH_ON_ITS_LINE = Phrase("Open {source} and put each setting on a line of its own.")
LOOKED_AT = (*KEY_SETTINGS, "region", "output")


def look(context: Context) -> Iterator[Finding]:
    used = values_in_use(context)
    for value in used:
        yield from _faults(value, context, None)
    places = {value.location for value in used}
    for value in _faulty_in_files(context):
        if value.location not in places:
            yield from _faults(value, context, Severity.INFO)


def _faulty_in_files(context: Context) -> Iterator[Stated]:
    for file in files(context):
        for section, setting in _faulty(file.document) if file.document else ():
            yield of_setting(context, Place(file, section), setting)


@once_a_thing
def _faulty(document: Document) -> tuple[tuple[Section, Setting], ...]:
    """Looked for once, however many profiles are looked at."""
    return tuple(
        (section, setting)
        for section in document.sections()
        for setting in filter(None, map(section.setting, LOOKED_AT))
        if _is_faulty(setting)
    )


def _is_faulty(setting: Setting) -> bool:
    value = setting.value if isinstance(setting.value, str) else setting.text
    return any(is_so(_first_line(value)) for _, is_so, _ in FAULTS)


def _first_line(value: str) -> str:
    return value.split("\n", 1)[0]


def _faults(value: Stated, context: Context, severity: Severity | None) -> Iterator[Finding]:
    text = _first_line(value.value)
    for message, is_so, right in FAULTS:
        if is_so(text):
            yield message.finding(
                Evidence(value.key, _presentable(value), value.source),
                severity=severity,
                location=value.location,
                remedy=_in_file(value, text)
                if value.in_file
                else _by_hand(value, right(text), context),
                facts={
                    "setting": value.name_there,
                    "source": value.source,
                    "characters": foreign_characters(text),
                },
                explains=explained(message, value.key),
            )
            return


def _presentable(value: Stated) -> str:
    if value.key in KEY_SETTINGS:
        return masked_value(value.key, value.value)
    return HIDDEN if _may_be_secret(value) else ascii(value.value)


def _may_be_secret(value: Stated) -> bool:
    """Whether it, or what is left without the characters that cannot be seen, is not to be shown."""
    texts = (value.value, in_ascii(value.value), without_quotes(value.value))
    return any(masked_value(value.key, text) != text for text in texts)


def _in_file(value: Stated, text: str) -> Remedy | None:
    """Where another setting stands behind the value nothing is taken away: it may be the secret."""
    if not has_another_setting(text):
        return None
    return Remedy((EACH_ON_ITS_LINE.with_(source=value.source),), links=(FORMAT,))


def _by_hand(value: Stated, right: str, context: Context) -> Remedy:
    """A variable is mended by the person; a part of a key is not shown for it."""
    if value.source.startswith("--") or value.key in KEY_SETTINGS or _may_be_secret(value):
        return anew_remedy(value.source, context.platform, FORMAT)
    return set_remedy(value.source, right, context.platform, FORMAT)


CHECK = Check(
    code="files.values",
    title="The values in use hold nothing that does not belong to them",
    look=look,
    messages=(QUOTED, EXTRA_TEXT, FOREIGN),
    needs=("files.readable",),
)
