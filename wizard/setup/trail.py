"""The way of a journey through its steps: where it is, how each step ended, whither back leads."""

from __future__ import annotations

from enum import Enum, auto

from msgspec import Struct


class Ending(Enum):
    """How a step ended, or the whole journey."""

    HELD = auto()
    """Its claims held already: nothing was asked."""
    DONE = auto()
    """It was guided to its end: whoever comes back may answer otherwise."""
    MET = auto()
    """It asked, until its claims held: whoever comes back finds nothing to ask."""
    SKIPPED = auto()
    """The person goes on without it."""
    LEFT = auto()
    """The person leaves; what was done stays."""
    REHEARSED = auto()
    """A dry run has shown what would be changed: what comes after needs it."""
    PRACTISED = auto()
    """The person practises first: the same journey begins in the sandbox."""


LAST = (Ending.LEFT, Ending.REHEARSED, Ending.PRACTISED)
"""After these no other step is walked."""
HOLDING = (Ending.HELD, Ending.MET)
"""After these there is nothing in the step to come back to."""


class Visit(Struct, frozen=True):
    """One visit to a step: which of how many it is.

    A person who came back to it is asked, even where its claims hold.
    """

    number: int = 0
    of: int = 0
    came_back: bool = False


class Trail:
    """The visits that are over: how they ended, and which of them had something to ask."""

    def __init__(self) -> None:
        self._endings: list[tuple[int, Ending]] = []
        self._asked: list[int] = []

    def note(self, place: int, ending: Ending) -> None:
        self._endings.append((place, ending))
        if ending not in HOLDING:
            self._asked.append(place)

    @property
    def leads_back(self) -> bool:
        """Whether there is a step to go back to."""
        return bool(self._asked)

    def back(self) -> int | None:
        """The place to go back to, the last that asked; None at the first, where going back stays."""
        return self._asked.pop() if self._asked else None

    @property
    def is_guided(self) -> bool:
        """Whether a step had to ask or change something: this is not merely a look at what holds."""
        return any(ending is not Ending.HELD for _, ending in self._endings)

    @property
    def ending(self) -> Ending:
        """How the journey ends after these visits; of a step that was visited twice the last counts."""
        endings = dict(self._endings).values()
        last = next((ending for ending in endings if ending in LAST), None)
        skipped = Ending.SKIPPED if Ending.SKIPPED in endings else Ending.DONE
        return last or skipped
