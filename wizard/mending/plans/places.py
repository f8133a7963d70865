"""Another name or other rights for a file: told as the command that would do it, with a way back."""

from __future__ import annotations

import shlex
from pathlib import Path

from msgspec import Struct

from checks.model import Phrase
from wizard.conversation.protocol import Conversation, Kind, Question
from wizard.mending.plan import Done
from wizard.output.paths import shown
from wizard.writing.keeping import drop
from wizard.writing.kept import Mode, Move
from wizard.writing.places import rename, set_mode
from wizard.writing.world import World


class Renaming(Struct, frozen=True):
    """A plan to give files or folders, one after the other, names that nothing has."""

    moves: tuple[Move, ...]
    question: Question

    @property
    def exact(self) -> str:
        return ""

    def show(self, conversation: Conversation) -> None:
        for move in self.moves:
            words = Phrase(
                "{file} gets the name {name}; nothing in it changes.",
                file=shown(move.source),
                name=shown(move.target),
            )
            conversation.show(words)

    def do(self, conversation: Conversation) -> Done:
        """All of them or none."""
        world = World()
        done: list[tuple[Move, str]] = []

        def take_back() -> None:
            for move, name in reversed(done):
                drop(rename(Move(move.target, move.source), world), world)
                drop(name, world)

        try:
            for move in self.moves:
                done.append((move, rename(move, world)))
        except BaseException:
            take_back()
            raise
        return Done(take_back=take_back)


class Rights(Struct, frozen=True):
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
