"""A finding's code as a person typed it."""

from __future__ import annotations

from collections.abc import Mapping

from checks.catalogue import all_messages
from checks.knowledge.known import explainable
from checks.model import Message, Phrase
from checks.spelling import near
from wizard.errors import Usage


def message_named(code: str) -> Message:
    """What is said about this cause that a check may find; Usage with the nearest codes where none is."""
    return _named(code, all_messages())


def is_code(text: str) -> bool:
    """Whether it is the code of a finding or of a known text."""
    return text in explainable()


def explained(code: str) -> Message:
    """The same, of the known texts too, which no check finds."""
    return _named(code, explainable())


def _named(code: str, known: Mapping[str, Message]) -> Message:
    if message := known.get(code):
        return message
    found = near(code, known)
    raise Usage(
        Phrase("There is no finding called {code}.", code=code),
        Phrase("Did you mean: {codes}", codes=found)
        if found
        else Phrase("rekwiz explain --list lists the codes."),
    )
