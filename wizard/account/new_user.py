"""The guide's first chapter done by rekwiz: the IAM user, its two policies, its key, its profile."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, replace

from checks.console_links import in_console
from checks.context import Context
from checks.knowledge.texts.changes import TOO_MANY_KEYS
from checks.model import Phrase
from checks.permissions.policies import GUIDE
from checks.principal import Principal
from checks.profile import profile_in_use, resolved_region
from checks.refusals.reading import findings_of
from checks.sources.aws.ask import Answer, Aws
from checks.sources.aws.refusal import Refusal
from checks.sources.aws.sessions import Keys
from wizard.account.administrator import Administrator, chosen_profile, known_as, others
from wizard.account.deeds import NewKey, attach, create_key, create_user
from wizard.account.granting import Deed, Doing, Failed, Say, show_left, standing, undertake
from wizard.account.key_proof import Proved, prove
from wizard.account.patience import SECONDS, WAITING, until_allowed
from wizard.account.policies import GRANT, missing_of, preview
from wizard.account.refused import end
from wizard.conversation.findings import show_finding
from wizard.conversation.protocol import Conversation, Question
from wizard.errors import NotTaken
from wizard.output.marks import Mark
from wizard.output.paths import shown
from wizard.writing import NotWritten, Written, update
from wizard.writing.backups import take_back
from wizard.writing.profiles import with_keys, without_keys

USER = Question(
    "new_user",
    Phrase("How shall the IAM user be called?"),
    help=Phrase(
        "It is for programs: it has an access key, no password, and only the two policies. If a"
        " user of this name exists, it is used as it is and gets what is missing."
    ),
)
NAME = re.compile(r"[\w+=,.@][\w+=,.@-]{0,63}", re.ASCII)
"""IAM User Guide, "IAM and AWS STS quotas", "IAM name requirements". A hyphen in front, which IAM would
take, makes an option of the name in each command of the AWS CLI."""
MOST_KEYS = 2
STILL_THERE = Phrase(
    "The new key could not be taken out of {file} again ({reason}): profile {profile} still has it. Put"
    " the old file back with: rekwiz undo"
)


@dataclass(frozen=True)
class Found:
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
    entry, proof = _entry(conversation, context), _proof(context, admin)
    preview(conversation, admin, [*before, key, entry, proof])
    if not conversation.agree(GRANT):
        return None

    def work(doing: Doing) -> NewKey:
        for deed in before:
            doing.do(deed, None)
        made = doing.do(key, None)
        doing.do(entry, made)
        doing.do(
            proof, made, end=lambda failed: _unproved(conversation, context, admin, made, failed)
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
    """The new key in the profile that the set-up is for; the file is put back byte for byte."""
    profile, path = profile_in_use(context), context.credentials.path

    def write(made: NewKey, say: Say) -> Written | None:
        outcome = update((path, with_keys(profile, made.keys)))
        return outcome if isinstance(outcome, Written) else None

    def put_back(made: NewKey, written: Written | None) -> None:
        without = without_keys(profile, made.keys)
        if written is None:  # most likely not; but told to stop at its last step it may stand there
            with suppress(NotWritten):
                take_back(Written((path,), ""), without)
            return
        try:
            take_back(written, without)
        except NotWritten as stopped:
            why = stopped.detail or stopped.reason
            said = STILL_THERE.with_(file=shown(path), profile=profile, reason=why)
            conversation.show(said, Mark.FAIL)

    words = Phrase("write the key to {file}, profile {profile}", file=shown(path), profile=profile)
    return Deed(words, do=write, undo=put_back)


def _proof(context: Context, admin: Administrator) -> Deed[NewKey, None]:
    """STS knows the new key, within a minute."""

    def prover(keys: Keys) -> Aws:
        return Aws(region=admin.region, keys=keys)

    def ask(made: NewKey, say: Say) -> Refusal | None:
        proved = prove(
            prover,
            made.keys,
            lambda aws: replace(context, aws=aws),
            patience=SECONDS,
            watch=lambda passed: say(WAITING.with_(count=int(passed), of=SECONDS)),
        )
        return None if isinstance(proved, Proved) else proved.refusal

    words = Phrase("ask AWS whether the key works")
    return Deed(words, do=ask, undo=lambda made, got: None)


def _unproved(
    conversation: Conversation,
    context: Context,
    admin: Administrator,
    made: NewKey,
    failed: Failed,
) -> NotTaken:
    """Says why the new key does not work, and what is left; gives the exception to end with."""
    aws = Aws(region=admin.region, keys=made.keys)
    # Judged by the hour of the key: the minute of patience and the undoing after it make it no older.
    world = replace(context, aws=aws, region=admin.region, granted=made.at, now=lambda: made.at)
    conversation.show(Phrase("The new key could not be proved:"))
    finding = next(iter(findings_of(failed.refusal, world)))
    show_finding(conversation, in_console(finding, admin.partition))
    show_left(conversation, failed.left)
    return NotTaken(standing(admin.account, failed.left))


def _is_without_keys(context: Context) -> bool:
    match context.aws.keys():
        case None:
            return True
        case Refusal(code="ProfileNotFound"):  # it is made with the key
            return True
    return False
