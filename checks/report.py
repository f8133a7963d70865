"""One run, whole: whom it was about, what was asked for, what became of each check, the verdict."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from msgspec import Struct

from checks.exits import Exit
from checks.exits import FailOn as FailOn
from checks.model import CODES, Finding, Outcome, State
from checks.place import Place
from checks.scope import Scope, Target


class Verdict(StrEnum):
    """The answer to "is it ready?"."""

    READY = "ready"
    NOT_READY = "not-ready"
    INCONCLUSIVE = "inconclusive"


EXIT_OF = {
    Verdict.READY: Exit.READY,
    Verdict.NOT_READY: Exit.NOT_READY,
    Verdict.INCONCLUSIVE: Exit.INCONCLUSIVE,
}
QUIET_UNDER = {
    FailOn.NEVER: (Exit.NOT_READY, Exit.INCONCLUSIVE),
    FailOn.FAIL: (Exit.INCONCLUSIVE,),
}
"""What does not count as trouble under --fail-on."""


class OwnPrograms(Struct, frozen=True):
    """For how many seconds of a run the person's own programs were at work, and for how many of these
    nothing else was left to do."""

    ran: float = 0.0
    alone: float = 0.0


@dataclass(frozen=True)
class Report:
    """One run, whole: `explained` maps a finding's code to the code that accounts for it."""

    mode: str = field(metadata=CODES)
    target: Target
    outcomes: tuple[Outcome, ...]
    root_cause: Finding | None = None
    explained: Mapping[str, str] = field(default_factory=dict, metadata=CODES)
    took: float = 0.0
    fail_on: FailOn = FailOn.UNKNOWN
    scope: Scope = field(default_factory=Scope)
    place: Place = Place.TERMINAL
    own_programs: OwnPrograms = field(default_factory=OwnPrograms)

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(finding for outcome in self.outcomes for finding in outcome.findings)

    @property
    def counts(self) -> dict[State, int]:
        states = [outcome.state for outcome in self.outcomes]
        return {state: states.count(state) for state in State}

    @property
    def verdict(self) -> Verdict:
        required = {outcome.state for outcome in self.outcomes if outcome.required}
        if State.FAIL in required:
            return Verdict.NOT_READY
        return Verdict.INCONCLUSIVE if State.UNKNOWN in required else Verdict.READY

    @property
    def exit_code(self) -> Exit:
        """The same in every format."""
        code = EXIT_OF[self.verdict]
        if code in QUIET_UNDER.get(self.fail_on, ()):
            return Exit.READY
        warned = self.fail_on is FailOn.WARN and self.counts[State.WARN]
        return Exit.WARNINGS if code is Exit.READY and warned else code
