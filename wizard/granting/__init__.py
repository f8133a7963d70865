"""Changes in an AWS account: shown before, asked for, and undone in reverse order if one fails."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from checks.model import Phrase
from checks.sources.refusal import Kind as Refuser
from checks.sources.refusal import Refusal
from wizard.conversation import Conversation, Kind

Do = Callable[[], Refusal | None]


@dataclass(frozen=True)
class Deed:
    """One change: its sentence and its command for the AWS CLI; how to do it and to undo it.

    `do` and `undo` give what AWS refused, or None. `by_hand` undoes it where rekwiz cannot.
    """

    phrase: Phrase
    do: Do
    undo: Do
    command: str = ""
    by_hand: str = ""


@dataclass(frozen=True)
class Failed:
    """A change that AWS refused; what was done before is undone, except for what is `left`."""

    refusal: Refusal
    left: tuple[Deed, ...] = ()


def show(conversation: Conversation, deeds: Sequence[Deed]) -> None:
    """What will be done, in its order, with the command that would do the same."""
    for number, deed in enumerate(deeds, start=1):
        conversation.show(Phrase("{number}. {step}", number=number, step=deed.phrase))
        if deed.command:
            conversation.literal(deed.command, Kind.COMMAND)


def carry_out(conversation: Conversation, deeds: Sequence[Deed]) -> Failed | None:
    """All of the deeds or none: what was done is undone in reverse order where one is refused.

    So it is where something is raised, Ctrl-C too; what could not be undone is then shown.
    """
    begun: list[Deed] = []
    try:
        for deed in deeds:
            begun.append(deed)
            with conversation.progress(deed.phrase):
                refusal = deed.do()
            if refusal:
                if refusal.kind is Refuser.AWS:
                    begun.pop()  # AWS said no; after a broken connection nobody knows
                return Failed(refusal, _undone(conversation, begun))
    except BaseException:
        show_left(conversation, _undone(conversation, begun))
        raise
    return None


def _undone(conversation: Conversation, deeds: Sequence[Deed]) -> tuple[Deed, ...]:
    """Undoes them in reverse order; gives those that AWS would not let undo."""
    left = []
    with conversation.progress(Phrase("Undoing what was done…")):
        for deed in reversed(deeds):
            refusal = deed.undo()
            if refusal and refusal.code != "NoSuchEntity":
                left.append(deed)
    return tuple(left)


def show_left(conversation: Conversation, left: Sequence[Deed]) -> None:
    """What stays behind, and the commands that take it away."""
    if not left:
        return
    conversation.show(Phrase("Some of it could not be undone. An administrator can do it with:"))
    for deed in left:
        conversation.literal(deed.by_hand, Kind.COMMAND)
