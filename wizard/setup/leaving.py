"""What leaving the set-up means at the moment, in the words of a choice; and the way to practise first."""

from __future__ import annotations

from typing import TypeVar

from checks.model import Phrase
from checks.profile import profile_in_use
from checks.sources.aws.ask import Settings
from wizard.conversation.protocol import Choice
from wizard.setup.travel import Travel

T = TypeVar("T")
PRACTISE = "practise"


def leave(travel: Travel, value: T, *, is_nobody: bool = False) -> Choice[T]:
    """The choice to leave, which says what becomes of what was done; of somebody who `is_nobody` yet it
    is known without a look that nothing was."""
    return Choice("leave", value, _what_stays(travel, is_nobody))


def _what_stays(travel: Travel, is_nobody: bool) -> Phrase:
    if travel.call.everywhere.keep_sandbox:
        return Phrase("Leave the practice; it is kept")
    if travel.call.begins_anew:
        return Phrase("Leave the practice; the next one starts over")
    if not is_nobody and _is_saved(travel):
        return Phrase("Leave; what is done stays")
    return Phrase("Leave; nothing was saved")


def _is_saved(travel: Travel) -> bool:
    """Whether the profile in use stands in the shared files, in whatever state they are."""
    match travel.context.aws.settings():
        case Settings(profiles=names):
            return profile_in_use(travel.context) in names or travel.world.granted is not None
    return True


def practise(travel: Travel, value: T) -> tuple[Choice[T], ...]:
    """The choice to practise first, where this is no practice already."""
    if travel.call.in_sandbox:
        return ()
    words = Phrase("Practise in the sandbox first")
    return (Choice(PRACTISE, value, words, Phrase("no AWS account is needed")),)
