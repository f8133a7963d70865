"""AWS's INI dialect as botocore reads it: lines of text in, sections and faults out.

The source of every rule is Python's `configparser.RawConfigParser`, which botocore calls
with its defaults (strict), and `botocore/configloader.py` for nested settings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain, count

from msgspec import Struct

DEFAULTS = "DEFAULT"
"""The section that is no profile: its settings are handed down to every other section."""

NO_HEADER = "files.no-section-header"
NO_EQUALS = "files.line-without-equals"
TWICE = "files.written-twice"
NOT_NESTED = "files.value-on-next-line"

Value = str | dict[str, str]

_DELIMITER = re.compile("[=:]")
_FEW = 32
"""Settings in a section that are faster looked through than listed by their names."""


class Setting(Struct, frozen=True):
    """One `name = value`. `name` is as spelt, `value` as botocore reads it (a dict where nested).

    `text` is the value before nesting is looked at; `lines` are the lines (from 1) of its parts,
    the first of them with the name, one for each line of `text`.
    """

    name: str
    value: Value
    text: str
    lines: tuple[int, ...]

    @property
    def key(self) -> str:
        """The name as botocore compares it: in lower case."""
        return self.name.lower()

    @property
    def line(self) -> int:
        return self.lines[0]


class Section(Struct, frozen=True, dict=True):
    """One `[header]` with its own settings; `header` is the text between the brackets."""

    header: str
    line: int
    settings: tuple[Setting, ...]

    @property
    def values(self) -> dict[str, Value]:
        """Its own settings by key, without what `[DEFAULT]` hands down."""
        return {setting.key: setting.value for setting in self.settings}

    def setting(self, key: str) -> Setting | None:
        """The setting of that name, whatever its case: of twins the first."""
        if len(self.settings) > _FEW:
            return self._by_key.get(key.lower())
        return next((found for found in self.settings if found.key == key.lower()), None)

    @cached_property
    def _by_key(self) -> dict[str, Setting]:
        return {setting.key: setting for setting in reversed(self.settings)}


class Fault(Struct, frozen=True):
    """One reason for which botocore refuses the file. `first_line` is where a twin stands."""

    reason: str
    line: int | None
    section: str | None = None
    key: str | None = None
    first_line: int | None = None


class Reading(Struct, frozen=True):
    """What the lines say: sections and faults in order, and the fault that botocore names."""

    sections: tuple[Section, ...]
    faults: tuple[Fault, ...]
    refusal: Fault | None

    def values(self) -> dict[str, dict[str, Value]]:
        """Header to key to value as botocore's `raw_config_parse` gives it."""
        handed_down = self.handed_down
        return {
            section.header: {**handed_down, **section.values}
            for section in self.sections
            if section.header != DEFAULTS
        }

    @property
    def handed_down(self) -> dict[str, Value]:
        """What `[DEFAULT]` gives to every other section."""
        found: dict[str, Value] = {}
        for section in self.sections:
            if section.header == DEFAULTS:
                found.update(section.values)
        return found


def read(lines: Iterable[str]) -> Reading:
    """Read lines (with or without their ends) as botocore does.

    A file with faults is read on past them, so that all of it can be shown.
    """
    scan = _Scan()
    for number, line in zip(count(1), lines):
        scan.take(number, line)
    sections = scan.sections()
    badly_nested = list(_badly_nested(sections))
    # configparser raises what is fatal where it stands, and what it collected at the end of the
    # file; only then botocore takes nested values apart. Who comes first is the one it names.
    refusal = next(chain(scan.fatal, scan.faults, _read_by_someone(badly_nested, sections)), None)
    faults = sorted([*scan.fatal, *scan.faults, *badly_nested], key=lambda fault: fault.line or 0)
    return Reading(sections, tuple(faults), refusal)


