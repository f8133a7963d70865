"""From an error text that a person pasted to the findings that it may stand for."""

from __future__ import annotations

import re

from checks.catalogue import all_messages
from checks.model import Message

LEAST = 12
"""A known text with fewer letters than this says too little."""


def matches(pasted: str) -> list[Message]:
    """The findings one of whose known texts is in the pasted one, the longest match first."""
    text = _folded(pasted)
    found = ((_weight(message, text), message) for message in all_messages().values())
    ranked = sorted((pair for pair in found if pair[0]), key=lambda pair: -pair[0])
    return [message for _, message in ranked]


def _weight(message: Message, text: str) -> int:
    """How much of the text the finding's best known text accounts for; 0 where none is in it."""
    return max((_letters(raw) for raw in message.raw if _pattern(raw).search(text)), default=0)


def _letters(raw: str) -> int:
    letters = len(re.sub(r"[\W…]", "", raw))
    return letters if letters >= LEAST else 0


def _pattern(raw: str) -> re.Pattern[str]:
    """The known text as a pattern: an ellipsis stands for anything, white space for any."""
    parts = [re.escape(part) for part in _folded(raw).split("…")]
    return re.compile(".*?".join(parts), re.DOTALL)


def _folded(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip().casefold()
