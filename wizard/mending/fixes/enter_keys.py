"""The fix `enter-keys`: a key pair that AWS takes, in the place of the one that it refuses."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce
from pathlib import Path

from checks.context import Context
from checks.credentials.support.keys import complaint_about_id
from checks.fix import Fix
from checks.geography.names import DEFAULT_REGION
from checks.masking import mask_key_id
from checks.model import Finding, Phrase
from checks.profile import profile_in_use, region_in_use, stated
from checks.region.support.mistake_messages import SECRET as KEY_FOR_REGION
from checks.sources.aws.sessions import Keys
from wizard.conversation.protocol import Conversation
from wizard.invocation.region import complaint_about
from wizard.keys.proof import QUESTIONS, Wanted, is_taken, proved_key
from wizard.mending.fixes.set_region import REGION
from wizard.mending.plan import WRITE_THIS, consent
from wizard.mending.plans.keys import place_of_keys
from wizard.mending.plans.lines import with_value
from wizard.mending.plans.settings import Edits, Settings, written
from wizard.writing.profiles import Edit, with_settings

KeyEdits = list[tuple[Path, Edit]]

CONSENT = consent(Fix.ENTER_KEYS, WRITE_THIS)
ASKS = (*QUESTIONS, REGION, CONSENT)
ID_STAYS = (
    "credentials.secret-missing",
    "credentials.secret-rejected",
    "credentials.secret-shape",
    "credentials.same-value-twice",
)
"""What is wrong is the secret, and the ID most likely right."""


def plan(conversation: Conversation, context: Context, finding: Finding) -> Settings | None:
    """Asks for the pair, and has it proved before anything is written."""
    place = place_of_keys(context, finding)
    known = place.access_key_id if finding.code in ID_STAYS else ""
    if complaint_about_id(known):
        known = ""
    wanted = Wanted(context, place.pair, known)
    keys = place.pair if finding.code == KEY_FOR_REGION.code else None
    if keys is None or _was_shown(keys, context) or not is_taken(conversation, keys, wanted):
        keys = proved_key(conversation, wanted)
    if keys is None:
        return None
    edits: KeyEdits = [place.holding(keys)]
    if finding.code == KEY_FOR_REGION.code:
        edits += _with_a_region(conversation, context, finding)
    found = written(_by_file(edits), CONSENT)
    if found is None:
        key = mask_key_id(keys.access_key_id)
        conversation.show(Phrase("The key {key} stands there already, and AWS takes it.", key=key))
    return found


def _was_shown(keys: Keys, context: Context) -> bool:
    """Whether it is this key that stands where the Region belongs, which tools repeat in their texts."""
    region = region_in_use(context)
    return region is None or region.value in (keys.access_key_id, keys.secret.revealed)


def _with_a_region(conversation: Conversation, context: Context, finding: Finding) -> KeyEdits:
    """The answers slipped by a line: what stands for the output format may be the Region."""
    output = stated(context, "output")
    meant = output.value if output and not complaint_about(output.value) else None
    region = conversation.ask(
        REGION, default=meant or DEFAULT_REGION, judge=complaint_about
    ).strip()
    if finding.location is None:
        return [_in_config(context, region=region)]
    edit = Path(finding.location.file), with_value(finding, lambda _: region)
    return [edit, _in_config(context, output="json")] if meant else [edit]


def _in_config(context: Context, **settings: str) -> tuple[Path, Edit]:
    return context.config.path, with_settings(profile_in_use(context), settings)


def _by_file(edits: KeyEdits) -> Edits:
    """The same edits, those of one file one after the other."""
    paths = dict.fromkeys(path for path, _ in edits)
    return [(path, _one_by_one([edit for each, edit in edits if each == path])) for path in paths]


def _one_by_one(edits: Sequence[Edit]) -> Edit:
    return lambda document: reduce(lambda done, edit: edit(done), edits, document)
