"""What the tables of broken and of healthy set-ups share."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest

ACCOUNT_OF_ALL, ACCOUNT_OF_ONE = "888899990000", "444455556666"
"""Not the sandbox's usual one: other tests of the same process start sandboxes, too."""


@pytest.fixture(scope="session", autouse=True)
def _open_eyes(open_eyes) -> None:
    """Also for those that start a sandbox by themselves."""


@pytest.fixture(scope="session")
def shared_sandbox() -> Iterator:
    """The AWS of all cases that leave the account as it is."""
    from wizard.sandbox import Sandbox

    with Sandbox(ACCOUNT_OF_ALL) as running:
        yield running


@pytest.fixture
def computer_of(shared_sandbox, base_environment, tmp_path) -> Iterator:
    """`computer_of(steps, faults=…, own_account=…)`: a healthy computer, after the steps."""
    from contextlib import ExitStack

    from tests.e2e.causes.computer import Computer
    from wizard.sandbox import Sandbox

    with ExitStack() as stack:

        def make(steps, faults=(), own_account=False) -> Computer:
            own = faults or own_account
            sandbox = (
                stack.enter_context(Sandbox(ACCOUNT_OF_ONE, faults=faults))
                if own
                else shared_sandbox
            )
            if sandbox._world.spreading:  # must not be over before rekwiz has asked
                sandbox._world.spreading = timedelta(minutes=5)
            computer = Computer(tmp_path, sandbox, base_environment, stack)
            stack.callback(computer.is_gone)
            for step in steps:
                step(computer)
            return computer

        yield make
