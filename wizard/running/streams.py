"""The three streams of a command, as rekwiz itself was given them."""

from __future__ import annotations

import os
import sys
from enum import Enum, auto


class Kind(Enum):
    """What stands at a stream's other end."""

    CLOSED = auto()
    """Nothing; what lies there is a stand-in of rekwiz's own, which no command inherits."""
    TERMINAL = auto()
    OTHER = auto()
    """A pipe, a file, a device."""


def kind_of(number: int) -> Kind:
    """Of standard input (0), output (1) or errors (2)."""
    try:
        if sys.platform != "win32" and not os.get_inheritable(number):
            return Kind.CLOSED
        return Kind.TERMINAL if os.isatty(number) else Kind.OTHER
    except OSError:
        return Kind.CLOSED


def lead_to_one_place(number: int, other: int) -> bool:
    """Whether both are one pipe or one file, where the order between them counts (`2>&1`)."""
    if sys.platform == "win32":  # its pipes have no numbers
        return False
    return os.path.sameopenfile(number, other)
