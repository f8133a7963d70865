"""The formats of a report, by the name that --format takes: each a pure function of the report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from checks.report import Report
from wizard.languages import Language

FORMATS = ("text", "json")


@dataclass(frozen=True)
class Look:
    """How a format may look: `detail` shows every check, `colour` uses a terminal's colours, in the
    sandbox `practice` says so, `width` is in a terminal's cells."""

    detail: bool = False
    colour: bool = False
    practice: bool = False
    width: int = 80


Render = Callable[[Report, Language, Look], str]


def renderer(name: str) -> Render:
    """The function of one of FORMATS."""
    return import_module(f"wizard.formats.{name}").render


def several(name: str) -> Callable[[list[Report], Language, Look], str]:
    """The function for reports of several profiles at once."""
    return import_module(f"wizard.formats.{name}").render_all
