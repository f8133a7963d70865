"""The guide's first chapter done by rekwiz: the IAM user, its two policies, its key, its profile."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from checks.console_links import in_console
from checks.context import Context
from checks.model import Phrase
from checks.permissions.policies import GUIDE
from checks.principal import Principal
from checks.profile import profile_in_use
from checks.refusals.reading import findings_of
from checks.sources.aws.ask import Answer, Aws, Keys
from checks.sources.aws.refusal import Refusal
from checks.sources.shared_files import Document
from wizard.account.administrator import Administrator, chosen_profile, known_as, others
from wizard.account.deeds import Made, attach, create_key, create_user
from wizard.account.granting import Deed, Failed, Say, carry_out, show_left, standing
from wizard.account.key_proof import Proved, prove
from wizard.account.messages import TOO_MANY_KEYS
from wizard.account.patience import SECONDS, WAITING, until_allowed
from wizard.account.policies import GRANT, missing_of, preview
from wizard.account.refused import end
from wizard.conversation.findings import show_finding
from wizard.conversation.protocol import Conversation, Question
from wizard.errors import NotTaken
from wizard.output.marks import Mark
from wizard.output.paths import shown

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
PROOF = "sts:GetCallerIdentity"
"""The one question of these that the new key puts itself."""
ID, SECRET = "aws_access_key_id", "aws_secret_access_key"


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


def make(conversation: Conversation, context: Context) -> Made | None:
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
) -> Made | None:
    made = Made()
    deeds = [] if found.exists else [create_user(admin.aws, who.name)]
    deeds += [attach(admin.aws, who, who.policy_of_aws(policy)) for policy in found.missing]
    deeds.append(create_key(admin.aws, who.name, found.keys, made))
    deeds.append(_write(conversation, context, made))
    deeds.append(_prove(context, admin, made))
    preview(conversation, admin, deeds)
    if not conversation.confirm(GRANT):
        return None

    def ended(failed: Failed) -> NotTaken:
        if failed.refusal.operation == PROOF:
            return _unproved(conversation, context, failed, admin, made)
        return end(conversation, context, failed, admin, who)

    carry_out(conversation, deeds, admin.account, ended)
    conversation.show(
        Phrase("Done: the IAM user {user} and its access key.", user=who.name), Mark.DONE
    )
    somewhere = replace(context, region=context.target().region or admin.region)
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


def _write(conversation: Conversation, context: Context, made: Made) -> Deed:
    """The new key in the profile that the set-up is for; the file is put back byte for byte."""
    from wizard.writing import NotWritten, Written, update
    from wizard.writing.backups import take_back
    from wizard.writing.reasons import sentence

    profile, path = profile_in_use(context), context.credentials.path
    done: list[Written] = []

    def enter(document: Document) -> Document:
        return document.set(profile, {ID: made.keys.access_key_id, SECRET: made.keys.secret})

    def take_out(document: Document) -> Document:
        now = document.values().get(profile, {}).get(ID)
        is_ours = now == made.keys.access_key_id  # somebody else's new key stays
        return document.set(profile, {ID: None, SECRET: None}) if is_ours else document

    def write(_say: Say) -> None:
        outcome = update((path, enter))
        done.extend([outcome] if isinstance(outcome, Written) else [])

    def put_back() -> None:
        try:
            for each in done:
                take_back(each, take_out)
        except NotWritten as stopped:
            conversation.show(sentence(stopped), Mark.FAIL)

    words = Phrase("write the key to {file}, profile {profile}", file=shown(path), profile=profile)
    return Deed(words, write, put_back)


def _prove(context: Context, admin: Administrator, made: Made) -> Deed:
    """STS knows the new key, within a minute."""

    def prover(keys: Keys) -> Aws:
        return Aws(region=admin.region, keys=keys)

    def ask(say: Say) -> Refusal | None:
        proved = prove(
            prover,
            made.keys,
            lambda aws: replace(context, aws=aws),
            patience=SECONDS,
            watch=lambda passed: say(WAITING.with_(count=int(passed), of=SECONDS)),
        )
        return None if isinstance(proved, Proved) else proved.refusal

    return Deed(Phrase("ask AWS whether the key works"), ask, lambda: None)


def _unproved(
    conversation: Conversation,
    context: Context,
    failed: Failed,
    admin: Administrator,
    made: Made,
) -> NotTaken:
    """Says why the new key does not work, and what is left; gives the exception to end with."""
    aws = Aws(region=admin.region, keys=made.keys)
    world = replace(context, aws=aws, region=admin.region, granted=made.at)
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
