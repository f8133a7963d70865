"""What a fault is: a name, a line about it, and a change of the sandbox's world."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from wizard.sandbox.world import World


@dataclass(frozen=True)
class Fault:
    """`name` is the code of the finding that it brings about, `description` one English line.

    `bring_about` is called once, when the account is seeded and before anything is served.
    """

    name: str
    description: str
    bring_about: Callable[[World], None]
