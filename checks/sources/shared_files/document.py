"""A shared file as a document: every byte that was not asked to change stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cached_property

from msgspec import Struct
from msgspec.structs import replace

from checks.sources.shared_files import headers
from checks.sources.shared_files.dialect import (
    DEFAULTS,
    NO_HEADER,
    NOT_NESTED,
    Fault,
    Reading,
    Section,
    Value,
    read,
)
from checks.sources.shared_files.editing import (
    Settings,
    Splice,
    any_value,
    merged,
    new_lines,
    spliced,
    splices,
    without_old_token,
)
from checks.sources.shared_files.refused import Refused

BYTE_ORDER_MARK = "files.byte-order-mark"
WRONG_ENCODING = "files.wrong-encoding"
NOT_INI = "files.not-ini"

MARK = b"\xef\xbb\xbf"
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")  # as universal newlines break a file
_LINE_OF_BYTES = re.compile(_LINE.pattern.encode())
# Downloads of the console in the place of the file, a user's with the name or without it and the root
# user's, and the JSON that `aws iam create-access-key` prints.
_KEY_DOWNLOAD = re.compile(r"(User name,)?Access key ID,|AWSAccessKeyId=|\{", re.IGNORECASE)
# Lines that set variables in a shell, as the access portal has them to be copied; and a key ID alone.
_KEY_ALONE = re.compile(
    r"(?:export |set \"?|setx |\$env: ?)AWS_ACCESS_KEY_ID\b|A[KS]IA[A-Z0-9]{16}$", re.IGNORECASE
)
# What the dialect is told by: in UTF-16 and EBCDIC these are other bytes, and no line would be found.
_SKELETON = "[]=:#;\"' \t\r\n"


class Document(Struct, frozen=True, dict=True):
    """One of the two files, broken or whole. `file` is "config" or "credentials"."""

    data: bytes
    encoding: str = "utf-8"
    file: str = "config"

    @classmethod
    def parse(cls, data: bytes, encoding: str = "utf-8", *, file: str = "config") -> Document:
        """The document of any bytes. Raises ValueError for an encoding without ASCII in it."""
        if _SKELETON.encode(encoding) != _SKELETON.encode("ascii"):
            raise ValueError("the encoding must contain ASCII")
        return cls(bytes(data), encoding, file)

    def render(self) -> bytes:
        """The file's bytes: those that were parsed, but for what was changed."""
        return self.data

    def sections(self) -> tuple[Section, ...]:
        """Every section in the order of the file, twins and `[DEFAULT]` among them."""
        return self.reading.sections

    def section(self, name: str) -> Section | None:
        """The section that botocore takes for this name (`profile my dev`): of several the last."""
        found = self._sections_named(name)
        return found[-1] if found else None

    def profile(self, name: str) -> Section | None:
        """The section that botocore takes for a profile: of several in `config` the last."""
        return (self._by_header if self.file == "credentials" else self._of_profiles).get(name)

    def profiles(self) -> Collection[str]:
        """The names of the profiles that botocore finds here."""
        if self.file == "credentials":
            return self._by_header.keys() - {DEFAULTS}
        return self._of_profiles.keys()

    def services(self, name: str) -> Section | None:
        """The section of `config` that botocore takes for these services: of several the last."""
        return self._of_services.get(name)

    @cached_property
    def defaults(self) -> tuple[Section, ...]:
        """The sections `[DEFAULT]`, whose settings are handed down to all others."""
        return tuple(section for section in self.sections() if section.header == DEFAULTS)

    def values(self) -> dict[str, dict[str, Value]]:
        """Header to key to value, with what `[DEFAULT]` hands down."""
        return self.reading.values()

    def lines(self) -> list[str]:
        """The text of every line without its end; bytes that are none are surrogate escapes."""
        return [line.rstrip("\r\n") for line in self._lines]

    def line(self, number: int) -> str:
        """The text of a line (from 1) without its end."""
        return self._lines[number - 1].rstrip("\r\n")

    @cached_property
    def reading(self) -> Reading:
        return read(found.group() for found in _LINE.finditer(self._text))

    @property
    def faults(self) -> tuple[Fault, ...]:
        """All for which botocore refuses the file, in the order of their lines."""
        whole = self._fault_of_the_whole
        return (whole, *self.reading.faults) if whole else self.reading.faults

    @cached_property
    def refusal(self) -> Refused | None:
        """Why botocore refuses this file: the one most exact reason; None where it reads it."""
        fault = self._fault_of_the_whole or self.reading.refusal
        return Refused(self.file, fault.line, fault.reason) if fault else None

    def set(self, section: str, settings: Settings) -> Document:
        """The document with these settings in this section.

        `section` is the header's text without quotes. A mapping is merged into a nested setting,
        None removes, and a new key pair removes the old one's session token. A byte-order mark
        stays, and does not stand in the way. Raises Refused on a document that botocore refuses
        (but for a badly nested value, which this may mend), ValueError where botocore would read
        back something else.
        """
        if self.data.startswith(MARK):
            return self._behind_the_mark(lambda document: document.set(section, settings))
        self._check(section, settings)
        standing = self.section(section)
        settings = without_old_token(standing, settings)
        values = self.values()
        before = values.get(standing.header, {}) if standing else self.reading.handed_down
        after = merged(before, settings)
        if standing is None:
            return self._with_section(section, after) if any_value(settings) else self
        if after == before:
            return self
        changes = splices(standing, before, settings, self._first_indent(standing), self.line)
        return self._proved(changes, {**values, standing.header: after})

    def remove(self, section: str) -> Document:
        """The document without this section; the same one where it is absent.

        Comments right above the next section stay. Raises as `set` does.
        """
        if self.data.startswith(MARK):
            return self._behind_the_mark(lambda document: document.remove(section))
        gone = self._sections_named(section)
        if not gone:
            return self
        self._check_lines()
        values = self.values()
        for found in gone:
            values.pop(found.header, None)
        return self._proved([self._extent(found) for found in gone], values)

    def with_lines(self, first: int, stop: int, lines: Iterable[str] = ()) -> Document:
        """The document with other lines in the place of those from `first` up to before `stop`.

        Made for repairs: it asks nothing of the document and proves nothing.
        """
        return self._spliced([Splice(first, stop, tuple(lines))])

    def without_byte_order_mark(self) -> Document:
        if not self.data.startswith(MARK):
            return self
        return replace(self, data=self.data.removeprefix(MARK))

    def reencoded(self, source: str) -> Document:
        """The same text, read as `source` (`utf-16`, `cp1252`, …), in this document's encoding.

        Raises ValueError where the bytes are not of that encoding, or this one lacks a character.
        """
        text = self.data.decode(source).removeprefix("\ufeff")
        return replace(self, data=text.encode(self.encoding))

    @property
    def likely_encoding(self) -> str | None:
        """The encoding that the bytes betray by a mark, by NUL bytes, or by being good UTF-8."""
        if self.data.startswith(_UTF_16_MARKS):
            return "utf-16"
        if b"\0" in self.data:
            return self._without_mark()
        try:
            self.data.decode("utf-8")
        except UnicodeDecodeError:
            return None
        return "utf-8"

    def _without_mark(self) -> str | None:
        """Which UTF-16 it is by the bytes that are NUL: of letters as settings have them every second
        one; None where they lie otherwise, as a crash leaves them."""
        first, second = (self.data[start::2].count(0) for start in (0, 1))
        if max(first, second) <= 2 * min(first, second) or 8 * max(first, second) < len(self.data):
            return None
        return "utf-16-be" if first > second else "utf-16-le"

    @cached_property
    def _lines(self) -> list[str]:
        return _LINE.findall(self._text)

    @property
    def _text(self) -> str:
        return self.data.decode(self.encoding, "surrogateescape")

    @cached_property
    def _of_profiles(self) -> dict[str, Section]:
        return self._last_of("profile")

    @cached_property
    def _of_services(self) -> dict[str, Section]:
        return self._last_of("services")

    def _last_of(self, kind: str) -> dict[str, Section]:
        meant = ((headers.meaning(section.header), section) for section in self.sections())
        return {meaning[1]: section for meaning, section in meant if meaning and meaning[0] == kind}

    @cached_property
    def _by_header(self) -> dict[str, Section]:
        """Of several the first."""
        return {section.header: section for section in reversed(self.sections())}

    @cached_property
    def _fault_of_the_whole(self) -> Fault | None:
        """What is wrong with the file as such, which its lines alone would name less exactly."""
        undecodable = self._undecodable_line
        fault = self.reading.refusal
        if not undecodable and not fault:
            return None  # whatever its bytes are, botocore reads it
        if self.data.startswith(MARK):
            return Fault(BYTE_ORDER_MARK, 1)
        if self.data.startswith(_UTF_16_MARKS) or b"\0" in self.data:
            return Fault(WRONG_ENCODING, None)
        if undecodable:
            return Fault(WRONG_ENCODING, undecodable)
        if fault and fault.line and fault.reason == NO_HEADER:
            first = self.line(fault.line).strip()
            # Above sections they are but the first lines of settings.
            is_alone = _KEY_ALONE.match(first) and not self.sections()
            is_download = is_alone or _KEY_DOWNLOAD.match(first)
            return Fault(NOT_INI, fault.line) if is_download else None
        return None

    @cached_property
    def _undecodable_line(self) -> int | None:
        try:
            self.data.decode(self.encoding)
        except UnicodeDecodeError as error:
            # The byte itself counts: where it begins a line, the lines before it are one too few.
            return len(_LINE_OF_BYTES.findall(self.data[: error.start] + b"?"))
        return None

    def _sections_named(self, name: str) -> list[Section]:
        asked = headers.asked_for(name) if self.file == "config" else None
        if asked is None:
            return [section for section in self.sections() if section.header == name]
        found = [section for section in self.sections() if headers.meaning(section.header) == asked]
        if asked == ("profile", "default"):  # two headers may stand for it: rather the one named
            return [section for section in found if section.header == name] or found
        return found

    def _check(self, section: str, settings: Settings) -> None:
        self._check_lines()
        if len({name.lower() for name in settings}) < len(settings):
            raise ValueError("two of the names differ in case alone")
        if any("\n" in text or "\r" in text for text in _texts(section, settings)):
            raise ValueError("a line break cannot be written")

    def _check_lines(self) -> None:
        """A badly nested value alone is let pass: setting it anew mends it."""
        if self.refusal and self.refusal.reason != NOT_NESTED:
            raise self.refusal

    def _first_indent(self, section: Section) -> str:
        """The next header's: a first setting that is less indented would swallow that header."""
        following = next((found for found in self.sections() if found.line > section.line), None)
        text = self.line(following.line) if following else ""
        return text[: len(text) - len(text.lstrip())]

    def _with_section(self, section: str, settings: dict[str, Value]) -> Document:
        header, place = headers.written(section, self.file), len(self._lines) + 1
        handed_down = self.reading.handed_down
        # What [DEFAULT] gives to the section anyway is not written into it again.
        own = {name: value for name, value in settings.items() if value != handed_down.get(name)}
        lines = [line for name, value in own.items() for line in new_lines(name, value)]
        apart = [""] if place > 1 and self.line(place - 1).strip() and self._keeps_apart() else []
        new = Splice(place, place, (*apart, f"[{header}]", *lines))
        return self._proved([new], {**self.values(), header: settings})

    def _keeps_apart(self) -> bool:
        """Whether sections of this file have blank lines between them; of one alone we say yes."""
        later = self.sections()[1:]
        return not later or any(not self.line(section.line - 1).strip() for section in later)

    def _extent(self, section: Section) -> Splice:
        """The section's lines, with the blank ones behind them."""
        stop = 1 + max([section.line, *(setting.lines[-1] for setting in section.settings)])
        while stop <= len(self._lines) and not self.line(stop).strip():
            stop += 1
        return Splice(section.line, stop)

    def _spliced(self, changes: Sequence[Splice]) -> Document:
        # In bytes, not in text: a line that is not touched may be one that no encoding reads.
        lines = _LINE_OF_BYTES.findall(self.data)
        return replace(self, data=spliced(lines, changes, self.encoding))

    def _proved(self, changes: Sequence[Splice], expected: dict[str, dict[str, Value]]) -> Document:
        document = self._spliced(changes)
        # ` z` for a value, or `y=z` or `#y` for a name, would be read back as something else.
        newly_refused = document.refusal and not self.refusal
        if newly_refused or document.values() != expected:
            raise ValueError("botocore would not read back what was to be written")
        return document

    def _behind_the_mark(self, edit: Callable[[Document], Document]) -> Document:
        rest = self.without_byte_order_mark()
        edited = edit(rest)
        return self if edited is rest else replace(edited, data=MARK + edited.data)


def _texts(section: str, settings: Settings) -> Iterable[str]:
    yield section
    for name, value in settings.items():
        yield name
        if isinstance(value, str):
            yield value
        elif value is not None:
            for inner, text in value.items():
                yield inner
                yield text or ""
