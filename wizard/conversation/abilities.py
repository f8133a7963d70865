"""What the terminal can do beyond letters and colours: pictures of its own, and links to click."""

from __future__ import annotations

import os
import re
import sys
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import TextIO

from wizard.output.picture import BLOCK, Drawing, Frame

if sys.platform != "win32":
    import fcntl
    import select
    import struct
    import termios
    import tty

ASKS = "\x1b[>0q\x1b[c"
"""XTVERSION, who are you, and DA1, what can you do (invisible-island.net/xterm/ctlseqs). Every terminal
answers the second one, so its answer is the end of waiting for the first."""
ANSWERED = re.compile(rb"\x1b\[\?([\d;]*)c")
CALLED = re.compile(rb"\x1bP>\|([^\x1b\x07]*)")
PATIENCE = 0.4
"""Seconds for an answer that comes over a network, too."""
OF_NAMES = {
    b"kitty": Drawing.KITTY,
    b"ghostty": Drawing.KITTY,
    b"iterm2": Drawing.ITERM,
    b"wezterm": Drawing.ITERM,
    b"mintty": Drawing.ITERM,
}
"""Whose names begin so, in XTVERSION's answer."""
SIXEL = b"4"
"""Among the abilities of DA1's answer."""
NOT_ASKED = ("Apple_Terminal",)
"""TERM_PROGRAM of who has no pictures, and may print what it does not know."""
COLOURS = ("256", "truecolor")
"""rich's names: with sixteen colours a photo is not to be recognised."""
LINKS_BY = ("WT_SESSION", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "WEZTERM_PANE", "DOMTERM")
LINK_PROGRAMS = ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "mintty", "Tabby", "rio")
LINK_TERMS = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "contour", "wezterm")
OLDEST_VTE = 5000
"""VTE 0.50 (gist.github.com/egmontkob/eb114294efbcd5adb1944c9f3cb5feda, "Hyperlinks in terminal
emulators"); an older one prints what it does not know."""
MARGIN, MOST_ROWS, LEAST_ROWS = 6, 24, 8
"""Lines of the screen that a picture leaves, and how high it is."""


def drawing_of(stream: TextIO, colours: str | None, environment: Mapping[str, str]) -> Drawing:
    """How a picture can be shown there: not at all on what is no screen, or where none is wanted."""
    if not stream.isatty() or "NO_COLOR" in environment or colours not in COLOURS:
        return Drawing.NOTHING
    own = _own_pictures(stream, environment)
    if own is not Drawing.NOTHING:
        return own
    try:
        BLOCK.encode(stream.encoding or "ascii")
    except UnicodeEncodeError:
        return Drawing.NOTHING
    return Drawing.BLOCKS


def room_on(stream: TextIO, width: int) -> Frame:
    """For a picture: most of a small screen, and a part of a large one."""
    try:
        lines = os.get_terminal_size(stream.fileno()).lines
    except (OSError, ValueError):
        lines = 24
    rows = max(LEAST_ROWS, min(MOST_ROWS, lines - MARGIN))
    return Frame(width, rows, _cell(stream) or Frame.cell)


def shows_links(environment: Mapping[str, str]) -> bool:
    """Whether OSC 8 makes a link there: by the names of those that are known for it."""
    said = environment.get
    vte = said("VTE_VERSION", "")
    return (
        (vte.isascii() and vte.isdigit() and int(vte[:9]) >= OLDEST_VTE)
        or any(map(said, LINKS_BY))
        or said("TERM_PROGRAM") in LINK_PROGRAMS
        or said("TERM", "").startswith(LINK_TERMS)
    )


def _own_pictures(stream: TextIO, environment: Mapping[str, str]) -> Drawing:
    if environment.get("TERM_PROGRAM") in NOT_ASKED or environment.get("TERM") == "linux":
        return Drawing.NOTHING
    answer = _answer(stream)
    if called := CALLED.search(answer):
        name = called[1].lower()
        for begins, how in OF_NAMES.items():
            if name.startswith(begins):
                return how
    abilities = ANSWERED.search(answer)
    has_sixel = abilities and SIXEL in abilities[1].split(b";")
    return Drawing.SIXEL if has_sixel else Drawing.NOTHING


def _answer(stream: TextIO) -> bytes:
    """What the terminal says of itself; nothing where it keeps silent, or is not to be asked so."""
    if sys.platform == "win32" or not sys.stdin.isatty():
        return b""
    keys, heard = sys.stdin.fileno(), b""
    modes = termios.tcgetattr(keys)
    try:
        tty.setcbreak(keys, termios.TCSANOW)
        stream.write(ASKS)
        stream.flush()
        until = time.monotonic() + PATIENCE
        while not ANSWERED.search(heard) and (left := until - time.monotonic()) > 0:
            if not select.select([keys], [], [], left)[0] or not (more := os.read(keys, 1024)):
                break
            heard += more
    finally:
        with suppress(termios.error):  # the terminal may have been closed
            termios.tcflush(keys, termios.TCIFLUSH)
            termios.tcsetattr(keys, termios.TCSANOW, modes)
    return heard


def _cell(stream: TextIO) -> tuple[int, int] | None:
    """A cell's width and height in pixels, where the terminal says it (tty_ioctl(4), TIOCGWINSZ)."""
    if sys.platform == "win32":
        return None
    try:
        said = fcntl.ioctl(stream.fileno(), termios.TIOCGWINSZ, bytes(8))
    except (OSError, ValueError):
        return None
    rows, columns, width, height = struct.unpack("4H", said)
    return (width // columns, height // rows) if rows and columns and width and height else None
