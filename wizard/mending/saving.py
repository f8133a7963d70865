"""A change to the shared files with a person's consent: preview, question, write, and again if it moved."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from checks.context import Context
from checks.model import Phrase
from checks.profile import profile_in_use
from wizard.conversation.protocol import Conversation, Kind, Question
from wizard.mending.fixes import Mended
from wizard.writing import Changed, apply, plan
from wizard.writing.profiles import Edit, with_settings

Edits = list[tuple[Path, Edit]]
KEPT = Phrase("Everything else stays to the letter, and a backup is kept (rekwiz undo).")


def in_config(context: Context, settings: Mapping[str, str | None]) -> Edits:
    """The edit that gives the profile in use these settings in `config`."""
    return [(context.config.path, with_settings(profile_in_use(context), settings))]


def save(conversation: Conversation, edits: Edits, question: Question) -> Mended | None:
    """It was written, or stood there already; None without consent. Raises NotWritten where it could
    not be.

    If a file changes between the preview and the write so that something else would be replaced,
    the new preview is shown and asked for.
    """
    planned = plan(*edits)
    while planned.diff:
        conversation.literal(planned.diff, Kind.DIFF)
        conversation.show(KEPT)
        if not conversation.agree(question):
            return None
        match apply(planned):
            case Changed(plan=planned):
                conversation.show(Phrase("The file was changed meanwhile; this is the change now:"))
            case _:
                return Mended()
    return Mended()
