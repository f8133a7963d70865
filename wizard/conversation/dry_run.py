"""A conversation for --dry-run: it shows and asks as ever, and no change is agreed to."""

from __future__ import annotations

from collections.abc import Callable

from wizard.conversation.passed_on import PassedOn
from wizard.conversation.protocol import Conversation, Kind, Question


class Rehearsal(PassedOn):
    """The same conversation, in which nobody is asked to agree to a change, and nobody does."""

    def __init__(self, conversation: Conversation) -> None:
        super().__init__(conversation)
        self.came_to_a_change = False

    def agree(self, question: Question, exact: str = "") -> bool:
        if exact:
            self.literal(exact, Kind.DIFF)
        self.came_to_a_change = True
        return False


def comes_to_a_change(conversation: Conversation, act: Callable[[Conversation], object]) -> bool:
    """Whether the act shows a change that it would make; it is not let make it."""
    rehearsal = Rehearsal(conversation)
    act(rehearsal)
    return rehearsal.came_to_a_change
