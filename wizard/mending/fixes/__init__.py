"""What rekwiz can mend, one file a fix: shown, agreed to, done; then the checks look again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module

from checks.context import Context
from checks.fix import Fix
from checks.model import Finding
from wizard.conversation.protocol import Conversation


@dataclass(frozen=True)
class Mended:
    """That a fix did its work. `granted` is when it changed permissions in AWS, where it did: a refusal
    right after it may be passing."""

    granted: datetime | None = None


Mend = Callable[[Conversation, Context, Finding], Mended | None]
"""Shows what will change, asks, and does it; None where nothing was done."""


def mend_of(fix: Fix) -> Mend:
    """What the fix does: the function `mend` of the file that has its name."""
    module = import_module(f"wizard.mending.fixes.{fix.code.replace('-', '_')}")
    mend: Mend = module.mend
    return mend
