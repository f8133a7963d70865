"""Which programs this process starts, in their order: Python says so before it starts one."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

_heard: list[list[tuple[str, ...]]] = []


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if event == "subprocess.Popen" and isinstance(arguments[1], list | tuple):
        for each in _heard:
            each.append(tuple(map(str, arguments[1])))


sys.addaudithook(_hear)


@pytest.fixture
def started() -> Iterator[list[tuple[str, ...]]]:
    """The command of each program that the test starts."""
    commands: list[tuple[str, ...]] = []
    _heard.append(commands)
    yield commands
    _heard.remove(commands)
