"""A user's access key replaced by a new one: made, proved, saved, and only then the old one deactivated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from checks.context import Context
from checks.identity.access_keys import Listed, listed_in
from checks.model import Phrase
from checks.principal import Principal
from checks.profile import ID, files, profile_in_use
from checks.refusals.keys import UNKNOWN_ID
from checks.sources.aws.ask import Answer, Aws
from checks.sources.aws.refusal import Refusal
from checks.sources.aws.sessions import Keys
from checks.sources.shared_files import Document
from wizard.account.administrator import Administrator
from wizard.account.deeds import NewKey, create_key, deactivate_key, delete_key
from wizard.account.granting import Change, Deed, Doing, undertake
from wizard.account.new_key import Places, entry, proof, unproved
from wizard.account.refused import end
from wizard.conversation.protocol import Conversation
from wizard.output.paths import shown
from wizard.writing import Written
from wizard.writing.profiles import Edit, with_keys_in


@dataclass(frozen=True)
class Rotation:
    """Whose key is replaced, which one, by whom, and beside which others; `old` is the pair in use.

    Where the key replaces itself, its work ends with it: what comes after is done by the new one.
    """

    context: Context
    who: Principal
    admin: Administrator
    old: Keys = field(repr=False)
    kept: frozenset[str]

    @property
    def is_own(self) -> bool:
        """Whether the key that is replaced signs for it."""
        keys = self.admin.aws.keys()
        return isinstance(keys, Keys) and keys.access_key_id == self.old.access_key_id

    @property
    def files(self) -> tuple[Path, ...]:
        """The shared files that have the old key, in one profile or in several."""
        return tuple(
            file.path for file in files(self.context) if _sections(file.document, self.old)
        )

    def by(self, made: NewKey) -> Aws:
        """Whoever may act once the old key is inactive."""
        return Aws(region=self.admin.region, keys=made.keys) if self.is_own else self.admin.aws

    def changes(self, conversation: Conversation) -> list[Change]:
        """What would be done, in its order."""
        create, proved, saved, gone = self._deeds(conversation)
        return [create, proved, saved, gone]

    def carry_out(self, conversation: Conversation) -> NewKey:
        """The new key, which stands in the files, while the old one is inactive.

        All of it or nothing. Raises NotTaken where AWS refused, NotWritten where a file could not be
        written.
        """
        create, proved, saved, gone = self._deeds(conversation)

        def work(doing: Doing) -> NewKey:
            made = doing.do(create, None)
            doing.do(
                proved,
                made,
                end=lambda failed: unproved(conversation, self.context, self.admin, made, failed),
            )
            doing.do(saved, made)
            doing.do(gone, made)
            return made

        return undertake(
            conversation,
            self.admin.account,
            lambda failed: end(conversation, self.context, failed, self.admin, self.who),
            work,
        )

    def _creation(self) -> Deed[None, NewKey]:
        """A key that was activated again just now may not be known yet: then the new one deletes itself."""
        create = create_key(self.admin.aws, self.who.name, self.kept)

        def undo(given: None, got: NewKey | None) -> Refusal | None:
            refused = create.undo(given, got)
            if got is None or not _is_unknown(refused):
                return refused
            itself = Aws(region=self.admin.region, keys=got.keys)
            return delete_key(itself, self.who.name, got.keys.access_key_id)

        return replace(create, undo=undo)

    def _deeds(
        self, conversation: Conversation
    ) -> tuple[
        Deed[None, NewKey],
        Deed[NewKey, None],
        Deed[NewKey, Written | None],
        Deed[NewKey, None],
    ]:
        names = tuple(map(shown, self.files))
        words = Phrase("put the new key in the place of the old one in {files}", files=names)
        places = Places(
            profile_in_use(self.context),
            self.files,
            partial(_in_its_place, self.old),
            lambda keys: _in_its_place(keys, self.old),
        )
        return (
            self._creation(),
            proof(self.context, self.admin),
            entry(conversation, words, places),
            deactivate_key(self.by, self.who.name, self.old.access_key_id),
        )


def _is_unknown(refusal: Refusal | None) -> bool:
    return refusal is not None and refusal.code in UNKNOWN_ID


def listed(admin: Administrator, who: Principal) -> tuple[Listed, ...] | Refusal:
    """The keys that IAM has of a user."""
    match admin.aws.tell("iam", "ListAccessKeys", UserName=who.name):
        case Refusal() as refusal:
            return refusal
        case Answer() as answer:
            return listed_in(answer)


def _sections(document: Document | None, keys: Keys) -> Sequence[str]:
    """The headers of the sections that have this key."""
    sections = document.sections() if document else ()
    found = (each.header for each in sections if each.values.get(ID) == keys.access_key_id)
    return tuple(dict.fromkeys(found))


def _in_its_place(old: Keys, new: Keys) -> Edit:
    """The new pair wherever the old one stands then."""

    def edit(document: Document) -> Document:
        for header in _sections(document, old):
            document = with_keys_in(header, new)(document)
        return document

    return edit
