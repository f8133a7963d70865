"""What was asked of AWS in a run, and how it ended: for --verbose and for a bundle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from msgspec import Struct

from checks.model import Phrase
from checks.refusals.evidence import words_of
from checks.secrets.gate import shown
from checks.sources.aws.ask import Answer, Aws
from checks.sources.aws.refusal import Refusal
from wizard.languages import Language
from wizard.output.cells import harmless, wrap
from wizard.output.chain import NEXT


class Asked(Struct, frozen=True):
    """One question: `took` in seconds, `refused` the code of the refusal, `words` its text."""

    operation: str
    took: float
    request_id: str | None
    refused: str | None = None
    words: str = ""
    after: str | None = None
    """The question whose answer it waited for."""


def questions(asking: Iterable[Aws]) -> Iterator[Asked]:
    """Every question that was put to AWS and has come to an end, in the order of asking; one that was
    put for several profiles once."""
    answers = (each for aws in dict.fromkeys(asking) for each in aws.asked)
    for each in {id(each): each for each in answers}.values():
        after = each.step.after.name if each.step and each.step.after else None
        if isinstance(each, Answer):
            yield Asked(each.operation, each.took, each.request_id, after=after)
        else:
            words = _words(each)
            yield Asked(each.operation, each.took, each.request_id, each.code, words, after)


def _words(refusal: Refusal) -> str:
    """What may leave this computer of a refusal's words: nobody has looked at what they mean."""
    return words_of(replace(refusal, inner=""), known=False)


def lines_of(asking: Iterable[Aws], language: Language, width: int) -> Iterator[str]:
    """The questions for a person, one a line."""
    yield language.say(Phrase("Questions to AWS:"))
    asked = list(questions(asking))
    for each in asked:
        yield from wrap(_line(each, language), width, initial="  ", subsequent="    ")
    if not asked:
        yield f"  {language.say(Phrase('none', sense='questions to AWS'))}"


def _line(asked: Asked, language: Language) -> str:
    outcome = asked.refused or language.say(Phrase("answered", sense="a question to AWS"))
    took = language.say(f"{asked.took:.2f} s")
    after = language.say(NEXT.with_(question=asked.after)) if asked.after else ""
    parts = [asked.operation, took, outcome, asked.request_id or "", after]
    return harmless(shown(" · ".join(filter(None, parts))))
