"""Where the home stands in what botocore and rekwiz have loaded, so that a fork of it may have another."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator
from types import FunctionType

PACKAGES = ("boto3", "botocore", "checks", "s3transfer", "wizard")

Moved = Callable[[str], None]


class Homes:
    """Every place that a module, a class or a default took from the home as it was loaded."""

    def __init__(self, home: str) -> None:
        self._moves = list(_moves(home))

    def move(self, home: str) -> None:
        """As if it had been loaded in this one."""
        for each in self._moves:
            each(home)


def _moves(home: str) -> Iterator[Moved]:
    for name, module in list(sys.modules.items()):
        if name.partition(".")[0] not in PACKAGES:
            continue
        yield from _of_names(module, home)
        for held in list(vars(module).values()):
            if inspect.isclass(held) and held.__module__ == name:
                yield from _of_names(held, home)
                for method in vars(held).values():
                    yield from _of_defaults(method, home)
            yield from _of_defaults(held, home)


def _of_names(owner: object, home: str) -> Iterator[Moved]:
    for name, value in list(vars(owner).items()):
        if isinstance(value, str) and value.startswith(home):
            behind = value.removeprefix(home)
            yield lambda now, name=name, behind=behind: setattr(owner, name, now + behind)


def _of_defaults(held: object, home: str) -> Iterator[Moved]:
    if not isinstance(held, FunctionType):
        return
    if any(isinstance(value, str) and value.startswith(home) for value in held.__defaults__ or ()):
        before = held.__defaults__ or ()

        def move(now: str) -> None:
            held.__defaults__ = tuple(
                now + value.removeprefix(home)
                if isinstance(value, str) and value.startswith(home)
                else value
                for value in before
            )

        yield move