class _Scan:
    """The state of one pass over the lines."""

    def __init__(self) -> None:
        self.fatal: list[Fault] = []  # these end configparser's reading at once
        self.faults: list[Fault] = []  # these it collects until the end of the file
        self._found: list[tuple[str, int, list[Setting]]] = []
        self._first: dict[str, int] = {}  # header to its place in what was found
        self._twins: dict[str, dict[str, int]] = {}
        self._keys: dict[str, int] = {}  # of the section that is read, with their lines
        self._names: dict[str, str] = {}  # each kept once, however many sections have it
        self._parts: _Parts | None = None
        self._indent = 0

    def take(self, number: int, line: str) -> None:
        text = line.strip()
        if not text:
            # A blank line does not end a value: an indented one after it still belongs to it.
            if self._parts is not None:
                self._parts.append(number, "")
        elif text[0] not in "#;":  # a comment stands in no value, and ends none
            indent = 0 if line[0] == text[0] else len(line) - len(line.lstrip())
            if self._parts is not None and indent > self._indent:
                self._parts.append(number, text)
            else:
                self._indent = indent
                self._take_beginning(number, text)

    def sections(self) -> tuple[Section, ...]:
        self._finish()
        return tuple(Section(header, line, tuple(found)) for header, line, found in self._found)

    def _finish(self) -> None:
        """No more lines belong to the setting that was begun."""
        if self._parts is not None:
            self._found[-1][2].append(self._parts.setting())
            self._parts = None

    def _take_beginning(self, number: int, text: str) -> None:
        # The last bracket, for SECTCRE's `.+` is greedy, and whatever comes after it is let pass:
        # `[a] # [b]` is the section `a] # [b`. `[]` is no header.
        end = text.rfind("]") if text[0] == "[" else 0
        if end > 1:
            self._take_header(number, text[1:end])
        elif not self._found:
            if not self.fatal:
                self.fatal.append(Fault(NO_HEADER, number))
        else:
            self._take_setting(number, text)

    def _take_header(self, number: int, header: str) -> None:
        self._finish()
        first = self._first.setdefault(header, len(self._found))
        self._keys = {}
        if first < len(self._found):
            self._keys = self._twins.setdefault(header, {})
            _, line, settings = self._found[first]
            for setting in () if self._keys else reversed(settings):
                self._keys[setting.key] = setting.line
            if header != DEFAULTS:  # botocore lets [DEFAULT] come again
                self.fatal.append(Fault(TWICE, number, header, None, line))
        self._found.append((header, number, []))

    def _take_setting(self, number: int, text: str) -> None:
        header = self._found[-1][0]
        name, value = _split(text)
        if value is None:
            # The setting above is not ended by it: configparser adds what is indented below.
            self.faults.append(Fault(NO_EQUALS, number, header))
            return
        self._finish()
        if not name:  # `= value`, to which no further line can belong
            self.faults.append(Fault(NO_EQUALS, number, header))
            return
        key = name.lower()
        first = self._keys.setdefault(key, number)
        if first != number:
            self.fatal.append(Fault(TWICE, number, header, key, first))
        self._parts = _Parts(self._names.setdefault(name, name), number, value)


class _Parts:
    """A setting while its lines are still coming."""

    __slots__ = ("lines", "name", "texts")

    def __init__(self, name: str, number: int, value: str) -> None:
        self.name = name
        self.texts = [value]
        self.lines = [number]

    def append(self, number: int, text: str) -> None:
        self.texts.append(text)
        self.lines.append(number)

    def setting(self) -> Setting:
        texts, lines = self.texts, self.lines
        while len(texts) > 1 and not texts[-1]:  # blank lines after a value are not of it
            texts.pop()
            lines.pop()
        if len(texts) == 1:
            return Setting(self.name, texts[0], texts[0], (lines[0],))
        text = "\n".join(texts)
        nested = nested_settings(text)
        return Setting(self.name, text if nested is None else nested, text, tuple(lines))


def _split(text: str) -> tuple[str, str | None]:
    """Name and value at the first `=` or `:`; the value is None where there is neither."""
    found = _DELIMITER.search(text)
    if found is None:
        return text, None
    return text[: found.start()].rstrip(), text[found.end() :].strip()


def nested_settings(text: str) -> dict[str, str] | None:
    """The settings nested in a value; None for a value that is not, or not rightly, nested."""
    if not text.startswith("\n"):
        return None
    nested = {}
    # splitlines, as `_parse_nested` does: it breaks at a form feed, too, where no line of a file ends
    for line in filter(None, map(str.strip, text.splitlines())):
        name, equals, value = line.partition("=")
        if not equals:
            return None
        nested[name.strip()] = value.strip()
    return nested


def _badly_nested(sections: Sequence[Section]) -> Iterator[Fault]:
    for section in sections:
        for setting in section.settings:
            if setting.text[:1] == "\n" and isinstance(setting.value, str):
                yield Fault(NOT_NESTED, _line_without_equals(setting), section.header, setting.key)


def _line_without_equals(setting: Setting) -> int:
    numbered = zip(setting.lines, setting.text.split("\n"), strict=True)
    return next(
        number
        for number, text in numbered
        if any(line.strip() and "=" not in line for line in text.splitlines())
    )


def _read_by_someone(faults: Sequence[Fault], sections: Sequence[Section]) -> Iterator[Fault]:
    """All but what `[DEFAULT]` holds and every section overrides: botocore never looks at it."""
    readers = [section for section in sections if section.header != DEFAULTS]
    for fault in faults:
        key = fault.key or ""
        if fault.section != DEFAULTS or not all(reader.setting(key) for reader in readers):
            yield fault
