"""From an error text that a person pasted to the findings that it may stand for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from checks.knowledge import (
    endpoints,
    shared_by_networks,
    shared_by_programs,
    shared_by_refusals,
    shared_by_settings,
)
from checks.knowledge.known import explainable
from checks.knowledge.pasted import Pasted, bare
from checks.knowledge.sentences import ANYTHING, PREFIX, Sentence, sentence_of
from checks.knowledge.shared import Shared
from checks.model import Message, Phrase

T = TypeVar("T")

SHARED = (
    endpoints.ENDPOINT,
    *shared_by_programs.SHARED,
    *shared_by_settings.SHARED,
    *shared_by_networks.SHARED,
    *shared_by_refusals.SHARED,
)


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
        if (words := sentence_of(raw))
    )
    return tuple(sentences)


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
    found = PREFIX.match(raw)
    if not found or found[1] != code:
        return False
    operations = (None, ANYTHING, "DetectFaces", part.operation)
    return found[2] in operations and bare(raw[found.end() :].strip(" :")) in part.bare
