"""The words around a walk through a program, the same on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from checks.model import Phrase

if TYPE_CHECKING:
    from wizard.detecting.walk import Explained

TITLE = Phrase("The first program, part by part")
RUNNING = Phrase("How to run it")


def where(each: Explained) -> Phrase:
    """The lines of the program that it is about."""
    first, last = each.part.first, each.part.last
    if first == last:
        return Phrase("line {number}", number=first)
    return Phrase("lines {first} to {last}", first=first, last=last)
