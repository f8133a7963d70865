"""Starts the local AWS for a call of rekwiz."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from platform import machine
from typing import TYPE_CHECKING

from checks.model import Phrase
from wizard.errors import Usage
from wizard.sandbox.environment import outer_home

if TYPE_CHECKING:
    from wizard.sandbox import Sandbox

EXTRA = "extra == 'sandbox'"
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
            Phrase("Install what it needs with: {command}", command=_installs_it()),
        )
    from wizard.sandbox import Sandbox

    try:
        return Sandbox(faults=faults, kept=kept)
    except ValueError:
        raise _no_such_fault(faults) from None


def _installs_it() -> str:
    """The command that installs the extra's parts beside rekwiz, wherever that came from: no index need
    have a package of this name, and it might be another's."""
    from importlib.metadata import requires

    needed = (each for each in requires("rekwiz") or () if EXTRA in each)
    has_no_model = sys.platform == "darwin" and machine() == "x86_64"  # as pyproject.toml has it
    parts = [
        each.partition(";")[0]
        for each in needed
        if not (has_no_model and "platform_machine" in each)
    ]
    return shlex.join([sys.executable, "-m", "pip", "install", *parts])


def _no_such_fault(faults: Sequence[str]) -> Usage:
    from checks.spelling import near
    from wizard.sandbox.faults import names

    wrong = next(name for name in faults if name not in names())
    return Usage(
        Phrase("--fault: there is no fault {name}.", name=wrong),
        Phrase("Did you mean: {codes}", codes=found)
        if (found := near(wrong, names()))
        else Phrase("rekwiz sandbox --fault list names the faults."),
    )
