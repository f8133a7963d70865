"""Another program does it: its exact command is shown, agreed to and run; then somebody looks."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from checks.model import Phrase, Remedy
from checks.secrets.heard import told
from checks.sources.local.programs import DidNotRun, Ran, run
from wizard.conversation.protocol import Conversation, Kind, Question
from wizard.mending.plan import Done, Within, as_it_is
from wizard.mending.plans.reasons import reason_in
from wizard.output.cells import harmless
from wizard.output.marks import Mark

LAST_LINES = 5


class Program(Struct, frozen=True, kw_only=True):
    """A plan to run a command, which takes `seconds` at most, and `then` others, where it ended well.

    `worked` looks whether it did what it says: its own word is no proof of it. `by_hand` are the
    commands that take it back. `clear_up` takes away all that they made, where that is possible:
    after a failure, and where it did not help.
    """

    command: Sequence[str]
    waiting: Phrase
    worked: Callable[[], bool]
    environment: Mapping[str, str]
    folder: Path
    seconds: float
    question: Question
    words: Phrase | None = None
    by_hand: tuple[str, ...] = ()
    then: tuple[Sequence[str], ...] = ()
    clear_up: Callable[[], None] | None = None
    within: Within = as_it_is
    step: Remedy | None = None

    @property
    def exact(self) -> str:
        return ""

    def show(self, conversation: Conversation) -> None:
        if self.words:
            conversation.show(self.words)
        for command in (self.command, *self.then):
            conversation.literal(shlex.join(command), Kind.COMMAND)

    def do(self, conversation: Conversation) -> Done | None:
        """None, and nothing is left of it, where it did not do what it should."""
        done = False
        try:
            done = self._is_done(conversation)
        finally:
            if not done and self.clear_up:
                self.clear_up()
        if not done:
            return None
        return Done(
            take_back=self.clear_up, by_hand=self.by_hand, within=self.within, step=self.step
        )

    def _is_done(self, conversation: Conversation) -> bool:
        with conversation.progress(self.waiting):
            for command in (self.command, *self.then):
                ended = run(
                    list(command), self.environment, timeout=self.seconds, folder=self.folder
                )
                if not isinstance(ended, Ran) or ended.code:
                    break
            worked = isinstance(ended, Ran) and ended.code == 0 and self.worked()
        if not worked:
            self._say_why(conversation, command, ended)
        return worked

    def _say_why(
        self, conversation: Conversation, command: Sequence[str], ended: Ran | DidNotRun
    ) -> None:
        if isinstance(ended, Ran) and ended.code == 0:
            words = Phrase("It ended without an error, and what it should have done is not so.")
            conversation.show(words, Mark.FAIL)
            return
        name = command[2] if command[1:2] == ("-m",) else Path(command[0]).name
        conversation.show(Phrase("{program} did not do it:", program=name), Mark.FAIL)
        said = (ended.err.strip() or ended.out) if isinstance(ended, Ran) else ended.err
        for line in said.strip().splitlines()[-LAST_LINES:]:
            conversation.literal(harmless(told(line)), Kind.COMMAND)
        if reason := reason_in(said, self.seconds if ended == DidNotRun(None, said) else 0):
            conversation.show(reason)
