"""What rekwiz does not know, for a person: lines to paste into an issue."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wizard.formats.text.page import Page
from wizard.output.cells import INDENT, harmless, wrap
from wizard.output.explained import REPORT_IT

if TYPE_CHECKING:
    from wizard.explaining.door import Door


def to_report(door: Door | None, page: Page) -> Iterator[list[str]]:
    """The sentence and, under it, the lines; nothing where there is no door."""
    if door is None:
        return
    yield page.paragraph(page.say(REPORT_IT))
    room = page.look.width - len(INDENT)
    yield [INDENT + line for each in door.lines for line in wrap(harmless(each), room)]
