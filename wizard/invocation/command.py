"""A sub-command as a record: its options, what it does, and where."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from checks import TYPE_CHECKING
from checks.record import Record
from wizard.invocation.mistaken_region import MistakenRegion
from wizard.invocation.options import Given, Options, filled
from wizard.invocation.prepared import Prepared

if TYPE_CHECKING:
    from wizard.invocation.call import Call
    from wizard.invocation.options import Own


class Sandbox(Enum):
    """What --sandbox means to a command."""

    SAID_FOR_IT = auto()
    """It happens in a set-up that works, once it was said that this is a sandbox."""
    SAID_BY_IT = auto()
    """The same; it says so in its own place."""
    FROM_NOTHING = auto()
    """It begins on a computer where nothing is set up, and says so itself."""
    ITS_OWN = auto()
    """It makes one of its own."""


class Order(Record):
    """A command whose options are known: what is left is the call."""

    prepared: Prepared
    run: Callable[[Call], int]


class Practise(Exception):
    """The person would rather practise first: what is to be done in the sandbox instead."""

    def __init__(self, order: Order) -> None:
        super().__init__("practice")
        self.order = order


class Command(Record):
    """One sub-command. Its options have a type of their own, which only `order` knows."""

    options: type[Options]
    order: Callable[[Given], Order]
    """What is to be done, by what stood on the command line."""
    sandbox: Sandbox
    mistaken_region: MistakenRegion


def nothing_prepared(options: object) -> Prepared:
    return Prepared()


def command(
    options: type[Own],
    run: Callable[[Call, Own], int],
    *,
    sandbox: Sandbox = Sandbox.SAID_FOR_IT,
    mistaken_region: MistakenRegion = MistakenRegion.ENDS_IT,
    prepared: Callable[[Own], Prepared] = nothing_prepared,
) -> Command:
    """The record of a command; `run` gives the exit code, `prepared` what its options answer."""

    def order(given: Given) -> Order:
        own = filled(options, given)
        return Order(prepared(own), lambda call: run(call, own))

    return Command(options, order, sandbox, mistaken_region)
