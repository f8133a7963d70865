"""A known text as a sentence that is looked for in a pasted one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from checks.knowledge.pasted import Pasted, bare

LEAST = 12
"""A known text with fewer letters than this says too little, unless it is all that was pasted."""
LEAST_BROKEN = 20
"""…and with fewer than this it is not looked for across breaks within a word."""
ANYTHING = "…"
_PLACES = re.compile(
    r"https?://\S+|\b[a-z]{2}(-[a-z]+)+-\d[a-z]?\b|(?<![\w.])/[\w./-]{2,}|\b\d{12}\b"
)
"""What differs from one computer to the next: addresses, Regions, paths, accounts."""
PREFIX = re.compile(r"^An error occurred \(([\w.]+)\)(?: when calling the (\S+)(?: operation:?)?)?")
"""What botocore and the AWS CLI put before AWS's own sentence: its code, and the operation."""
_CLASS = re.compile(r"^(?:[\w.]+\.)?\w+(?:Error|Exception|Warning): ")
"""What Python puts before the text of an exception."""


@dataclass(frozen=True)
class Sentence:
    """A known text, with what differs between computers left open."""

    raw: str

    @cached_property
    def parts(self) -> list[str]:
        return bare(_PLACES.sub(ANYTHING, self.raw)).split(ANYTHING)

    @cached_property
    def letters(self) -> int:
        return len(re.sub(r"\W", "", "".join(self.parts)))

    def place_in(self, pasted: Pasted) -> int | None:
        """Where in the text it ends; None where it is not in it."""
        if self.letters < LEAST:
            whole_line = bare(self.raw) in map(bare, pasted.legible.splitlines())
            return 0 if self.letters and whole_line else None
        found = self._pattern.search(pasted.bare)
        if found is None and self.letters >= LEAST_BROKEN:
            found = self._squeezed.search(pasted.squeezed)
        return found.end() if found else None

    @cached_property
    def _squeezed(self) -> re.Pattern[str]:
        return re.compile(".*?".join(re.escape(part.replace(" ", "")) for part in self.parts))

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        words = ".*?".join(re.escape(part) for part in self.parts)
        start = r"(?<!\w)" if words[:1].isalnum() else ""
        return re.compile(f"{start}{words}" + (r"(?!\w)" if words[-1:].isalnum() else ""))


def sentence_of(raw: str) -> str:
    """The sentence without what the clients put before it; none, where too little is left."""
    words = PREFIX.sub("", raw).strip(f" {ANYTHING}")
    classless = _CLASS.sub("", words)
    if Sentence(classless).letters >= LEAST:
        return classless
    return words if words == raw.strip(f" {ANYTHING}") else ""
