"""Which lines of a file change when settings are set: nothing but them is touched."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from checks.sources.shared_files.dialect import Section, Setting, Value

Settings = Mapping[str, str | Mapping[str, str | None] | None]
TextOf = Callable[[int], str]

_KEYS = ("aws_access_key_id", "aws_secret_access_key", "aws_session_token")
_NESTING = "    "
_END = re.compile(rb"\r\n|\r|\n")


class Splice(Struct, frozen=True):
    """Put `lines` (without their ends) in place of the lines from `first` to before `stop`."""

    first: int
    stop: int
    lines: tuple[str, ...] = ()


def spliced(lines: Sequence[bytes], splices: Iterable[Splice], encoding: str) -> bytes:
    """The file's bytes after the splices; line ends, and a missing last one, stay as they are.

    Raises ValueError for a character that the encoding has not.
    """
    result = list(lines)
    usual = _end(result[0]) if result else b""
    unfinished = bool(result) and not _end(result[-1])
    if unfinished:
        result[-1] += usual or b"\n"
    # From the end of the file, for every splice moves the lines below it.
    for splice in sorted(splices, key=lambda splice: splice.first)[::-1]:
        at = splice.first - (1 if splice.stop > splice.first else 2)  # its own, or the one above
        end = (_end(result[at]) if 0 <= at < len(result) else b"") or usual or b"\n"
        new = [line.encode(encoding) + end for line in splice.lines]
        result[splice.first - 1 : splice.stop - 1] = new
    if unfinished and result:
        result[-1] = result[-1][: len(result[-1]) - len(_end(result[-1]))]
    return b"".join(result)


def merged(values: Mapping[str, Value], settings: Settings) -> dict[str, Value]:
    """What a section shall read as, once the settings are set: keys in lower case."""
    result = dict(values)
    for name, value in settings.items():
        new = _merged_value(result.get(name.lower()), value)
        if new is None:
            result.pop(name.lower(), None)
        else:
            result[name.lower()] = new
    return result


def any_value(settings: Settings) -> bool:
    """Whether anything is to be set, and not removed alone."""
    return any(
        value is not None if not isinstance(value, Mapping) else any_value(value)
        for value in settings.values()
    )


def without_old_token(section: Section | None, settings: Settings) -> Settings:
    """The settings, with the session token to be removed where its key pair is replaced."""
    # botocore would send it with the new pair, and AWS refuses a token that is another key's.
    pair, token = _KEYS[:2], _KEYS[2]
    named = {name.lower(): value for name, value in settings.items()}
    if section is None or token in named or any(named.get(name) is None for name in pair):
        return settings
    replaced = any(section.values.get(name) != named[name] for name in pair)
    return {**settings, token: None} if replaced and section.setting(token) else settings


def splices(
    section: Section, before: Mapping[str, Value], settings: Settings, indent: str, text_of: TextOf
) -> list[Splice]:
    """The edits that give the section these settings.

    `before` is what it reads as now, `indent` what an empty section's first setting is written
    with, `text_of` gives a line's text by its number.
    """
    found: list[Splice] = []
    added: dict[int, list[str]] = {}
    after = merged(before, settings)
    for name in settings:
        standing, value = section.setting(name), after.get(name.lower())
        if value == before.get(name.lower()):  # its line stays as it was spelt
            continue
        if standing is None:
            anchor = _anchor(section, name)
            own = _indent(text_of(anchor.line)) if anchor else indent
            place = anchor.lines[-1] if anchor else section.line
            added.setdefault(place, []).extend(new_lines(name, value or "", own))
        else:
            found += _changed(standing, value, text_of)
    return found + [Splice(place + 1, place + 1, tuple(new)) for place, new in added.items()]


def new_lines(name: str, value: Value, indent: str = "") -> list[str]:
    """The lines of a new setting."""
    if isinstance(value, str):
        return [f"{indent}{name} = {value}" if value else f"{indent}{name} ="]
    nested = (
        line for key, inner in value.items() for line in new_lines(key, inner, indent + _NESTING)
    )
    return [f"{indent}{name} =", *nested]


def removed(setting: Setting) -> list[Splice]:
    """The edits that take a setting out; comments between its lines stay."""
    return [Splice(line, line + 1) for line in setting.lines]


def _merged_value(old: Value | None, new: str | Mapping[str, str | None] | None) -> Value | None:
    if not isinstance(new, Mapping):
        return new
    nested = dict(old) if isinstance(old, dict) else {}
    nested.update({name: value for name, value in new.items() if value is not None})
    for name in [name for name, value in new.items() if value is None]:
        nested.pop(name, None)
    if nested:
        return nested
    return None if isinstance(old, dict) else old


def _changed(setting: Setting, value: Value | None, text_of: TextOf) -> list[Splice]:
    if value is None:
        return removed(setting)
    if isinstance(value, dict) and isinstance(setting.value, dict):
        return _changed_nested(setting, setting.value, value, text_of)
    line = text_of(setting.line)
    if isinstance(value, str):
        new = [_with_value(line, value, "=:")]
    else:
        new = [_with_value(line, "", "=:").rstrip(), *new_lines("", value, _indent(line))[1:]]
    return [Splice(setting.line, setting.line + 1, tuple(new)), *removed(setting)[1:]]


def _changed_nested(
    setting: Setting, old: Mapping[str, str], new: Mapping[str, str], text_of: TextOf
) -> list[Splice]:
    found, last, places = [], setting.line, dict[str, int]()
    for line, text in zip(setting.lines[1:], setting.text.split("\n")[1:], strict=True):
        name = text.partition("=")[0].strip()
        if not text:
            continue
        last = line
        places[name] = line  # of twins `_parse_nested` keeps the last, and raises nothing
        if name not in new:
            found.append(Splice(line, line + 1))
    for name in [name for name in new if name in old and new[name] != old[name]]:
        line = places.get(name, last)
        found.append(Splice(line, line + 1, (_with_value(text_of(line), new[name], "="),)))
    lines = [
        line
        for name in new
        if name not in old
        for line in new_lines(name, new[name], _indent(text_of(last)))
    ]
    return [*found, Splice(last + 1, last + 1, tuple(lines))]


def _with_value(line: str, value: str, delimiters: str) -> str:
    """The line with another value; its name, its spacing and the blanks at its end stay."""
    at = min(line.find(mark) for mark in delimiters if mark in line) + 1
    rest = line[at:]
    if old := rest.strip():
        # Only the value goes: aligned columns, and blanks at the end, are the person's own.
        start = rest.index(old)
        return line[:at] + rest[:start] + value + rest[start + len(old) :]
    return line[:at] + (rest or (" " if line[at - 2 : at - 1].isspace() else "")) + value


def _anchor(section: Section, name: str) -> Setting | None:
    """The setting behind which a person would put a new one: key by key, else the last."""
    kin = [setting for setting in section.settings if setting.key in _KEYS]
    if name.lower() in _KEYS and kin:
        return kin[-1]
    return section.settings[-1] if section.settings else None


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _end(line: bytes) -> bytes:
    found = _END.search(line)
    return found.group() if found else b""
