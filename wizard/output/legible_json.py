"""JSON for people and programs: indented, in any script, with nothing that cannot be seen."""

from __future__ import annotations

import json
import unicodedata

from wizard.output.pipelines import unheard
from wizard.output.stdout import escaped

UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Unicode's categories of what controls, turns the direction of writing, is half of a pair, ends a line."""


def written(value: object) -> str:
    """The value as JSON, with a newline behind it."""
    text = json.dumps(value, indent=2, ensure_ascii=False)
    return unheard("".join(map(_visible, text)), _always) + "\n"


def _visible(character: str) -> str:
    unseen = character != "\n" and unicodedata.category(character) in UNSEEN
    return escaped(character) if unseen else character


def _always(sign: str) -> str:
    """A sign that JSON has no need to escape."""
    return f"\\u{ord(sign):04x}"
