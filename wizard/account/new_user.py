"""The guide's first chapter done by rekwiz: the IAM user, its two policies, its key, its profile."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial

from msgspec import Struct

from checks.console_links import in_console
from checks.context import Context
from checks.knowledge.texts.changes import TOO_MANY_KEYS
from checks.model import Phrase
from checks.permissions.policies import GUIDE
from checks.principal import Principal
from checks.profile import profile_in_use, resolved_region
from checks.sources.aws.ask import Answer
from checks.sources.aws.refusal import Refusal
from wizard.account.administrator import ASKING_IAM, Administrator, chosen_profile, known_as, others
from wizard.account.deeds import NewKey, attach, create_key, create_user
from wizard.account.granting import Deed, Doing, Failed, undertake
from wizard.account.new_key import Places, entry, proof, unproved
from wizard.account.patience import until_allowed
from wizard.account.policies import GRANT, missing_of, preview
from wizard.account.refused import end
from wizard.conversation.findings import show_finding
from wizard.conversation.protocol import Conversation, Question
from wizard.output.marks import Mark
from wizard.output.paths import shown
from wizard.writing import Written
from wizard.writing.profiles import with_keys, without_keys

USER = Question(
    "new_user",
    Phrase("What should the IAM user be called?"),
    help=Phrase(
        "It is for programs: it has an access key, no password, and only the two policies. If a"
        " user of this name exists, it is used as it is and gets what is missing."
    ),
)
NAME = re.compile(r"[\w+=,.@][\w+=,.@-]{0,63}", re.ASCII)
"""IAM User Guide, "IAM and AWS STS quotas", "IAM name requirements". A hyphen in front, which IAM would
take, makes an option of the name in each command of the AWS CLI."""
MOST_KEYS = 2


class Found(Struct, frozen=True):
    """What IAM has of the user already: whether it exists, the IDs of its keys, what it lacks."""

    exists: bool
    keys: frozenset[str]
    missing: tuple[str, ...]


def can_be_made(context: Context) -> bool:
    """Whether there is a profile that could make it, and a new key would be the one in use.

    Another source, such as a role or the environment, would hide what is written.
    """
    profiles = context.administrator or others(context)
    return bool(profiles) and _is_without_keys(context)


def make(conversation: Conversation, context: Context) -> NewKey | None:
    """The new user's keys, in the profile already; None where nothing was made, and why was said.

    Raises NotTaken where AWS refused, NotWritten where the file could not be written; the account
    and the files are then as they were.
    """
    admin = known_as(conversation, chosen_profile(conversation, context, None), context)
    if admin is None:
        return None
    name = conversation.ask(USER, default="rekognition", judge=_complaint).strip()
    who = Principal("user", name, admin.account, admin.partition)
    with conversation.progress(ASKING_IAM.with_(name=who.name)):
        found = _found(context, who, admin)
    if isinstance(found, Refusal):
        raise end(conversation, context, Failed(found), admin, who)
    if found.exists:
        conversation.show(_as_it_is(who, found))
    if len(found.keys) >= MOST_KEYS:
        show_finding(conversation, in_console(TOO_MANY_KEYS.finding(), who.partition))
        return None
    return _made(conversation, context, who, admin, found)


def _complaint(name: str) -> Phrase | None:
    if NAME.fullmatch(name.strip()):
        return None
    return Phrase(
        "A user's name has up to 64 letters, digits and + = , . @ _ -, no blanks, and does not begin"
        " with -."
    )


def _found(context: Context, who: Principal, admin: Administrator) -> Found | Refusal:
    match admin.aws.ask("iam", "GetUser", UserName=who.name):
        case Refusal(code="NoSuchEntity"):
            return Found(False, frozenset(), GUIDE)
        case Refusal() as refusal:
            return refusal
    match admin.aws.ask("iam", "ListAccessKeys", UserName=who.name):
        case Refusal() as refusal:
            return refusal
        case Answer(value={"AccessKeyMetadata": keys}):
            missing = missing_of(context, who, admin)
            ids = frozenset(key["AccessKeyId"] for key in keys)
            return missing if isinstance(missing, Refusal) else Found(True, ids, missing)
    raise AssertionError("ListAccessKeys without a list")


def _made(
    conversation: Conversation, context: Context, who: Principal, admin: Administrator, found: Found
) -> NewKey | None:
    before = [] if found.exists else [create_user(admin.aws, who.name)]
    before += [attach(admin.aws, who, who.policy_of_aws(policy)) for policy in found.missing]
    key = create_key(admin.aws, who.name, found.keys)
    saved, proved = _entry(conversation, context), proof(context, admin)
    preview(conversation, admin, [*before, key, saved, proved])
    if not conversation.agree(GRANT):
        return None

    def work(doing: Doing) -> NewKey:
        for deed in before:
            doing.do(deed, None)
        made = doing.do(key, None)
        doing.do(saved, made)
        doing.do(
            proved, made, end=lambda failed: unproved(conversation, context, admin, made, failed)
        )
        return made

    made = undertake(
        conversation,
        admin.account,
        lambda failed: end(conversation, context, failed, admin, who),
        work,
    )
    conversation.show(
        Phrase("Done: the IAM user {user} and its access key.", user=who.name), Mark.DONE
    )
    somewhere = replace(context, region=resolved_region(context) or admin.region)
    until_allowed(conversation, somewhere, found.missing, keys=made.keys)
    return made


def _as_it_is(who: Principal, found: Found) -> Phrase:
    return Phrase(
        "In account {account} there is a user {user} already, with {count} of at most {most} access"
        " keys. What it has stays as it is.",
        account=who.account,
        user=who.name,
        count=len(found.keys),
        most=MOST_KEYS,
    )


def _entry(conversation: Conversation, context: Context) -> Deed[NewKey, Written | None]:
    """The new key in the profile that the set-up is for."""
    profile, path = profile_in_use(context), context.credentials.path
    words = Phrase("write the key to {file}, profile {profile}", file=shown(path), profile=profile)
    places = Places(profile, (path,), partial(with_keys, profile), partial(without_keys, profile))
    return entry(conversation, words, places)


def _is_without_keys(context: Context) -> bool:
    match context.aws.keys():
        case None:
            return True
        case Refusal(code="ProfileNotFound"):  # it is made with the key
            return True
    return False
