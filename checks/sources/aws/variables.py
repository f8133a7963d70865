"""The variables that the installed botocore reads, by its own table."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache


@cache
def read_by_botocore() -> frozenset[str]:
    """The names in `Session.SESSION_VARIABLES` (botocore/session.py): the second part of each entry."""
    return frozenset(_names())


def _names() -> Iterator[str]:
    from botocore.session import Session

    for _, named, *_ in Session.SESSION_VARIABLES.values():
        match named:
            case str():
                yield named
            case list():
                yield from named
