"""Python looks for garbage among what a test leaves, and not among nine thousand tests and moto again
and again: that took a third of what the tests in this process compute."""

from __future__ import annotations

import gc

import pytest

NEW_THINGS, ROUNDS = 20_000, 20
"""How many there may be before it looks, and how often before it looks among the older ones."""


def pytest_configure() -> None:
    gc.disable()  # what is loaded and collected stays: there is nothing to find


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    gc.enable()
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_THINGS, ROUNDS, ROUNDS)
