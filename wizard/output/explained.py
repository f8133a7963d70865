"""A finding explained, taken apart into what each page shows of it in its own way."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum, auto
from typing import TYPE_CHECKING

from msgspec import Struct

from checks.model import Phrase
from wizard.languages import Language
from wizard.output.cells import harmless
from wizard.output.verdicts import SEVERITIES

if TYPE_CHECKING:
    from wizard.explaining.explanation import Explanation

BY_TEXT_ALONE = Phrase("known by its text; no check looks for it")
UNKNOWN_TEXT = Phrase("rekwiz does not know this text. rekwiz doctor looks at the set-up itself.")
UNKNOWN_LOG = Phrase("rekwiz knows no text in this log. rekwiz doctor looks at the set-up itself.")
REPORT_IT = Phrase(
    "If you want it to be known, report it with the lines below. They hold no secret and no names."
)
SECRET = Phrase(
    "The text that you pasted holds a secret, or looks so; rekwiz repeats nothing of it. If others"
    " have seen it, make a new access key and delete the old one."
)
CODES = Phrase("What rekwiz finds: all codes")


class Kind(Enum):
    """What the lines of a part are."""

    SENTENCES = auto()
    WORDS = auto()
    STEPS = auto()
    COMMANDS = auto()
    LINKS = auto()


class Part(Struct, frozen=True):
    """Some lines under a head; the first part has none."""

    head: Phrase | None
    kind: Kind
    lines: tuple[str, ...]


def standing(explanation: Explanation) -> Phrase:
    """How grave it is, or that no check looks for it."""
    message = explanation.message
    return SEVERITIES[message.severity] if explanation.is_checked else BY_TEXT_ALONE


def parts(explanation: Explanation, language: Language) -> Iterator[Part]:
    """What it means, how it is known, how others word it, what to do: those parts that have lines."""

    def say(phrase: Phrase | str) -> str:
        return harmless(language.say(phrase))

    message, remedy = explanation.message, explanation.remedy
    every = (
        Part(None, Kind.SENTENCES, (say(explanation.summary), say(explanation.why))),
        Part(Phrase("How rekwiz knows it"), Kind.SENTENCES, (say(explanation.recognised),)),
        Part(Phrase("How other tools word it"), Kind.WORDS, tuple(map(harmless, message.raw))),
        Part(Phrase("What to do"), Kind.STEPS, tuple(map(say, remedy.steps))),
        Part(
            None, Kind.COMMANDS, tuple(map(harmless, (*remedy.commands, *explanation.follow_ups)))
        ),
        Part(Phrase("Read more"), Kind.LINKS, remedy.links),
    )
    return (each for each in every if any(each.lines))
