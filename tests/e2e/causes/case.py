"""One way in which a set-up breaks, and what rekwiz must say of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tests.e2e.causes.computer import Computer

Step = Callable[[Computer], None]
"""What happens to a healthy computer."""

NO_PROGRAMS = ("--skip", "cli", "--skip", "sdk")
BY = " ← "


@dataclass(frozen=True)
class Case:
    """`check` is the check that sees it, `state` what becomes of it.

    `folds` are the findings that it accounts for, `beside` those that are there as well; a remark
    (`info`) is named only where it is what the case is about. `faults` are the sandbox's, which is
    the case's own then, as with `own_account`.
    """

    code: str
    so: str
    steps: tuple[Step, ...]
    check: str
    state: str
    folds: tuple[str, ...]
    beside: tuple[str, ...]
    root: str | None
    exit_code: int
    arguments: tuple[str, ...]
    faults: tuple[str, ...]
    own_account: bool

    @property
    def folded(self) -> dict[str, str]:
        """Each finding that is accounted for, with what accounts for it: this one, or `code ← other`."""
        pairs = (text.partition(BY) for text in self.folds)
        return {code: other or self.code for code, _, other in pairs}

    @property
    def findings(self) -> set[str]:
        return {self.code, *self.folded, *self.beside}

    def __str__(self) -> str:
        return f"{self.code}: {self.so}"


def case(
    code: str,
    so: str,
    *steps: Step,
    at: str,
    state: str = "fail",
    folds: tuple[str, ...] = (),
    beside: tuple[str, ...] = (),
    root: str | None = None,
    exit_code: int | None = None,
    run: tuple[str, ...] = NO_PROGRAMS,
    faults: tuple[str, ...] = (),
    own_account: bool = False,
) -> Case:
    """A row of the table; what follows from the rest need not be said.

    What fails, cannot be decided or accounts for another finding is the root cause; a failure
    ends with 1, what cannot be decided with 3.
    """
    leads = state in ("fail", "unknown") or bool(folds)
    cause = root or (code if leads else None)
    follows = 3 if state == "unknown" else 1
    ends = exit_code if exit_code is not None else follows if cause else 0
    return Case(code, so, steps, at, state, folds, beside, cause, ends, run, faults, own_account)
