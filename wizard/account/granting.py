"""Changes in an AWS account: shown before, asked for, and undone in reverse order if one fails."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from checks.model import Joined, Phrase
from checks.sources.aws.refusal import Kind as Refuser
from checks.sources.aws.refusal import Refusal
from wizard.conversation.protocol import Conversation, Kind
from wizard.errors import NotTaken
from wizard.interruption import Shield
from wizard.output.marks import Mark

Say = Callable[[Phrase], None]
"""Changes the words of a progress bar."""
Do = Callable[[Say], Refusal | None]
Undo = Callable[[], Refusal | None]


@dataclass(frozen=True)
class Deed:
    """One change: its sentence and its command for the AWS CLI; how to do it and to undo it.

    `do` and `undo` give what AWS refused, or None. `by_hand` are the commands that undo it where
    rekwiz cannot; what is not in AWS has none.
    """

    phrase: Phrase
    do: Do
    undo: Undo
    command: str = ""
    by_hand: tuple[str, ...] = ()


@dataclass(frozen=True)
class Failed:
    """A change that AWS refused; what was done before is undone, except for what is `left`."""

    refusal: Refusal
    left: tuple[Deed, ...] = ()


def show(conversation: Conversation, deeds: Sequence[Deed]) -> None:
    """What will be done, in its order, with the command that would do the same."""
    for number, deed in enumerate(deeds, start=1):
        conversation.show(Joined("{number}. {step}", number=number, step=deed.phrase))
        if deed.command:
            conversation.literal(deed.command, Kind.COMMAND)


def carry_out(
    conversation: Conversation,
    deeds: Sequence[Deed],
    account: str,
    end: Callable[[Failed], NotTaken],
) -> None:
    """All of the deeds or none: what was done is undone in reverse order where one is refused.

    Raises what `end` gives, which says why. Where something else is raised, Ctrl-C too, all is
    undone as well. Nothing interrupts the undoing itself, nor how the account stands from being
    shown: who asks to stop meanwhile is heard after that.
    """
    begun: list[Deed] = []
    with Shield() as shield:
        try:
            refusal = _refused(conversation, deeds, begun, shield)
        except BaseException:
            shield.hold()
            left = _undone(conversation, begun)
            show_left(conversation, left)
            conversation.show(standing(account, left), Mark.WARN if left else Mark.DONE)
            raise
        if refusal:
            stopped = end(Failed(refusal, _undone(conversation, begun)))
            if shield.is_late:
                conversation.show(stopped.phrase, Mark.FAIL)
            raise stopped


def _refused(
    conversation: Conversation, deeds: Sequence[Deed], begun: list[Deed], shield: Shield
) -> Refusal | None:
    """Does them in their order up to the first refusal; `begun` is what may have been done by then."""
    for deed in deeds:
        begun.append(deed)
        with conversation.progress(deed.phrase) as say:
            refusal = deed.do(say)
        if refusal:
            shield.hold()
            if refusal.changed_nothing:
                begun.pop()
            return refusal
    return None


def _undone(conversation: Conversation, deeds: Sequence[Deed]) -> tuple[Deed, ...]:
    """Undoes them in reverse order, whatever happens; gives those that AWS would not let undo.

    Where AWS is out of reach, the rest of what is there is not tried in vain.
    """
    left: list[Deed] = []
    reached = True
    bugs: list[Exception] = []
    with conversation.progress(Phrase("Undoing what was done…")):
        for deed in reversed(deeds):
            if deed.by_hand and not reached:
                left.append(deed)
                continue
            try:
                refusal = deed.undo()
            except Exception as bug:  # it must not keep the deeds before it from being undone
                bugs.append(bug)
                left.append(deed)
                continue
            if refusal and refusal.code != "NoSuchEntity":
                left.append(deed)
                reached = refusal.kind is Refuser.AWS
    if bugs:
        show_left(conversation, left)
        raise bugs[0]
    return tuple(left)


def show_left(conversation: Conversation, left: Sequence[Deed]) -> None:
    """What stays behind, and the commands that take it away."""
    commands = [command for deed in left for command in deed.by_hand]
    if not commands:
        return
    conversation.show(Phrase("Some of it could not be undone. An administrator can do it with:"))
    for command in commands:
        conversation.literal(command, Kind.COMMAND)


def standing(account: str, left: Sequence[Deed]) -> Phrase:
    """How the account is after an undoing."""
    if left:
        return Phrase("Account {account} is not as it was before.", account=account)
    return Phrase("Account {account} is as it was before.", account=account)
