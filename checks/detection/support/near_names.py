"""The remedy for a name that nothing has: names that look like it first, then the message's own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from checks.model import Fact, Message, Phrase, Remedy
from checks.spelling import near

DID_YOU_MEAN = Phrase("Did you mean one of these? {names}")


def remedy_with_near_names(
    message: Message, facts: Mapping[str, Fact], meant: str, known: Iterable[str]
) -> Remedy | None:
    """None where no known name looks like it."""
    if not (names := near(meant, known)):
        return None
    return Remedy(
        (DID_YOU_MEAN.with_(names=names), *(Phrase(step, **facts) for step in message.steps)),
        tuple(command.format(**facts) for command in message.commands),
        message.links,
    )
