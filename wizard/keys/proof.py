"""A key that is asked for until AWS takes it: one that is not proved is never given on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import Enum, auto
from functools import partial
from pathlib import Path

from msgspec import Struct

from checks.context import Context
from checks.geography.names import DEFAULT_REGION
from checks.identity.account import UNEXPECTED_ACCOUNT
from checks.masking import mask_key_id
from checks.model import Evidence, Phrase
from checks.patience import NoAnswer
from checks.profile import resolved_region
from checks.sources.aws.ask import Aws, Settings
from checks.sources.aws.partitions import partition_of, region_names
from checks.sources.aws.sessions import Keys
from wizard.account.key_proof import PATIENCE, Proved, prove
from wizard.conversation import boxes
from wizard.conversation.findings import show_finding
from wizard.conversation.protocol import Choice, Conversation, Question, WentBack
from wizard.keys import console_file
from wizard.keys.given import QUESTIONS as KEY_QUESTIONS
from wizard.keys.given import from_file, typed, whole
from wizard.output.marks import Mark


class Source(Enum):
    """Where a person has the key."""

    CSV = auto()
    TYPED = auto()


SOURCE = Question(
    "source",
    Phrase("Where does the key come from?"),
    help=Phrase(
        "The IAM console shows a secret once, when the key is made, and lets you download it as a"
        " .csv file. If you have neither, create a new access key there: your user, Security"
        " credentials."
    ),
    flag="--csv, --secret-from-stdin",
)
TYPED = Choice("typed", Source.TYPED, Phrase("Type or paste the access key ID and the secret"))
ROOT = Question(
    "use_root",
    Phrase("These are the root user's keys. Use them anyway?"),
    help=Phrase("No: then rekwiz asks for another key, and shows how to get one."),
    boxes=(boxes.IAM_USER,),
)
RETRY = Question(
    "retry",
    Phrase("What next?"),
    help=Phrase(
        "Nothing is lost: a refused key is written nowhere. Often it is one letter too few, or the key"
        " of another account."
    ),
    boxes=(boxes.ACCESS_KEY,),
)
AGAIN = Choice("again", True, Phrase("Enter the key again"))
LEAVE = Choice("leave", False, Phrase("Leave; nothing was saved"))
ALL_POWERFUL = Phrase(
    "This key belongs to an administrator: whoever finds it in a file may do everything in the"
    " account. For this an IAM user with the two policies is enough; no administrators' group is"
    " needed. If you can, go back and use the key of such a user."
)
QUESTIONS = (SOURCE, *KEY_QUESTIONS, ROOT, RETRY)


class Wanted(Struct, frozen=True):
    """What is known of the key that is asked for: the pair that stands there now, the ID that most
    likely stays, and the Region where it is proved."""

    context: Context
    stands: Keys | None = None
    known: str = ""
    region: str | None = None


def proved_key(conversation: Conversation, wanted: Wanted) -> Keys | None:
    """A key that AWS takes; None where there is none, and why was said.

    One that AWS refuses is asked for again, and so is one of another account than was stated.
    """
    while True:
        keys = _given(conversation, wanted)
        if keys and is_taken(conversation, keys, wanted):
            return keys
        if not conversation.asks or not conversation.choose(RETRY, (AGAIN, LEAVE), AGAIN.key):
            return None


def root_is_meant(conversation: Conversation) -> bool:
    conversation.show(
        Phrase(
            "The root user may do everything, even close the account, and nothing can limit it. Make"
            " an IAM user and a key of its own instead; rekwiz shows you how."
        ),
        Mark.WARN,
    )
    return conversation.confirm(ROOT, recommended=False)


def who(proved: Proved) -> Phrase:
    return Phrase(
        "AWS knows it: {name}, account {account}", name=proved.name, account=proved.account
    )


def _given(conversation: Conversation, wanted: Wanted) -> Keys | None:
    """The key in the way that the person chooses; going back leads to that choice."""
    found = list(_files(wanted))
    remark = Phrase("no typing mistakes")
    if found:
        remark = Phrase("found {name} in your downloads", name=found[0].name)
    words = Phrase("Read the key file of the IAM console (.csv)")
    choices = (Choice("csv", Source.CSV, words, remark), TYPED)
    recommended = choices[0].key if found else TYPED.key
    while True:
        source = conversation.choose(SOURCE, choices, recommended)
        try:
            match source:
                case Source.CSV:
                    return from_file(conversation, found)
                case Source.TYPED:
                    return typed(conversation, wanted.known)
        except WentBack:
            continue


def _files(wanted: Wanted) -> Iterator[Path]:
    """The key files among the downloads that have another pair than stands there: of the ID that
    stays first, then the newest."""
    try:
        found = console_file.found_in(wanted.context.home)
    except NoAnswer:
        return
    usable: list[tuple[bool, Path]] = []
    for path in found:
        try:
            keys = whole(path)
        except console_file.NotAKeyFile:
            continue
        if keys != wanted.stands:
            usable.append((keys.access_key_id != wanted.known, path))
    yield from (path for _, path in sorted(usable, key=lambda each: each[0]))


def is_taken(conversation: Conversation, keys: Keys, wanted: Wanted) -> bool:
    """Whether AWS takes the key, and it is one that is meant; what speaks against it is said."""
    context = wanted.context
    # AWS passes a new key on within seconds; one that it refused just now has had its time.
    is_old = wanted.stands is not None and keys.access_key_id == wanted.stands.access_key_id
    with conversation.progress(
        Phrase("Asking AWS about {key}…", key=mask_key_id(keys.access_key_id))
    ):
        proved = prove(
            partial(_as_seen_by, wanted=wanted),
            keys,
            lambda aws: replace(context, aws=aws),
            patience=0 if is_old else PATIENCE,
        )
    if not isinstance(proved, Proved):
        show_finding(conversation, proved.finding)
        return False
    if context.account and proved.account != context.account:
        seen = Evidence("account", proved.account, "sts:GetCallerIdentity")
        facts = {"account": proved.account, "expected": context.account}
        show_finding(conversation, UNEXPECTED_ACCOUNT.finding(seen, facts=facts))
        return False
    if proved.is_root and not root_is_meant(conversation):
        return False
    conversation.show(who(proved), Mark.DONE)
    if proved.may_do_everything and not proved.is_root:
        conversation.show(ALL_POWERFUL, Mark.WARN)
    return True


def _as_seen_by(keys: Keys, wanted: Wanted) -> Aws:
    """AWS as these keys see it, by the profile's own way, where there is such a profile.

    In the guide's Region, which every account has switched on, unless another is asked for or belongs
    to another partition.
    """
    context = wanted.context
    profile: str | None = None
    match context.aws.settings():
        case Settings(profile=name, profiles=names) if name in names:
            profile = name
    own = resolved_region(context) or ""
    is_elsewhere = partition_of(own) not in (None, "aws")
    region = wanted.region or context.region or (own if is_elsewhere else DEFAULT_REGION)
    return Aws(profile, region if region in region_names() else DEFAULT_REGION, keys)
