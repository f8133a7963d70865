"""What a worker's tests covered is written before xdist ends the worker: it waits ten seconds, then kills."""

from __future__ import annotations

import sys

import pytest


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    if "coverage" in sys.modules and (running := sys.modules["coverage"].Coverage.current()):
        running.save()
