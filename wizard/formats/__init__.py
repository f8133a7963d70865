"""The formats of a result, one file or one folder each: pure functions that are told how to look.

A format exposes FORMAT and is found by itself. None asks the file system or the environment, and what
is slow to import each imports inside its functions: the names are wanted at every start.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from checks import TYPE_CHECKING
from checks.packages import modules_of
from checks.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeAlias, TypeVar

    from checks.model import Check
    from checks.region.support.survey import Survey
    from checks.report import Report
    from wizard.detecting.detect import OfPhoto
    from wizard.detecting.walk import Walk
    from wizard.explaining.explanation import Explanations
    from wizard.explaining.failure import Failure
    from wizard.languages import Language
    from wizard.output.look import Look

    R = TypeVar("R")
    Render: TypeAlias = Callable[[R, Language, Look], str]
    Kind: TypeAlias = "Callable[[Format], Render[R] | None]"
    """A kind of result, by where a format has its function for it."""
DEFAULT = "text"
"""The format of a result for which none was asked."""


class Format(Record):
    """One format: a function for each kind of result that it can write."""

    report: Render[Report] | None = None
    reports: Render[Sequence[Report]] | None = None
    detection: Render[Sequence[OfPhoto]] | None = None
    explanations: Render[Explanations] | None = None
    regions: Render[Survey] | None = None
    checks: Render[Sequence[Check]] | None = None
    failure: Render[Failure] | None = None
    program: Render[Walk] | None = None


def _kind(of: Kind[R]) -> Kind[R]:
    """So a type checker knows what result the function of a format is for."""
    return of


REPORT: Kind[Report] = _kind(lambda format: format.report)
REPORTS: Kind[Sequence[Report]] = _kind(lambda format: format.reports)
DETECTION: Kind[Sequence[OfPhoto]] = _kind(lambda format: format.detection)
EXPLANATIONS: Kind[Explanations] = _kind(lambda format: format.explanations)
REGIONS: Kind[Survey] = _kind(lambda format: format.regions)
CHECKS: Kind[Sequence[Check]] = _kind(lambda format: format.checks)
FAILURE: Kind[Failure] = _kind(lambda format: format.failure)
PROGRAM: Kind[Walk] = _kind(lambda format: format.program)


def names_of(kind: Kind[R]) -> tuple[str, ...]:
    """The formats that can write this kind of result: DEFAULT, then the others by name."""
    found = sorted(modules_of(__path__), key=lambda name: (name != DEFAULT, name))
    return tuple(name for name in found if kind(_format(name)))


def renderer(name: str, kind: Kind[R]) -> Render[R]:
    """The function of one of the kind's formats, behind the gate; LookupError for another name."""
    if name not in names_of(kind) or (render := kind(_format(name))) is None:
        raise LookupError(name)
    from checks.secrets.gate import gated  # the names are wanted without it

    write = render
    return lambda result, language, look: write(
        gated(result, aloud=look.aloud and name == DEFAULT), language, look
    )


@cache
def _format(name: str) -> Format:
    found: object = import_module(f"{__name__}.{name}").FORMAT
    if not isinstance(found, Format):
        raise TypeError(f"{__name__}.{name}")
    return found
