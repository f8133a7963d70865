"""How a result may look: as wide as where it goes, and coloured where colours are seen and wanted."""

import io
import os

import pytest

from wizard.output.look import Look, look_on

SETTINGS = ("COLUMNS", "NO_COLOR", "TERM")


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch):
    for name in SETTINGS:
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def stream():
    """A stream that is a terminal of 60 columns."""
    pty = pytest.importorskip("pty", reason="this system has no such terminals")
    termios = pytest.importorskip("termios")
    leader, follower = pty.openpty()
    termios.tcsetwinsize(follower, (24, 60))
    with os.fdopen(follower, "w") as stream:
        yield stream
    os.close(leader)


def test_a_terminal_has_colours_and_a_width(stream):
    assert look_on(stream) == Look(colour=True, aloud=True, width=60)


def test_a_pipe_has_none():
    assert look_on(io.StringIO()) == Look(colour=False, width=80)


def test_what_goes_to_a_file_has_the_width_of_the_terminal_and_no_colours(stream):
    assert look_on(stream, coloured=False) == Look(colour=False, width=60)


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", ""), ("NO_COLOR", "1"), ("TERM", "dumb")])
def test_whoever_wants_no_colours_gets_none(stream, monkeypatch, name, value):
    monkeypatch.setenv(name, value)

    assert not look_on(stream).colour


@pytest.mark.parametrize(
    ("columns", "width"), [("70", 70), ("20", 40), ("200", 80), ("0", 60), ("-5", 60), ("wide", 60)]
)
def test_columns_counts_before_the_terminal_within_what_can_be_read(
    stream, monkeypatch, columns, width
):
    monkeypatch.setenv("COLUMNS", columns)

    assert look_on(stream).width == width


def test_what_is_asked_for_is_handed_on():
    assert look_on(io.StringIO(), detail=True, practice=True) == Look(detail=True, practice=True)
