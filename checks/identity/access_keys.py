"""The access keys of the user who calls: none that is set up here is inactive, and the one in use not old."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

from checks.console_links import USERS
from checks.context import Context
from checks.fix import Fix
from checks.masking import mask_key_id, masked_name
from checks.model import (
    Check,
    Cost,
    Evidence,
    Fact,
    Location,
    Message,
    NotApplicable,
    Phrase,
    Remedy,
    Seen,
    Severity,
)
from checks.pages import ACCESS_KEYS
from checks.principal import principal_of
from checks.profile import ID, files, shown
from checks.sources.aws.ask import Answer, Keys
from checks.values_in_use import keys_in_use

ROTATION = "https://docs.aws.amazon.com/IAM/latest/UserGuide/id-credentials-access-keys-update.html"
MOST_DAYS = 90
"""AWS Config Developer Guide, "access-keys-rotated": maxAccessKeyAge, where nobody says otherwise."""
OPERATION = "iam:ListAccessKeys"

KEY_INACTIVE = Message(
    code="credentials.key-inactive",
    severity=Severity.WARN,
    summary="The profile {profile} has the access key {key}, which is inactive.",
    why="AWS answers to an inactive key as to one that never was: the security token is invalid."
    " Only somebody whose own key works can be told what it is.",
    recognised="iam:ListAccessKeys calls the key inactive, which stands in a shared file. It is one of"
    " the user's who was asked about, and not the key in use.",
    steps=(
        "If it was deactivated because another one took its place, put that one there.",
        "If it was deactivated because somebody may have seen it, delete it in the IAM console.",
        "Else activate it there: your user, tab Security credentials.",
    ),
    links=(USERS, ACCESS_KEYS),
    fix=Fix.ENTER_KEYS,
)
KEY_OLD = Message(
    code="credentials.key-old",
    severity=Severity.INFO,
    summary="The access key {key} of {user} is {days} days old.",
    why="The longer a key lies in a file, in backups and in other programs, the more may have seen it."
    " AWS's own rule (AWS Config, access-keys-rotated) calls it old after {most} days.",
    recognised="iam:ListAccessKeys says when the key in use was made: more than 90 days ago.",
    steps=(
        "Make a second key, put it in the place of the first, and look whether all still works.",
        "Then deactivate the first one, and delete it after some days in which nothing missed it.",
    ),
    links=(ROTATION, USERS),
    fix=Fix.ROTATE_KEY,
)
HIDDEN_KEYS = Phrase("IAM does not let this user look at its own access keys.")
NO_USER = Phrase("Only an IAM user has access keys that IAM could list.")


class Listed(Struct, frozen=True):
    """One of the user's keys, as IAM lists it; `made` is None where IAM does not say."""

    access_key_id: str
    status: str
    made: datetime | None


def look(context: Context) -> Iterator[Seen]:
    who = principal_of(context.caller())
    if who.kind != "user":
        yield NotApplicable(NO_USER)
        return
    match context.aws.ask("iam", "ListAccessKeys"):
        case Answer() as answer:
            listed = listed_in(answer)
        case _:
            yield NotApplicable(HIDDEN_KEYS)
            return
    yield Evidence("access keys", str(len(listed)), OPERATION)
    yield from _old(context, who.name, listed)
    for each in listed:
        if each.status == "Inactive":
            yield from _set_up_here(context, each)


def listed_in(answer: Answer) -> tuple[Listed, ...]:
    """The keys of an answer to ListAccessKeys; what is none is left out."""
    found: list[Listed] = []
    for each in answer.value.get("AccessKeyMetadata") or ():
        match each:
            case {"AccessKeyId": str(access_key_id), "Status": str(status)}:
                made = each.get("CreateDate")
                is_date = isinstance(made, datetime) and made.tzinfo is not None
                found.append(Listed(access_key_id, status, made if is_date else None))
    return tuple(found)


def _old(context: Context, user: str, listed: tuple[Listed, ...]) -> Iterator[Seen]:
    keys = context.aws.keys()
    for each in listed:
        if not isinstance(keys, Keys) or each.access_key_id != keys.access_key_id:
            continue
        days = (context.now() - each.made).days if each.made else 0
        if days <= MOST_DAYS:
            continue
        key = mask_key_id(each.access_key_id)
        seen = Evidence("made", f"{each.made:%Y-%m-%d}", OPERATION)
        facts: dict[str, Fact] = {"key": key, "user": user, "days": days, "most": MOST_DAYS}
        yield KEY_OLD.finding(seen, facts=facts, remedy=_by_hand(context))


def _by_hand(context: Context) -> Remedy | None:
    """Where the key stands in no file, whoever keeps it replaces it."""
    if any(part.in_file for part in keys_in_use(context) if part.key == ID):
        return None
    return Remedy(tuple(map(Phrase, KEY_OLD.steps)), links=KEY_OLD.links)


def _set_up_here(context: Context, key: Listed) -> Iterator[Seen]:
    """Every profile that has the key."""
    hidden = mask_key_id(key.access_key_id)
    for file in files(context):
        for section in file.document.sections() if file.document else ():
            setting = section.setting(ID)
            if setting is None or setting.text != key.access_key_id:
                continue
            name = section.header.removeprefix("profile ").strip()
            yield KEY_INACTIVE.finding(
                Evidence("status", key.status, OPERATION),
                Evidence(ID, hidden, shown(file.path, context)),
                location=Location(str(file.path), setting.line, section.header, ID),
                facts={"profile": masked_name(name), "key": hidden},
            )


CHECK = Check(
    code="identity.access-keys",
    title="The user's access keys are active, and the one in use is not old",
    look=look,
    messages=(KEY_INACTIVE, KEY_OLD),
    needs=("identity.known",),
    required=False,
    cost=Cost.NETWORK,
)
