"""One set-up that people reported, or one of its kind, and what rekwiz must say of it."""

from __future__ import annotations

from dataclasses import dataclass

from tests.e2e.causes.case import NO_PROGRAMS, Step


@dataclass(frozen=True)
class Instance:
    """`number` is that of the reported set-up; `own` says that this one was invented beside it.

    `root` is the root cause, `says` are texts that the report must hold, `never` texts and codes
    that it may not hold, in any case of letters.
    """

    number: int
    so: str
    steps: tuple[Step, ...]
    root: str | None
    exit_code: int
    arguments: tuple[str, ...]
    says: tuple[str, ...]
    never: tuple[str, ...]
    own: bool
    faults: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.number}{'+' if self.own else ''}: {self.so}"


def reported(number: int, so: str, *steps: Step, root: str | None, **more) -> Instance:
    return _instance(number, so, steps, root, own=False, **more)


def beside(number: int, so: str, *steps: Step, root: str | None, **more) -> Instance:
    """Another instance of the same kind: other names, files and variables."""
    return _instance(number, so, steps, root, own=True, **more)


def _instance(
    number: int,
    so: str,
    steps: tuple[Step, ...],
    root: str | None,
    *,
    own: bool,
    run: tuple[str, ...] = NO_PROGRAMS,
    exit_code: int | None = None,
    says: tuple[str, ...] = (),
    never: tuple[str, ...] = (),
    faults: tuple[str, ...] = (),
) -> Instance:
    ends = exit_code if exit_code is not None else 1 if root else 0
    return Instance(number, so, steps, root, ends, run, says, never, own, faults)
