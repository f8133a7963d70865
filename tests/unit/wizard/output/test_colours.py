"""One table of colours, for what rich draws and for what is written without it."""

import pytest

from wizard.output.colours import CODES, COLOURS, Colour, coloured
from wizard.output.marks import Mark, Tone


def test_every_mark_and_every_tone_has_its_colour():
    assert set(COLOURS) == {*Mark, *Tone}


@pytest.mark.parametrize("colour", Colour)
def test_a_colour_is_the_same_in_rich_and_by_its_codes(colour):
    from rich.color import ColorSystem
    from rich.style import Style

    by_rich = Style.parse(colour).render("text", color_system=ColorSystem.STANDARD)

    assert by_rich == coloured("text", colour)


def test_only_what_has_no_colour_has_no_codes():
    assert set(Colour) - set(CODES) == {Colour.NONE}
