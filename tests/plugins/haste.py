"""How long a thing may take on a computer that is busy with others."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable

WORK = "import argparse, decimal, email.message, http.client, json, ssl"
MOST_SECONDS = 30


def stretched(seconds: float) -> float:
    """What so many seconds at ease are now: by the seconds that a piece of work takes and needs, and by
    how many programs stood in line for each processor within the last minute."""
    began, needed = time.monotonic(), _of_children()
    subprocess.run([sys.executable, "-S", "-c", WORK], check=True, env={})
    now = (time.monotonic() - began) / max(_of_children() - needed, 0.01)
    lately = os.getloadavg()[0] / (os.cpu_count() or 1) if hasattr(os, "getloadavg") else 0.0
    return seconds * max(1.0, now, lately)


def _of_children() -> float:
    spent = os.times()
    return spent.children_user + spent.children_system


def until(holds: Callable[[], object]) -> bool:
    """Whether it comes to hold, for as long as anybody's computer may take."""
    ends = time.monotonic() + MOST_SECONDS
    while not holds():
        if time.monotonic() > ends:
            return False
        time.sleep(0.02)
    return True
