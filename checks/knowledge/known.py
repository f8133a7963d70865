"""All causes that can be named: those of the checks, and those that are known by their texts alone."""

from __future__ import annotations

from functools import cache

from checks.catalogue import AREAS, all_messages
from checks.knowledge.texts import account, commands, photos, programs
from checks.model import Message

KNOWN_TEXTS: tuple[Message, ...] = (
    *commands.MESSAGES,
    *account.MESSAGES,
    *programs.MESSAGES,
    *photos.MESSAGES,
)
"""Causes that no check raises: they lie in a person's own program or command, or in a question to
AWS that no check asks."""


@cache
def explainable() -> dict[str, Message]:
    """All causes that can be explained, by code: those of the checks, then the known texts, by area."""
    found = dict(all_messages())
    for message in KNOWN_TEXTS:
        found.setdefault(message.code, message)
    return dict(sorted(found.items(), key=lambda item: AREAS.index(item[1].area)))


def known_by_text_alone(message: Message) -> bool:
    """Whether no check looks for it."""
    return message.code not in all_messages()
