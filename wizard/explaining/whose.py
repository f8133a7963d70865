"""Whose set-up a command used: the profile and the Region that its own words name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct, field

from checks.scope import Scope
from wizard.explaining.in_program import named_in, text_of
from wizard.explaining.unwrapped import Started, programs_in

AWS_CLI = "aws"
_PYTHON = re.compile(r"python[\d.]*w?|py|pypy[\d.]*|ipython[\d.]*")


class Whose(Struct, frozen=True):
    """The profile and the Region by name, and the variables that the command was given of its own:
    None for one that was taken away."""

    scope: Scope
    environment: Mapping[str, str | None] = field(default_factory=dict)


def whose_is(command: Sequence[str], asked: Scope) -> Whose:
    """What was asked of rekwiz; of what was not, what the command says where it says one thing alone.

    rekwiz's own environment, which is the command's too, says the rest where the checks look.
    """
    found = list(_each(command))
    if not found or any(each != found[0] for each in found[1:]):
        return Whose(asked)
    only = found[0]
    scope = Scope(asked.profile or only.scope.profile, asked.region or only.scope.region)
    return Whose(scope, only.environment)


def _each(command: Sequence[str]) -> Iterator[Whose]:
    """Of each program that speaks to AWS."""
    programs = list(programs_in(command))
    speaking = [each for each in programs if _speaks_to_aws(each)]
    for each in speaking or programs[-1:]:
        yield Whose(_scope_of(each), each.environment)


def _speaks_to_aws(started: Started) -> bool:
    return started.program == AWS_CLI or bool(_python(started))


def _python(started: Started) -> tuple[str, ...]:
    """The words of a Python with its program, also of one that is started by its own name."""
    if _PYTHON.fullmatch(started.program):
        return started.words
    return ("python", *started.words) if started.program.endswith(".py") else ()


def _scope_of(started: Started) -> Scope:
    if started.program == AWS_CLI or started.words[1:3] == ("-m", "awscli"):
        return Scope(_value_of("--profile", started.words), _value_of("--region", started.words))
    return Scope(*named_in(text_of(_python(started))))


def _value_of(flag: str, words: Sequence[str]) -> str | None:
    """The last value of a flag, behind it or behind its equals sign."""
    value = None
    for word, after in pairwise((*words, "")):
        if word == flag:
            value = after
        elif word.startswith(f"{flag}="):
            value = word.partition("=")[2]
    return value or None
