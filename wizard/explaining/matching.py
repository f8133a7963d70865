"""From an error text that a person pasted to the findings that it may stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Generic, NamedTuple, TypeVar

from checks.masking import masked
from checks.model import Message, Phrase
from wizard.explaining.known_texts import (
    endpoints,
    explainable,
    shared_by_networks,
    shared_by_programs,
    shared_by_refusals,
    shared_by_settings,
)
from wizard.explaining.known_texts.pasted import Pasted, bare
from wizard.explaining.known_texts.shared import Shared

T = TypeVar("T")

SHARED = (
    endpoints.ENDPOINT,
    *shared_by_programs.SHARED,
    *shared_by_settings.SHARED,
    *shared_by_networks.SHARED,
    *shared_by_refusals.SHARED,
)
LEAST = 12
"""A known text with fewer letters than this says too little, unless it is all that was pasted."""
LEAST_BROKEN = 20
"""…and with fewer than this it is not looked for across breaks within a word."""
ANYTHING = "…"
_PLACES = re.compile(
    r"https?://\S+|\b[a-z]{2}(-[a-z]+)+-\d[a-z]?\b|(?<![\w.])/[\w./-]{2,}|\b\d{12}\b"
)
"""What differs from one computer to the next: addresses, Regions, paths, accounts."""
_LONG_WORD = re.compile(r"[A-Za-z0-9/+=]{20,}")
_KEY_ID = re.compile(r"(AKIA|ASIA)[A-Z0-9]{12,}")
_GIVEN_AWAY = re.compile(r"://[^/\s:@*]+:[^/\s@*]+@|Invalid header value|slash-delimited elements")
"""A login in an address, and the texts of botocore and AWS that repeat what they were given."""
_PREFIX = re.compile(
    r"^An error occurred \(([\w.]+)\)(?: when calling the (\S+)(?: operation:?)?)?"
)
_CLASS = re.compile(r"^(?:[\w.]+\.)?\w+(?:Error|Exception|Warning): ")


@dataclass(frozen=True)
class Match:
    """A finding that a text may stand for, and what tells it apart from the others, if anything."""

    message: Message
    apart: Phrase | None = None


def matches(text: str) -> list[Match]:
    """The findings that a pasted text may stand for, the likeliest first; none for one unknown.

    What a traceback ends with comes first, then the whole text; known sentences come before AWS's
    error codes.
    """
    pasted = Pasted(text)
    tries = (by(each, pasted) for by in (_by_sentence, _by_code) for each in (pasted.last, pasted))
    return next(filter(None, tries), [])


def _by_sentence(part: Pasted, whole: Pasted) -> list[Match]:
    """By the longest known sentence in this part. One that many findings share decides before those
    of its own candidates, which say no more than it does."""
    shared, own = _longest(_shared_sentences(), part), _longest(_own_sentences(), part)
    if not shared.meant:
        return [Match(message) for message in own.meant]
    named = {each.code for each in shared.meant[0].candidates}
    if own.letters > shared.letters and not named & {message.code for message in own.meant}:
        return [Match(message) for message in own.meant]
    return _candidates(shared.meant[0], whole)


def _by_code(part: Pasted, whole: Pasted) -> list[Match]:
    for code in part.codes:
        if shared := next((each for each in SHARED if code in each.codes), None):
            return _candidates(shared, whole)
        if found := _coded(code, part):
            return [Match(message) for message in found]
    return []


def _candidates(shared: Shared, pasted: Pasted) -> list[Match]:
    known = explainable()
    return [Match(known[each.code], each.apart) for each in shared.named(pasted)]


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


@cache
def _shared_sentences() -> tuple[tuple[Sentence, Shared], ...]:
    return tuple((Sentence(text), shared) for shared in SHARED for text in shared.texts)


@cache
def _own_sentences() -> tuple[tuple[Sentence, Message], ...]:
    """What the findings say of how others word them, without the clients' own words before it."""
    sentences = (
        (Sentence(words), message)
        for message in explainable().values()
        for raw in message.raw
        if (words := _sentence_of(raw))
    )
    return tuple(sentences)


def _sentence_of(raw: str) -> str:
    """The sentence without what the clients put before it; none, where too little is left."""
    words = _PREFIX.sub("", raw).strip(f" {ANYTHING}")
    classless = _CLASS.sub("", words)
    if Sentence(classless).letters >= LEAST:
        return classless
    return words if words == raw.strip(f" {ANYTHING}") else ""


class Found(NamedTuple, Generic[T]):
    """What the longest of some sentences stand for, each once, and how many letters they have."""

    letters: int
    meant: list[T]


def _longest(known: Iterable[tuple[Sentence, T]], pasted: Pasted) -> Found[T]:
    """Of the sentences in the text the longest; of several such those that stand last in it."""
    places = [(each.letters, each.place_in(pasted), meant) for each, meant in known]
    found = [(letters, place, meant) for letters, place, meant in places if place is not None]
    most = max(((letters, place) for letters, place, _ in found), default=(0, 0))
    meant = [each for letters, place, each in found if (letters, place) == most]
    return Found(most[0], [each for at, each in enumerate(meant) if each not in meant[:at]])


def _coded(code: str, part: Pasted) -> list[Message]:
    """The findings that name this code of AWS's."""
    every = explainable().values()
    return [each for each in every if any(_names(raw, code, part) for raw in each.raw)]


def _names(raw: str, code: str, part: Pasted) -> bool:
    """Whether a known text has this code, for this operation, with words that the part has too."""
    found = _PREFIX.match(raw)
    if not found or found[1] != code:
        return False
    operations = (None, ANYTHING, "DetectFaces", part.operation)
    return found[2] in operations and bare(raw[found.end() :].strip(" :")) in part.bare


def holds_a_secret(text: str) -> bool:
    """Whether something in the text has the looks of a secret, a token or a password."""
    hidden = masked(text)
    lost = [word for word in _LONG_WORD.findall(text) if word not in hidden]
    return any(not _KEY_ID.fullmatch(word) for word in lost) or bool(_GIVEN_AWAY.search(text))
