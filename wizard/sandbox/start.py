"""Starts the local AWS for a call of rekwiz."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from checks.model import Phrase
from wizard.errors import Usage
from wizard.sandbox.environment import outer_home

if TYPE_CHECKING:
    from wizard.sandbox import Sandbox

# What the extra brings that is imported only once a sandbox runs: better missed before that.
_PARTS = ("flask_cors", "flask", "moto")


@contextmanager
def sandboxed(*, empty: bool, kept: Path | None = None) -> Iterator[Sandbox]:
    """A local AWS for the time of the call: the process's environment is the sandbox's meanwhile. Its
    home lies in the folder `kept`, if there is one, and stays."""
    before, home = dict(os.environ), outer_home()
    try:
        with sandbox_of(kept=kept) as sandbox:
            environment = sandbox.environment(before, configured=not empty)
            os.environ.clear()
            os.environ.update(environment, **home)
            yield sandbox
    finally:
        os.environ.clear()
        os.environ.update(before)


def sandbox_of(faults: Sequence[str] = (), kept: Path | None = None) -> Sandbox:
    """A sandbox to be entered; Usage where the extra is missing or a fault has another name."""
    missing = next((module for module in _PARTS if find_spec(module) is None), None)
    if missing:
        raise Usage(
            Phrase(
                "The sandbox is an extra that is not installed: {module} is missing.",
                module=missing,
            ),
            Phrase('Install it with: python -m pip install "rekwiz[sandbox]"'),
        )
    from wizard.sandbox import Sandbox

    try:
        return Sandbox(faults=faults, kept=kept)
    except ValueError:
        raise _no_such_fault(faults) from None


def _no_such_fault(faults: Sequence[str]) -> Usage:
    from checks.spelling import near
    from wizard.sandbox import names

    wrong = next(name for name in faults if name not in names())
    return Usage(
        Phrase("--fault: there is no fault {name}.", name=wrong),
        Phrase("Did you mean: {codes}", codes=found)
        if (found := near(wrong, names()))
        else Phrase("rekwiz sandbox --fault list names the faults."),
    )
