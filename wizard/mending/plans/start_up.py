"""Lines of start-up files become comments: a new terminal has their variables no more."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct

from checks.model import Phrase, Remedy
from checks.sources.local.start_up.files import is_read_at_login
from checks.sources.local.start_up.origins import Origin
from checks.sources.local.start_up.words import Words
from wizard.conversation.protocol import Conversation, Question
from wizard.mending.plan import Done
from wizard.mending.plans.settings import KEPT
from wizard.output.paths import shown
from wizard.writing import Changed, NotWritten, Plan, Reason, World, Written, apply
from wizard.writing.backups import take_back
from wizard.writing.change import Restored, planned

LINE = re.compile(rb"[^\n]*\n|[^\n]+")
INDENT = re.compile(rb"[ \t]*")
MARK = b"# "
MARK_IN_A_BLOCK = b"true # "
"""sh knows no empty block: without a command in it the whole file could not be read."""
IN_TERMINALS = Phrase("Line {line} of {file} becomes a comment: new terminals do without {names}.")
AT_LOGIN = Phrase(
    "Line {line} of {file} becomes a comment: once you have logged out and in again, {names} is gone."
)
Look = Callable[[], Sequence[Origin]]


class Commented(Struct, frozen=True):
    """A plan that makes these lines comments, and leaves all else to the letter.

    `look` finds the lines again, where a file changed meanwhile; `step` is for the terminal that has
    the variables still.
    """

    change: Plan
    lines: tuple[Origin, ...]
    names: tuple[str, ...]
    question: Question
    look: Look
    step: Remedy

    @property
    def exact(self) -> str:
        return self.change.diff

    def show(self, conversation: Conversation) -> None:
        for origin in self.lines:
            said = AT_LOGIN if is_read_at_login(origin.path) else IN_TERMINALS
            place = said.with_(line=origin.line, file=shown(origin.path), names=origin.names)
            conversation.show(place)
        conversation.show(KEPT)

    def do(self, conversation: Conversation) -> Done | Commented | None:
        match apply(self.change):
            case Changed():
                # The bytes that were planned are those of a file that is no more.
                return commented(self.look(), self.names, self.question, self.look, self.step)
            case Written() as written:
                return Done(
                    take_back=lambda: take_back(written, lambda document: document),
                    still_set=self.names,
                    step=self.step,
                )
        return None


def commented(
    lines: Sequence[Origin], names: Sequence[str], question: Question, look: Look, step: Remedy
) -> Commented | None:
    """The plan for these lines; None where there is none of them any more."""
    by_file: dict[Path, list[Origin]] = {}
    for origin in lines:
        if origin.can_be_a_comment:
            by_file.setdefault(origin.path, []).append(origin)
    edits = tuple((path, _without(path, of_it)) for path, of_it in by_file.items())
    change = planned(edits, World())
    there = tuple(origin for of_it in by_file.values() for origin in of_it)
    if not change.changes:
        return None
    return Commented(change, there, tuple(names), question, look, step)


def _without(path: Path, lines: Sequence[Origin]) -> Restored:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise NotWritten.because(path, error) from error
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise NotWritten(path, Reason.UNPROVED)
    text = LINE.findall(data)
    for origin in lines:
        text[origin.line - 1] = _comment(text[origin.line - 1], origin)
    return Restored(b"".join(text))


def _comment(line: bytes, origin: Origin) -> bytes:
    in_block = origin.words is Words.POSIX and (origin.inside or line[:1] in b" \t")
    start = INDENT.match(line)
    indent = start.group() if start else b""
    mark = MARK_IN_A_BLOCK if in_block else MARK
    return indent + mark + line[len(indent) :]
