"""A finding's code as a person typed it."""

from __future__ import annotations

from checks.catalogue import all_messages
from checks.model import Message, Phrase
from wizard.arguments import near
from wizard.usage import Usage


def message_named(code: str) -> Message:
    """What is said about this cause; Usage with the nearest codes where there is none."""
    if message := all_messages().get(code):
        return message
    found = near(code, all_messages())
    raise Usage(
        Phrase("There is no finding {code}.", code=code),
        Phrase("Did you mean: {codes}", codes=found)
        if found
        else Phrase("rekwiz explain --list lists the codes."),
    )
