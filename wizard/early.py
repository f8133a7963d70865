"""What the program does with signals before it is loaded: it ends at once, as interrupted."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import NoReturn

INTERRUPTED = 130
"""checks.exits has it, too, and is not loaded yet."""
NAMES = ("SIGINT", "SIGTERM", "SIGHUP")
"""Those that there are: Windows has no SIGHUP."""


def listen_at_once() -> None:
    """From now on each of them ends the program; what somebody had ignored stays ignored."""
    for name, number in signal.Signals.__members__.items():
        if name in NAMES and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, leave)


def leave(*_: object) -> NoReturn:
    """Ends at once: so early nothing is written and nothing started.

    Without an exception, for an import may lose one on its way, or wrap it in another.
    """
    os._exit(INTERRUPTED)
