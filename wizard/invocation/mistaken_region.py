"""What becomes of a command whose --region cannot be right."""

from __future__ import annotations

from enum import Enum, auto


class MistakenRegion(Enum):
    """Whether it begins all the same."""

    ENDS_IT = auto()
    IS_REPORTED = auto()
    """Its report names the mistake."""
