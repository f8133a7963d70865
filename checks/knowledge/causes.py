"""From words, wherever they came up, to the causes that they may stand for: the one place that knows.

A check asks it with what a tool said, `explain` with what was pasted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Generic, NamedTuple, TypeVar

from msgspec import Struct

from checks.knowledge import (
    by_class,
    by_form,
    by_refusal,
    endpoints,
    shared_by_networks,
    shared_by_programs,
    shared_by_refusals,
    shared_by_settings,
)
from checks.knowledge.copied import readings
from checks.knowledge.known import explainable
from checks.knowledge.of_others import is_of_others
from checks.knowledge.pasted import Pasted, bare, plain
from checks.knowledge.rules import Rule, first
from checks.knowledge.sentences import ANYTHING, PREFIX, Sentence, sentence_of
from checks.knowledge.shared import Shared
from checks.model import Message, Phrase

T = TypeVar("T")
_BEFORE = re.compile(r"^(?:aws: )?(?:\[error\]: |error: )?")
MOST = 32 * 1024
"""So much of a text is looked at, in characters."""

SHARED = (
    endpoints.ENDPOINT,
    *shared_by_programs.SHARED,
    *shared_by_settings.SHARED,
    *shared_by_networks.SHARED,
    *shared_by_refusals.SHARED,
)


class Match(Struct, frozen=True):
    """A finding that a text may stand for, and what tells it apart from the others, if anything."""

    message: Message
    apart: Phrase | None = None


def causes_of(words: str, operation: str | None = None, code: str | None = None) -> list[Match]:
    """The causes that words may stand for, the likeliest first; none for words that are not known.

    They are known by the operation and AWS's code, else by an exception's class and what it says of
    itself, else by their form. `operation` and `code` are those that the caller knows beside the
    words: AWS's (`AssumeRole`, `AccessDenied`), or in `code` alone an exception's class.
    """
    if operation and code:
        words = f"An error occurred ({code}) when calling the {operation} operation: {words}"
    elif code:
        words = f"{code}: {words}"
    return matches(words)


def matches(text: str) -> list[Match]:
    """The same for a whole text: what a traceback ends with comes before what stands above it."""
    near = _within_bounds(text)
    forms = readings(near) if near.isascii() else (*readings(near), plain(near))
    return next(filter(None, map(_matches, dict.fromkeys(forms))), [])


def _matches(text: str) -> list[Match]:
    whole = Pasted(text)
    if known := _exactly(whole):
        return known
    tries = (whole.last_output.without_warnings, whole.without_warnings, whole)
    return next(filter(None, map(_by_any_way, dict.fromkeys(tries))), [])


def _by_any_way(whole: Pasted) -> list[Match]:
    last = whole.last
    parts = (whole,) if last is whole else (last, whole)
    tries = (by(part, whole) for by in WAYS for part in parts)
    return next(filter(None, tries), [])


def _within_bounds(text: str) -> str:
    """Of a very long text its end, where tools say what stopped them."""
    return text if len(text) <= MOST else text[-MOST:]


def _exactly(pasted: Pasted) -> list[Match]:
    """The causes whose own text it is, letter by letter: all that have it, then what else it may mean."""
    owners = _own_texts().get(_stripped(pasted.quoted), ())
    if not owners:
        return []
    shared = [each for each in SHARED if _is_shared(each, pasted)]
    every_one = [each for every in shared for each in every.candidates]
    apart = {each.code: each.apart for each in reversed(every_one)}
    order = [each.code for each in every_one]
    mine = sorted(owners, key=lambda code: _place(order, code))
    if len(mine) == 1 and mine[0] not in apart:
        return [Match(explainable()[code]) for code in mine]
    others = [each.code for every in shared for each in every.named(pasted)]
    return [Match(explainable()[code], apart.get(code)) for code in dict.fromkeys([*mine, *others])]


def _is_shared(shared: Shared, pasted: Pasted) -> bool:
    coded = any(shared.is_coded(code, pasted.operation) for code in pasted.codes)
    return coded or any(Sentence(text).is_in(pasted) for text in shared.texts)


def _place(order: Sequence[str], code: str) -> int:
    return order.index(code) if code in order else -1


def _own_forms(pasted: Pasted) -> tuple[str, ...]:
    """A text without what the AWS CLI puts before it and without its full stop; as a known one it has
    a second form without quotes, which a shell may have taken out."""
    return _stripped(pasted.quoted), _stripped(pasted.bare)


def _stripped(text: str) -> str:
    return _BEFORE.sub("", text).rstrip(" .")


@cache
def _own_texts() -> dict[str, tuple[str, ...]]:
    """The codes of the causes that have a text among their own, by each form of the text."""
    found: dict[str, tuple[str, ...]] = {}
    for message in explainable().values():
        for form in dict.fromkeys(form for raw in message.raw for form in _own_forms(Pasted(raw))):
            found[form] = (*found.get(form, ()), message.code)
    return found


def _by_rule(rules: Iterable[Rule], part: Pasted, whole: Pasted) -> list[Match]:
    code = first(rules, part, whole)
    return [Match(explainable()[code])] if code else []


def _by_refusal(part: Pasted, whole: Pasted) -> list[Match]:
    return _by_rule(by_refusal.RULES, part, whole)


def _by_class(part: Pasted, whole: Pasted) -> list[Match]:
    return _by_rule(by_class.RULES, part, whole)


def _by_form(part: Pasted, whole: Pasted) -> list[Match]:
    """By a form that stands for one cause, else by one that many have in common."""
    if found := _by_rule(by_form.RULES, part, whole):
        return found
    if is_of_others(part, whole):
        return []
    shared = next((each for each in SHARED if each.has_form(part)), None)
    return _candidates(shared, whole) if shared else []


def _by_sentence(part: Pasted, whole: Pasted) -> list[Match]:
    """By the longest known sentence in this part. One that many findings share decides before those
    of its own candidates, which say no more than it does."""
    if is_of_others(part, whole):
        return []
    shared, own = _longest(_shared_sentences(), part), _longest(_about(part), part)
    if not shared.meant:
        return [Match(message) for message in own.meant]
    named = {each.code for each in shared.meant[0].candidates}
    if own.letters > shared.letters and not named & {message.code for message in own.meant}:
        return [Match(message) for message in own.meant]
    return _candidates(shared.meant[0], whole)


def _by_code(part: Pasted, whole: Pasted) -> list[Match]:
    if is_of_others(part, whole):
        return []
    for code in part.codes:
        shared = next((each for each in SHARED if each.is_coded(code, part.operation)), None)
        if shared:
            return _candidates(shared, whole)
        if found := _coded(code, part):
            return [Match(message) for message in found]
    return []


def _candidates(shared: Shared, pasted: Pasted) -> list[Match]:
    known = explainable()
    return [Match(known[each.code], each.apart) for each in shared.named(pasted)]


WAYS = (_by_refusal, _by_class, _by_form, _by_sentence, _by_code)
"""In the order in which words are looked at."""


def known_sentences() -> Iterator[str]:
    """Every text that words are compared with."""
    yield from (each.raw for each, _ in _shared_sentences())
    yield from (each.raw for each, _, _ in _own_sentences())


@cache
def _shared_sentences() -> tuple[tuple[Sentence, Shared], ...]:
    return tuple((Sentence(text), shared) for shared in SHARED for text in shared.texts)


def _about(part: Pasted) -> Iterator[tuple[Sentence, Message]]:
    """The findings' own sentences, without those that another operation is refused with."""
    for sentence, message, operation in _own_sentences():
        if part.operation is None or operation in (None, ANYTHING, "DetectFaces", part.operation):
            yield sentence, message


@cache
def _own_sentences() -> tuple[tuple[Sentence, Message, str | None], ...]:
    """What the findings say of how others word them, without the clients' own words before it, and
    the operation that those name."""
    sentences = (
        (Sentence(words), message, found[2] if (found := PREFIX.match(raw)) else None)
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
