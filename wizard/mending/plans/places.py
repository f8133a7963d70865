"""Another name or other rights for a file: told as the command that would do it, with a way back."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path

from checks.model import Phrase
from wizard.conversation.protocol import Conversation, Kind, Question
from wizard.mending.plan import Done
from wizard.output.paths import shown
from wizard.writing.keeping import Mode, Move, drop
from wizard.writing.places import rename, set_mode
from wizard.writing.world import World


@dataclass(frozen=True)
class Renaming:
    """A plan to give a file or a folder another name, which nothing has."""

    source: Path
    target: Path
    question: Question

    @property
    def exact(self) -> str:
        return ""

    def show(self, conversation: Conversation) -> None:
        conversation.show(
            Phrase(
                "{file} gets the name {name}; nothing in it changes.",
                file=shown(self.source),
                name=shown(self.target),
            )
        )

    def do(self, conversation: Conversation) -> Done:
        world = World()
        name = rename(Move(self.source, self.target), world)

        def take_back() -> None:
            undone = rename(Move(self.target, self.source), world)
            drop(undone, world)
            drop(name, world)

        return Done(take_back=take_back)


@dataclass(frozen=True)
class Rights:
    """A plan to change who may do what with a file; the mode is as `chmod` counts it."""

    path: Path
    before: int
    after: int
    words: Phrase
    question: Question

    @property
    def exact(self) -> str:
        return ""

    def show(self, conversation: Conversation) -> None:
        conversation.show(self.words)
        command = f"chmod {self.after:o} {shlex.quote(str(self.path))}"
        conversation.literal(command, Kind.COMMAND)

    def do(self, conversation: Conversation) -> Done:
        world = World()
        name = set_mode(Mode(self.path, self.before, self.after), world)

        def take_back() -> None:
            undone = set_mode(Mode(self.path, self.after, self.before), world)
            drop(undone, world)
            drop(name, world)

        return Done(take_back=take_back)
