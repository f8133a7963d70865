"""A sub-command as the list of them has it: its name and what it is for; the rest is loaded when asked."""

from __future__ import annotations

from importlib import import_module

from checks import TYPE_CHECKING
from checks.record import Record

if TYPE_CHECKING:
    from checks.phrase import Phrase
    from wizard.invocation.command import Command


class Listed(Record):
    """Its file is the module of its name in wizard.commands, which exposes COMMAND."""

    name: str
    summary: Phrase

    @property
    def command(self) -> Command:
        """TypeError where the file has none."""
        from wizard.invocation.command import Command

        found: object = import_module(f"wizard.commands.{self.name}").COMMAND
        if not isinstance(found, Command):
            raise TypeError(self.name)
        return found
