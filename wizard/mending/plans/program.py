"""Another program does it: its exact command is shown, agreed to and run; then somebody looks."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from checks.model import Phrase
from checks.secrets.heard import told
from checks.sources.local.programs import Ran, run
from wizard.conversation.protocol import Conversation, Kind, Question
from wizard.mending.plan import Done
from wizard.output.cells import harmless
from wizard.output.marks import Mark

LAST_LINES = 5


@dataclass(frozen=True, kw_only=True)
class Program:
    """A plan to run one command, which takes `seconds` at most.

    `worked` looks whether it did what it says: its own word is no proof of it. `by_hand` are the
    commands that take it back.
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

    @property
    def exact(self) -> str:
        return ""

    def show(self, conversation: Conversation) -> None:
        if self.words:
            conversation.show(self.words)
        conversation.literal(shlex.join(self.command), Kind.COMMAND)

    def do(self, conversation: Conversation) -> Done | None:
        with conversation.progress(self.waiting):
            ended = run(
                list(self.command), self.environment, timeout=self.seconds, folder=self.folder
            )
        if isinstance(ended, Ran) and ended.code == 0:
            if self.worked():
                return Done(by_hand=self.by_hand)
            conversation.show(
                Phrase("It ended without an error, and what it should have done is not so."),
                Mark.FAIL,
            )
            return None
        name = Path(self.command[0]).name
        conversation.show(Phrase("{program} did not do it:", program=name), Mark.FAIL)
        words = ended.err if isinstance(ended, Ran) else ""
        for line in words.strip().splitlines()[-LAST_LINES:]:
            conversation.literal(harmless(told(line)), Kind.COMMAND)
        return None
