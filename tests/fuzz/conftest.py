"""What the fuzz tests share: a process that runs rekwiz in forks, and an AWS that answers anything."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterator

import pytest

from tests.fuzz.computer import Computers
from tests.fuzz.programs import Forked
from tests.fuzz.stand_in import StandIn

if sys.platform == "win32":
    collect_ignore_glob = ["test_*.py"]


@pytest.fixture(scope="session")
def stand_in() -> Iterator[StandIn]:
    """An AWS on 127.0.0.1."""
    with StandIn() as running:
        yield running


@pytest.fixture(scope="session")
def computers(tmp_path_factory: pytest.TempPathFactory) -> Computers:
    """Computers on which nothing is set up, as many as are wanted."""
    return Computers(Forked(), tmp_path_factory.mktemp("computers"), itertools.count())
