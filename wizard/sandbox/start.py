"""Starts the local AWS for a call of rekwiz."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from checks.model import Phrase
from wizard.errors import Usage


@contextmanager
def sandboxed(*, empty: bool) -> Iterator[Any]:
    """A local AWS for the time of the call: the process's environment is the sandbox's meanwhile."""
    before = dict(os.environ)
    try:
        with sandbox_of() as sandbox:
            environment = sandbox.environment(before, configured=not empty)
            os.environ.clear()
            os.environ.update(environment)
            yield sandbox
    finally:
        os.environ.clear()
        os.environ.update(before)


def sandbox_of(faults: Sequence[str] = ()) -> Any:
    """A sandbox to be entered; Usage where the extra is missing or a fault has another name."""
    try:
        import flask_cors  # noqa: F401  (the extra's parts, before anything is started)
        import moto  # noqa: F401

        from wizard.sandbox import Sandbox
    except ModuleNotFoundError as missing:
        raise Usage(
            Phrase(
                "The sandbox is an extra that is not installed: {module} is missing.",
                module=missing.name or missing,
            ),
            Phrase('Install it with: python -m pip install "rekwiz[sandbox]"'),
        ) from None
    try:
        return Sandbox(faults=faults)
    except ValueError:
        raise _no_such_fault(faults) from None


def _no_such_fault(faults: Sequence[str]) -> Usage:
    from checks.spelling import near
    from wizard.sandbox import FAULTS

    wrong = next(name for name in faults if name not in FAULTS)
    return Usage(
        Phrase("--fault: there is no fault {name}.", name=wrong),
        Phrase("Did you mean: {codes}", codes=found)
        if (found := near(wrong, FAULTS))
        else Phrase("rekwiz sandbox --fault list names the faults."),
    )
