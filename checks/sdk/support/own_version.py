"""Whether another Python's boto3 is older than the one that rekwiz brings."""

from __future__ import annotations

import re

from checks.sources.local.pythons import Python

NUMBERS = re.compile(r"\d+")


def is_older(python: Python) -> bool:
    """Whether that boto3 is older than the one that rekwiz brings: only then is its age a reason."""
    theirs = python.numbers_of("boto3")
    return bool(theirs) and theirs < tuple(map(int, NUMBERS.findall(own_version())[:3]))


def own_version() -> str:
    from importlib.metadata import version

    return version("boto3")
