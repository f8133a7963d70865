"""What is set in the terminal goes before the shared files, and would hide what is saved there."""

from __future__ import annotations

from collections.abc import Sequence

from checks.model import Phrase
from wizard.conversation.protocol import Kind
from wizard.mending.here import to_paste
from wizard.output.marks import Mark
from wizard.setup.travel import Travel


def say_what_goes_before_files(travel: Travel, names: Sequence[str], warning: Phrase) -> None:
    """The warning about these variables, and how to take them out of this terminal."""
    travel.conversation.show(warning, Mark.WARN)
    for command in to_paste(names, travel.context):
        travel.conversation.literal(command, Kind.COMMAND)
