"""Opens what rekwiz speaks of, in the person's own browser or viewer, and only when they say so."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from checks.context import Context
from wizard.signing_in.browser import has_browser, has_desktop

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
        return webbrowser.open(address)
    except (webbrowser.Error, OSError):
        return False


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
