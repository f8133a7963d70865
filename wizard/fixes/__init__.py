"""What rekwiz can mend, one file a fix: shown, agreed to, done; then the checks look again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pkgutil import iter_modules

from checks.context import Context
from checks.model import Finding
from wizard.conversation import Conversation


@dataclass(frozen=True)
class Mended:
    """That a fix did its work. `granted` is when it changed permissions in AWS, where it did: a refusal
    right after it may be passing."""

    granted: datetime | None = None


@dataclass(frozen=True)
class Fix:
    """One way to mend a finding. `name` is the one in its message.

    `safe`: there is one right result and nothing of use is lost, so `--yes` may do it. `mend` shows
    what will change, asks, and does it; it gives None where nothing was done.
    """

    name: str
    safe: bool
    mend: Callable[[Conversation, Context, Finding], Mended | None]


def is_known(name: str) -> bool:
    """Whether rekwiz can do it; finds out without loading it."""
    return name.replace("-", "_") in {found.name for found in iter_modules(__path__)}


def named(name: str | None) -> Fix | None:
    """The fix of a finding's message, or None where a person has to do it."""
    if not name or not is_known(name):
        return None
    return getattr(import_module(f"wizard.fixes.{name.replace('-', '_')}"), "FIX", None)
