"""The fix `rotate-key`: a second access key takes the place of an old one, which is deactivated."""

from __future__ import annotations

from msgspec import Struct

from checks.console_links import in_console
from checks.context import Context
from checks.fix import Fix
from checks.knowledge.texts.changes import TOO_MANY_KEYS
from checks.masking import mask_key_id
from checks.model import Finding, Phrase
from checks.principal import principal_of
from checks.profile import profile_in_use
from checks.sources.aws.refusal import Refusal
from checks.sources.aws.sessions import Keys
from wizard.account.administrator import ASKING_IAM, PROFILE, chosen_profile, elsewhere, known_as
from wizard.account.deeds import NewKey, delete_key, deletion
from wizard.account.granting import Failed
from wizard.account.new_user import MOST_KEYS
from wizard.account.policies import preview
from wizard.account.refused import end, finding_of
from wizard.account.rotation import Rotation, listed
from wizard.conversation.findings import show_finding
from wizard.conversation.protocol import (
    Conversation,
    Kind,
    MissingAnswer,
    Question,
    WentBack,
)
from wizard.mending.plan import DO_THIS, Done, consent
from wizard.output.marks import Mark

DELETE = Question(
    "delete_old_key",
    Phrase("Delete the old key for good?"),
    help=Phrase(
        "An inactive key can be activated again, should something miss it: another computer, a"
        " pipeline. A deleted one cannot be brought back. AWS advises to wait some days."
    ),
)
CONSENT = consent(Fix.ROTATE_KEY, DO_THIS)
ASKS = (PROFILE, CONSENT, DELETE)


class Rotating(Struct, frozen=True):
    """A plan to replace the key in use."""

    rotation: Rotation
    question: Question = CONSENT

    @property
    def exact(self) -> str:
        return ""

    def show(self, conversation: Conversation) -> None:
        preview(conversation, self.rotation.admin, self.rotation.changes(conversation))
        conversation.show(
            Phrase(
                "Whatever else uses the old key, such as another computer or a pipeline, is refused"
                " from then on."
            ),
            Mark.WARN,
        )

    def do(self, conversation: Conversation) -> Done:
        """NotTaken and NotWritten where it does not take: the account and the files are as before."""
        made = self.rotation.carry_out(conversation)
        key = mask_key_id(made.keys.access_key_id)
        conversation.show(
            Phrase("The new key {key} is in use; the old one is inactive.", key=key), Mark.DONE
        )
        if self._is_deleted(conversation, made):
            conversation.show(
                Phrase(
                    "rekwiz undo would put the deleted key back into the files, where it is of no use."
                ),
                Mark.WARN,
            )
            return Done(made.at)
        conversation.show(
            Phrase(
                "rekwiz undo puts the old key back into the files, and the new one stays in the"
                " account. AWS refuses the old one until it is activated again, in the IAM console or"
                " with keys that work:"
            )
        )
        by_hand = self._by_hand(conversation)
        for command in by_hand:
            conversation.literal(command, Kind.COMMAND)
        return Done(made.at, by_hand=by_hand)

    def _by_hand(self, conversation: Conversation) -> tuple[str, ...]:
        return self.rotation.changes(conversation)[-1].by_hand

    def _is_deleted(self, conversation: Conversation, made: NewKey) -> bool:
        """A consent of its own, which nothing recommends; where AWS refuses, how it is done is said."""
        try:
            if not conversation.confirm(DELETE, recommended=False):
                return False
        except (WentBack, MissingAnswer):
            return False
        rotation = self.rotation
        name = rotation.who.name
        with conversation.progress(Phrase("Deleting the old key…")):
            refused = delete_key(rotation.by(made), name, rotation.old.access_key_id)
        if refused is None:
            return True
        world = rotation.admin.world(rotation.context)
        conversation.show(Phrase("The old key is inactive, and could not be deleted:"), Mark.FAIL)
        show_finding(conversation, finding_of(refused, world, rotation.who))
        conversation.show(Phrase("This would delete it:"))
        conversation.literal(f"aws iam list-access-keys --user-name {name}", Kind.COMMAND)
        conversation.literal(deletion(name), Kind.COMMAND)
        return False


def plan(conversation: Conversation, context: Context, finding: Finding) -> Rotating | None:
    """By the key itself, or by the profile of --admin-profile; None where it cannot be, as was said."""
    who, keys = principal_of(context.caller()), context.aws.keys()
    if not isinstance(keys, Keys) or who.kind != "user":
        return None
    own = profile_in_use(context)
    profile = chosen_profile(conversation, context, own) if context.administrator else own
    admin = known_as(conversation, profile, context)
    if admin is None:
        return None
    if admin.account != who.account:
        conversation.show(elsewhere(admin, who), Mark.FAIL)
        return None
    with conversation.progress(ASKING_IAM.with_(name=who.name)):
        found = listed(admin, who)
    if isinstance(found, Refusal):
        raise end(conversation, context, Failed(found), admin, who)
    if len(found) >= MOST_KEYS:
        show_finding(conversation, in_console(TOO_MANY_KEYS.finding(), who.partition))
        for each in found:
            if each.access_key_id != keys.access_key_id:
                conversation.show(
                    Phrase(
                        "The other key: {key}, {status}",
                        key=mask_key_id(each.access_key_id),
                        status=each.status,
                    )
                )
        return None
    kept = frozenset(each.access_key_id for each in found)
    rotation = Rotation(context, who, admin, keys, kept)
    return Rotating(rotation) if rotation.files else None
