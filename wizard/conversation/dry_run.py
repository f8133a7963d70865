"""A conversation for --dry-run: it shows and asks as ever, and nothing is agreed to."""

from __future__ import annotations

from typing import Any

from wizard.conversation.protocol import Conversation, Question


class Rehearsal:
    """The same conversation, in which whatever would change something is answered with no."""

    def __init__(self, conversation: Conversation) -> None:
        self._conversation = conversation
        self.came_to_a_change = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._conversation, name)

    def confirm(self, question: Question, *, recommended: bool = True) -> bool:
        self.came_to_a_change = True
        return False
