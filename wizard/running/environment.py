"""The environment that rekwiz was given, which is the command's."""

from __future__ import annotations

import os
from pathlib import Path

BY_PYTHON = "LC_CTYPE"
"""Python sets it by itself where the locale is C, and all that it starts would see that (PEP 538)."""


def as_given() -> dict[str, str]:
    """The environment without what this Python has put into it."""
    environment = dict(os.environ)
    if BY_PYTHON in environment and _is_by_python():
        del environment[BY_PYTHON]
    return environment


def _is_by_python() -> bool:
    """By what the system remembers of the start; where it does not, it stays."""
    try:
        given = Path("/proc/self/environ").read_bytes()
    except OSError:
        return False
    return not any(each.startswith(b"LC_CTYPE=") for each in given.split(b"\0"))
