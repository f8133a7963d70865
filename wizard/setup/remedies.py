"""A remedy as the set-up itself tells it: what is done in it already is left out, and it is short."""

from __future__ import annotations

from checks.model import Remedy
from wizard.conversation.findings import show_steps
from wizard.conversation.protocol import Conversation

MOST = 3
"""Lines of a remedy before a question; the rest of it is behind `?`."""
OF_THE_SET_UP = (
    "rekwiz setup",
    "un this again",
    "un it again",
    "un rekwiz again",
    "--skip",
    "doctor",
)
"""What the next question offers itself, or what only another command has."""


def in_the_wizard(remedy: Remedy) -> Remedy:
    """What of a remedy there is to do for somebody who is in the set-up."""
    return Remedy(
        tuple(step for step in remedy.steps if not _is_of_the_set_up(step.text)),
        tuple(command for command in remedy.commands if not _is_of_the_set_up(command)),
        remedy.links,
        remedy.fix,
    )


def show_in_short(conversation: Conversation, remedy: Remedy) -> None:
    """As much of it as stands in a few lines: a command before a second step, a page only alone."""
    ours = in_the_wizard(remedy)
    commands = ours.commands[: MOST - 1]
    steps = ours.steps[: max(1, MOST - len(commands))]
    links = ours.links[: max(0, MOST - len(commands) - len(steps))]
    show_steps(conversation, steps, commands, links)


def _is_of_the_set_up(text: str) -> bool:
    return any(words in text for words in OF_THE_SET_UP)
