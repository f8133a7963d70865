"""What these tests tell the register stays theirs."""

import pytest


@pytest.fixture(autouse=True)
def _forgetful(forgetful: None) -> None:
    """Each begins with a register that knows nothing."""
