"""What a fault is: a name, a line about it, and a change of the sandbox's world."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct, field

from wizard.sandbox.account import ADMINISTRATOR
from wizard.sandbox.world import Hook, SignedCall, World


class Fault(Struct, frozen=True):
    """`name` is the code of the finding that it brings about, `description` one English line.

    `bring_about` is called once, when the account is seeded and before anything is served.
    `variants` are further ways to the same finding, asked for as `NAME=VARIANT`.
    """

    name: str
    description: str
    bring_about: Callable[[World], None]
    variants: Mapping[str, Callable[[World], None]] = field(default_factory=dict)


def spare_the_administrator(hook: Hook) -> Hook:
    """`hook` for everybody else: admin plays the console, with which faults can be mended."""

    def spared(call: SignedCall) -> None:
        if call.holder.name != ADMINISTRATOR:
            hook(call)

    return spared
