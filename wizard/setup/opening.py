"""Opens what rekwiz speaks of, in the person's own browser or viewer, and only when they say so."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from checks.context import Context
from wizard.signing_in.browser import BY_NAME, has_browser, has_desktop

PATIENCE = 5.0
"""Seconds that a desktop's own command for it may take; the viewer itself is not waited for."""
OPENERS = {"darwin": "open", "linux": "xdg-open"}
"""open(1) of macOS; xdg-utils."""


def can_open_page(context: Context) -> bool:
    return has_browser(context)


def can_open_file(context: Context) -> bool:
    """Whether the desktop has a command that opens a file with what the person uses for it."""
    import shutil

    if not has_desktop(context):
        return False
    return context.platform == "win32" or bool(shutil.which(OPENERS.get(context.platform, "")))


def open_page(address: str) -> bool:
    """Whether a browser was told to open it."""
    import webbrowser

    try:
        if os.environ.get(BY_NAME):  # may be one that shows the page in this terminal
            return webbrowser.open(address)
        with _unheard():
            return webbrowser.open(address)
    except (webbrowser.Error, OSError):
        return False


@contextmanager
def _unheard() -> Iterator[None]:
    """A program that is started meanwhile writes nothing between rekwiz's lines: browsers and desktops tell
    of themselves ("Opening in existing browser session."), and webbrowser gives them its own streams."""
    kept = [(number, os.dup(number)) for number in (1, 2)]
    nowhere = os.open(os.devnull, os.O_WRONLY)
    try:
        for number, _ in kept:
            os.dup2(nowhere, number)
        yield
    finally:
        for number, before in kept:
            os.dup2(before, number)
            os.close(before)
        os.close(nowhere)


def open_file(file: Path, platform: str) -> bool:
    """Whether the person's viewer was told to open it."""
    import subprocess

    if sys.platform == "win32":
        os.startfile(file)  # nosec B606  # Windows' own way to open a picture
        return True
    quiet = subprocess.DEVNULL
    try:
        opened = subprocess.run(
            [OPENERS[platform], os.fspath(file)],
            stdin=quiet,
            stdout=quiet,
            stderr=quiet,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, KeyError, subprocess.TimeoutExpired):
        return False
    return opened.returncode == 0
