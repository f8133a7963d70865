"""The fix `rename-file`: the file has the name under which it is looked for."""

from __future__ import annotations

from pathlib import Path

from checks.context import Context
from checks.fix import Fix
from checks.model import Finding, Phrase
from checks.profile import files, shown
from wizard.conversation.protocol import Conversation
from wizard.mending.plan import DO_THIS, consent
from wizard.mending.plans.places import Renaming
from wizard.writing.kept import Move
from wizard.writing.places import free_name, is_in_the_way

CONSENT = consent(Fix.RENAME_FILE, DO_THIS)
ASKS = (CONSENT,)
ENDING = ".moved-away"


def plan(conversation: Conversation, context: Context, finding: Finding) -> Renaming | None:
    wanted = str(finding.facts.get("file", ""))
    target = next(
        (file.path for file in files(context) if shown(file.path, context) == wanted), None
    )
    if finding.location is None or target is None:
        return None
    source = Path(finding.location.file)
    if target in source.parents:  # it lies in a folder that has its name
        aside = free_name(target, ENDING)
        inside = aside / source.relative_to(target)
        return Renaming((Move(target, aside), Move(inside, target)), CONSENT)
    if is_in_the_way(target):
        conversation.show(Phrase("{file} is there already.", file=wanted))
        return None
    return Renaming((Move(source, target),), CONSENT)
