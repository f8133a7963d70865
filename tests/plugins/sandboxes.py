"""The sandbox for whole programs, and the environments of two people in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest

from tests.plugins.people import SAMPLE


@pytest.fixture(scope="session")
def open_eyes() -> None:
    """The sandbox's face model, loaded: the first question after a face must not wait for it."""
    from PIL import Image

    from wizard.sandbox.face_model import NoModel, find

    with suppress(NoModel):
        find(Image.open(SAMPLE).convert("RGB"))


@pytest.fixture
def sandbox(open_eyes, base_environment) -> Iterator:
    """A local AWS of this test's own."""
    from wizard.sandbox import Sandbox

    with Sandbox() as running:
        yield running


@pytest.fixture
def configured(sandbox, base_environment) -> dict[str, str]:
    """The environment of somebody whose set-up works, in the sandbox."""
    return sandbox.environment(base_environment, configured=True)


@pytest.fixture
def from_nothing(sandbox, base_environment) -> dict[str, str]:
    """The environment of somebody who has only downloaded the key file."""
    return sandbox.environment(base_environment, configured=False)
