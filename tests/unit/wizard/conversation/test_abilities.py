"""What a terminal says of itself decides how a picture is shown, and whether an address is a link."""

import io
import os
import sys
from threading import Thread

import pytest

from wizard.conversation import abilities
from wizard.conversation.abilities import drawing_of, shows_links
from wizard.output.picture import Drawing

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a terminal of POSIX")
DA1 = b"\x1b[?62;22c"
SCREEN = {"TERM": "xterm-256color"}


@pytest.fixture
def terminal(monkeypatch):
    """A terminal that answers so to what is written to it; the streams of who writes there."""
    opened = []

    def make(answer: bytes) -> io.TextIOWrapper:
        ours, theirs = os.openpty()
        monkeypatch.setattr(sys, "stdin", os.fdopen(os.dup(theirs), "r"))
        monkeypatch.setattr(abilities, "PATIENCE", 5.0 if answer else 0.05)
        stream = os.fdopen(theirs, "w", encoding="utf-8")

        def answers() -> None:
            heard = b""
            while abilities.ASKS.encode() not in heard:
                heard += os.read(ours, 1024)
            os.write(ours, answer)

        if answer:
            Thread(target=answers, daemon=True).start()
        opened.extend((stream, sys.stdin))
        return stream

    yield make
    for each in opened:
        each.close()


@pytest.mark.parametrize(
    ("answer", "how"),
    [
        (b"\x1bP>|kitty(0.38.1)\x1b\\" + DA1, Drawing.KITTY),
        (b"\x1bP>|ghostty 1.2.0\x1b\\" + DA1, Drawing.KITTY),
        (b"\x1bP>|iTerm2 3.5.11\x1b\\\x1b[?64;1;2;4;6;17;18;21;22;52c", Drawing.ITERM),
        (b"\x1bP>|WezTerm 20240203-110809\x1b\\\x1b[?65;4;6;18;22c", Drawing.ITERM),
        (b"\x1bP>|foot(1.16.2)\x1b\\\x1b[?62;4;22c", Drawing.SIXEL),
        (b"\x1bP>|Konsole 24.08.1\x1b\\\x1b[?62;1;4c", Drawing.SIXEL),
        (b"\x1bP>|VTE(7802)\x1b\\\x1b[?65;1;9c", Drawing.BLOCKS),
        (b"\x1b[?1;2c", Drawing.BLOCKS),
        (b"\x1b[?64;14;24c", Drawing.BLOCKS),
        (b"", Drawing.BLOCKS),
    ],
)
def test_a_terminal_gets_pictures_in_its_own_way(terminal, answer, how):
    assert drawing_of(terminal(answer), "truecolor", SCREEN) is how


@pytest.mark.parametrize(
    ("environment", "colours"),
    [
        ({**SCREEN, "NO_COLOR": "1"}, "truecolor"),
        (SCREEN, "standard"),
        (SCREEN, "windows"),
        (SCREEN, None),
    ],
)
def test_nothing_is_drawn_where_colours_are_not_wanted_or_too_few(terminal, environment, colours):
    stream = terminal(b"")

    assert drawing_of(stream, colours, environment) is Drawing.NOTHING


def test_nothing_is_drawn_into_a_pipe_or_in_an_encoding_without_blocks(terminal):
    narrow = terminal(b"")
    narrow.reconfigure(encoding="cp1252")

    assert drawing_of(io.StringIO(), "truecolor", SCREEN) is Drawing.NOTHING
    assert drawing_of(narrow, "truecolor", SCREEN) is Drawing.NOTHING


def test_who_may_print_what_it_does_not_know_is_not_asked(terminal):
    stream = terminal(b"")

    assert drawing_of(stream, "256", {"TERM_PROGRAM": "Apple_Terminal"}) is Drawing.BLOCKS
    assert drawing_of(stream, "256", {"TERM": "linux"}) is Drawing.BLOCKS


@pytest.mark.parametrize(
    ("environment", "links"),
    [
        ({}, False),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "linux"}, False),
        ({"TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"TERM": "screen-256color"}, False),
        ({"VTE_VERSION": "7802"}, True),
        ({"VTE_VERSION": "4205"}, False),
        ({"VTE_VERSION": "many"}, False),
        ({"TERM_PROGRAM": "iTerm.app"}, True),
        ({"TERM_PROGRAM": "vscode"}, True),
        ({"TERM": "xterm-kitty"}, True),
        ({"WT_SESSION": "1"}, True),
    ],
)
def test_links_are_made_for_terminals_that_are_known_for_them(environment, links):
    assert shows_links(environment) is links
