"""JSON for people and programs: indented, in any script, with nothing that cannot be seen."""

from __future__ import annotations

import json
import re
import unicodedata

from wizard.output.pipelines import unheard
from wizard.output.stdout import escaped

UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
"""Unicode's categories of what controls, turns the direction of writing, is half of a pair, ends a line."""
BEYOND_ASCII = re.compile(r"[^\n -~]")
"""What could be one of them: the reports of hundreds of profiles have megabytes that could not."""


def written(value: object) -> str:
    """The value as JSON, with a newline behind it."""
    text = json.dumps(value, indent=2, ensure_ascii=False)
    return unheard(BEYOND_ASCII.sub(_visible, text), _always) + "\n"


def _visible(found: re.Match[str]) -> str:
    character = found.group()
    return escaped(character) if unicodedata.category(character) in UNSEEN else character


def _always(sign: str) -> str:
    """A sign that JSON has no need to escape."""
    return f"\\u{ord(sign):04x}"
