"""A core dump holds every secret of the memory: rekwiz and what it asks leave none."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

LIMIT = 1
"""Of one byte, and not 0: Linux leaves a dump out that would go to a program (a `core_pattern` that
begins with `|`, as systemd and Ubuntu have it) at that very limit alone; to a file none is written below
a page (fs/coredump.c)."""

if sys.platform != "win32":
    import resource

    _before = resource.getrlimit(resource.RLIMIT_CORE)

    def switch_off() -> None:
        """From now on this process and what it starts leave none, where the system lets us."""
        hard = _before[1]
        _limit(LIMIT if hard else 0, hard)

    @contextmanager
    def given_back() -> Iterator[None]:
        """What is started within is a person's own command and leaves its dump, as without rekwiz."""
        now = resource.getrlimit(resource.RLIMIT_CORE)
        _limit(*_before)
        try:
            yield
        finally:
            _limit(*now)

    def _limit(soft: int, hard: int) -> None:
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_CORE, (soft, hard))

else:

    def switch_off() -> None:
        """Windows knows no such thing."""

    @contextmanager
    def given_back() -> Iterator[None]:
        """Windows knows no such thing."""
        yield
