"""How much is tried: a little and always the same, or more and always other with TESTS_FUZZ=5000."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import SearchStrategy

LONG = int(os.environ.get("TESTS_FUZZ") or 0)


def tried(examples: int, *strategies: SearchStrategy[Any]) -> Callable[..., Any]:
    """The test is run with so many examples, each of these strategies giving one argument.

    Without TESTS_FUZZ they are the same in every run: what fails here fails for everybody.
    """

    def decorate(test: Callable[..., Any]) -> Callable[..., Any]:
        bounded = settings(
            max_examples=LONG or examples,
            derandomize=not LONG,
            database=None,
            deadline=None,
            print_blob=True,
            suppress_health_check=list(HealthCheck),
        )
        return bounded(given(*strategies)(test))

    return decorate
