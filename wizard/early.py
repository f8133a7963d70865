"""What the program does with signals before it is loaded: it ends at once, as interrupted.

It needs nothing that has to be loaded itself: `signal` and `typing` take longer than all of this.
"""

import _signal as signal  # type: ignore[import-not-found]  # built in; typeshed has only the other
import os
from time import monotonic

BEGAN = monotonic()
"""What a whole run took is measured from here: Python itself was there, and nothing of rekwiz."""
TYPE_CHECKING = False
"""To type checkers true (PEP 781)."""
if TYPE_CHECKING:
    from typing import NoReturn

INTERRUPTED = 130
"""checks.exits has it, too, and is not loaded yet."""
NAMES = (
    *("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGBREAK", "SIGUSR1", "SIGUSR2", "SIGALRM"),
    *("SIGVTALRM", "SIGPROF", "SIGXCPU", "SIGIO", "SIGPWR", "SIGSTKFLT", "SIGABRT"),
)
"""All that would end the program and leave behind what it had started (signal(7), "Standard signals"),
as far as the system has them: Windows has no SIGHUP, but SIGBREAK, and Ctrl-\\ sends SIGQUIT where
Ctrl-C seems to do nothing."""


def listen_at_once() -> None:
    """From now on each of them ends the program; what somebody had ignored stays ignored."""
    for name, number in vars(signal).items():
        if name in NAMES and signal.getsignal(number) != signal.SIG_IGN:
            signal.signal(number, leave)


def leave(*_: object) -> "NoReturn":
    """Ends at once: so early nothing is written and nothing started.

    Without an exception, for an import may lose one on its way, or wrap it in another.
    """
    os._exit(INTERRUPTED)
