"""Whose set-up a command used: the profile and the Region that its own words name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import PurePath, PureWindowsPath

from checks.scope import Scope

AWS_CLI = ("aws", "aws.exe", "aws.cmd")


def scope_of_command(command: Sequence[str], asked: Scope) -> Scope:
    """What was asked of rekwiz; of what was not, what an `aws …` says (of two the last counts).

    The environment, which is the command's too, says the rest where the checks look.
    """
    program = PureWindowsPath(PurePath(command[0]).name).name.lower()
    if program not in AWS_CLI:
        return asked
    return replace(
        asked,
        profile=asked.profile or _value_of("--profile", command),
        region=asked.region or _value_of("--region", command),
    )


def _value_of(flag: str, words: Sequence[str]) -> str | None:
    """The last value of a flag, behind it or behind its equals sign."""
    value = None
    for word, after in pairwise((*words, "")):
        if word == flag:
            value = after
        elif word.startswith(f"{flag}="):
            value = word.partition("=")[2]
    return value or None
