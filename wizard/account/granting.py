"""Changes in an AWS account: shown before, asked for, and undone in reverse order if one fails."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Generic, TypeVar

from msgspec import Struct

from checks.model import Joined, Phrase
from checks.sources.aws.refusal import Kind as Refuser
from checks.sources.aws.refusal import Refusal
from wizard.conversation.protocol import Conversation, Kind
from wizard.errors import NotTaken
from wizard.interruption import Shield
from wizard.output.marks import Mark

Given = TypeVar("Given")
Got = TypeVar("Got")
T = TypeVar("T")
Say = Callable[[Phrase], None]
"""Changes the words of a progress bar."""


@dataclass(frozen=True)
class Change:
    """One change as it is told: its sentence, and its command for the AWS CLI.

    `by_hand` are the commands that undo it where rekwiz cannot; what is not in AWS has none.
    """

    phrase: Phrase
    command: str = ""
    by_hand: tuple[str, ...] = ()


@dataclass(frozen=True)
class Deed(Change, Generic[Given, Got]):
    """A change, how to do it and how to undo it.

    `do` makes what it gives of what it is given, or gives what AWS refused. `undo` is told what it
    was given and what was got, None where nobody knows whether it was done; it gives what AWS
    refused, or None.
    """

    do: Callable[[Given, Say], Got | Refusal] = field(kw_only=True)
    undo: Callable[[Given, Got | None], Refusal | None] = field(kw_only=True)


class Failed(Struct, frozen=True):
    """A change that AWS refused; what was done before is undone, except for what is `left`."""

    refusal: Refusal
    left: tuple[Change, ...] = ()


End = Callable[[Failed], NotTaken]
"""Says why a change was refused and what is left; gives the exception to end with."""


def show(conversation: Conversation, changes: Sequence[Change]) -> None:
    """What will be done, in its order, with the command that would do the same."""
    for number, change in enumerate(changes, start=1):
        conversation.show(Joined("{number}. {step}", number=number, step=change.phrase))
        if change.command:
            conversation.literal(change.command, Kind.COMMAND)


class _Begun(Struct, frozen=True):
    """A change that was made, or may have been, and its undoing."""

    change: Change
    undo: Callable[[], Refusal | None]


class _Stopped(Exception):
    """AWS refused a deed, and how that ends."""

    def __init__(self, refusal: Refusal, end: End) -> None:
        super().__init__(refusal.code)
        self.refusal, self.end = refusal, end


class Doing:
    """The work at several changes, of which all are made or none: what was begun so far."""

    def __init__(self, conversation: Conversation, shield: Shield, end: End) -> None:
        self.begun: list[_Begun] = []
        self._conversation, self._shield, self._end = conversation, shield, end

    def do(self, deed: Deed[Given, Got], given: Given, *, end: End | None = None) -> Got:
        """What the deed gives. Where AWS refuses it, nothing after it is done; `end` says how that
        ends, if otherwise than for the others."""
        self.begun.append(_Begun(deed, partial(deed.undo, given, None)))
        with self._conversation.progress(deed.phrase) as say:
            got = deed.do(given, say)
            if not isinstance(got, Refusal):  # at once: Ctrl-C may come at any moment
                self.begun[-1] = _Begun(deed, partial(deed.undo, given, got))
                return got
        self._shield.hold()
        if got.changed_nothing:
            self.begun.pop()
        raise _Stopped(got, end or self._end)


def undertake(conversation: Conversation, account: str, end: End, work: Callable[[Doing], T]) -> T:
    """What the work gives, which is done as a whole or not at all: what was done is undone in reverse
    order where a deed is refused.

    Raises what `end` gives, which says why. Where something else is raised, Ctrl-C too, all is
    undone as well. Nothing interrupts the undoing itself, nor how the account stands from being
    shown: who asks to stop meanwhile is heard after that.
    """
    with Shield() as shield:
        doing = Doing(conversation, shield, end)
        try:
            return work(doing)
        except _Stopped as stopped:
            failed = Failed(stopped.refusal, _undone(conversation, doing.begun))
            ended = stopped.end(failed)
            if shield.is_late:
                conversation.show(ended.phrase, Mark.FAIL)
            raise ended from None
        except BaseException:
            shield.hold()
            left = _undone(conversation, doing.begun)
            show_left(conversation, left)
            conversation.show(standing(account, left), Mark.WARN if left else Mark.DONE)
            raise


def carry_out(
    conversation: Conversation, deeds: Sequence[Deed[None, None]], account: str, end: End
) -> None:
    """All of these deeds or none, one after the other, as `undertake` has it."""

    def work(doing: Doing) -> None:
        for deed in deeds:
            doing.do(deed, None)

    undertake(conversation, account, end, work)


def _undone(conversation: Conversation, begun: Sequence[_Begun]) -> tuple[Change, ...]:
    """Undoes them in reverse order, whatever happens; gives those that AWS would not let undo.

    Where AWS is out of reach, the rest of what is there is not tried in vain.
    """
    left: list[Change] = []
    reached = True
    bugs: list[Exception] = []
    with conversation.progress(Phrase("Undoing what was done…")):
        for each in reversed(begun):
            if each.change.by_hand and not reached:
                left.append(each.change)
                continue
            try:
                refusal = each.undo()
            except Exception as bug:  # it must not keep the deeds before it from being undone
                bugs.append(bug)
                left.append(each.change)
                continue
            if refusal and refusal.code != "NoSuchEntity":
                left.append(each.change)
                reached = refusal.kind is Refuser.AWS
    if bugs:
        show_left(conversation, left)
        raise bugs[0]
    return tuple(left)


def show_left(conversation: Conversation, left: Sequence[Change]) -> None:
    """What stays behind, and the commands that take it away."""
    commands = [command for change in left for command in change.by_hand]
    if not commands:
        return
    conversation.show(Phrase("Some of it could not be undone. An administrator can do it with:"))
    for command in commands:
        conversation.literal(command, Kind.COMMAND)


def standing(account: str, left: Sequence[Change]) -> Phrase:
    """How the account is after an undoing."""
    if left:
        return Phrase("Account {account} is not as it was before.", account=account)
    return Phrase("Account {account} is as it was before.", account=account)
