"""Which address is rekwiz's own: one that a folder of its own says, and that is served."""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from checks.sources.local.own_endpoint import ADDRESS, PREFIX, own_folders, stands_in


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    stands_in.cache_clear()
    return tmp_path


@pytest.fixture
def address() -> Iterator[str]:
    """Somebody listens there, and never answers: a slow computer is no reason to doubt."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"


def folder(place: Path, said: str, name: str = "one", mode: int = 0o700) -> Path:
    made = place / f"{PREFIX}{name}"
    made.mkdir()
    (made / ADDRESS).write_text(said)
    made.chmod(mode)
    return made


def test_what_a_running_sandbox_says_is_its_own(place, address):
    folder(place, "http://127.0.0.1:1", "another")
    folder(place, address)
    assert stands_in(address)


def test_a_variable_alone_says_nothing(place, address):
    assert not stands_in(address)


@pytest.mark.parametrize("other", ["{0}1", "{0}/", "https://localhost.localstack.cloud:4566", "x"])
def test_another_address_is_none_of_its_own(place, address, other):
    folder(place, address)
    assert not stands_in(other.format(address))


def test_what_a_killed_one_said_counts_no_more(place, address, dead_port):
    folder(place, gone := f"http://127.0.0.1:{dead_port}")
    assert not stands_in(gone)


def test_a_folder_that_others_can_write_to_says_nothing(place, address):
    folder(place, address, mode=0o777)
    assert not stands_in(address)


def test_a_link_to_a_folder_says_nothing(place, address):
    real = folder(place, address).rename(place / "elsewhere")
    (place / f"{PREFIX}one").symlink_to(real)
    assert list(own_folders()) == []
    assert not stands_in(address)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="needs another person")
def test_another_persons_folder_says_nothing(place, address):
    os.chown(folder(place, address), 12345, 12345)
    assert not stands_in(address)


def test_a_place_that_cannot_be_read_says_nothing(place, address, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(place / "gone"))
    assert not stands_in(address)
