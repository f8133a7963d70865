"""The changes in IAM that rekwiz makes: a user, its key, a policy on a user or a role.

Operations and their limits: IAM API Reference, CreateUser, AttachUserPolicy, CreateAccessKey; IAM
User Guide, "IAM and AWS STS quotas" (two access keys a user, ten managed policies a user).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

from checks.masking import mask_key_id
from checks.model import Phrase
from checks.principal import Principal
from checks.sources.aws.ask import Answer, Aws
from checks.sources.aws.refusal import Kind as Refuser
from checks.sources.aws.refusal import Refusal
from checks.sources.aws.sessions import Keys
from wizard.account.granting import Deed, Say

UNDO_ATTEMPTS = 5
"""Taking away what is not there does no harm, so it is tried more than once."""


@dataclass(frozen=True)
class NewKey:
    """An access key that was made, and when: AWS may take a while to know it everywhere."""

    keys: Keys = field(repr=False)
    at: datetime


def attach(admin: Aws, who: Principal, policy: str) -> Deed[None, None]:
    """Attaches a policy, named by its ARN, to a user or a role that does not have it."""
    kind = who.kind.capitalize()
    named = {f"{kind}Name": who.name, "PolicyArn": policy}
    on = f"--{who.kind}-name {who.name} --policy-arn {policy}"
    name = policy.rpartition("/")[2]
    return Deed(
        Phrase("attach {policy} to {user}", policy=name, user=who.name),
        f"aws iam attach-{who.kind}-policy {on}",
        (f"aws iam detach-{who.kind}-policy {on}",),
        do=lambda given, say: _do(admin, f"Attach{kind}Policy", **named),
        undo=lambda given, got: _undo(admin, f"Detach{kind}Policy", **named),
    )


def create_user(admin: Aws, name: str) -> Deed[None, None]:
    """Makes an IAM user without a password."""
    return Deed(
        Phrase("create the IAM user {user}, without a password for the console", user=name),
        f"aws iam create-user --user-name {name}",
        (f"aws iam delete-user --user-name {name}",),
        do=lambda given, say: _do(admin, "CreateUser", UserName=name),
        undo=lambda given, got: _undo(admin, "DeleteUser", UserName=name),
    )


def create_key(admin: Aws, name: str, kept: frozenset[str]) -> Deed[None, NewKey]:
    """Makes an access key beside those that are `kept`, by their IDs."""

    def do(given: None, say: Say) -> NewKey | Refusal:
        match admin.tell("iam", "CreateAccessKey", UserName=name):
            case Refusal() as refusal:
                return refusal
            case Answer(value={"AccessKey": key}):
                keys = Keys(key["AccessKeyId"], key["SecretAccessKey"])
                return NewKey(keys, datetime.now(UTC))
        raise AssertionError("CreateAccessKey without a key")

    def undo(given: None, got: NewKey | None) -> Refusal | None:
        found = [got.keys.access_key_id] if got else _keys_beside(admin, name, kept)
        if isinstance(found, Refusal):
            return found
        if len(found) > 1:  # one of them is somebody else's, and nobody knows which
            return Refusal(Refuser.AWS, "Ambiguous", "", "iam:DeleteAccessKey")
        if not found:
            return None
        return _undo(admin, "DeleteAccessKey", UserName=name, AccessKeyId=found[0])

    return Deed(
        Phrase("create an access key for {user}", user=name),
        f"aws iam create-access-key --user-name {name}",
        (
            f"aws iam list-access-keys --user-name {name}",
            f"aws iam delete-access-key --user-name {name} --access-key-id ACCESS_KEY_ID",
        ),
        do=do,
        undo=undo,
    )


def deactivate_key(
    by: Callable[[NewKey], Aws], name: str, access_key_id: str
) -> Deed[NewKey, None]:
    """Makes an access key inactive that a new one stands in for; `by` is whoever still may then."""
    named = {"UserName": name, "AccessKeyId": access_key_id}
    return Deed(
        Phrase("deactivate the old key {key}", key=mask_key_id(access_key_id)),
        f"{_update(name)} --status Inactive",
        (f"aws iam list-access-keys --user-name {name}", f"{_update(name)} --status Active"),
        do=lambda made, say: _do(by(made), "UpdateAccessKey", **named, Status="Inactive"),
        undo=lambda made, got: _undo(by(made), "UpdateAccessKey", **named, Status="Active"),
    )


def delete_key(by: Aws, name: str, access_key_id: str) -> Refusal | None:
    """Deletes an access key for good; what AWS refused. That it is gone already is no refusal."""
    refused = _undo(by, "DeleteAccessKey", UserName=name, AccessKeyId=access_key_id)
    return None if refused and refused.code == "NoSuchEntity" else refused


def deletion(name: str) -> str:
    """The command that does the same."""
    return f"aws iam delete-access-key --user-name {name} --access-key-id ACCESS_KEY_ID"


def _update(name: str) -> str:
    return f"aws iam update-access-key --user-name {name} --access-key-id ACCESS_KEY_ID"


def _keys_beside(admin: Aws, name: str, kept: frozenset[str]) -> list[str] | Refusal:
    """The IDs of the user's keys that are none of the kept ones."""
    match admin.tell("iam", "ListAccessKeys", attempts=UNDO_ATTEMPTS, UserName=name):
        case Refusal() as refusal:
            return refusal
        case Answer(value={"AccessKeyMetadata": keys}):
            return [key["AccessKeyId"] for key in keys if key["AccessKeyId"] not in kept]
    raise AssertionError("ListAccessKeys without a list")


def _do(admin: Aws, operation: str, **parameters: str) -> Refusal | None:
    return _refused(admin.tell("iam", operation, attempts=1, **parameters))


def _undo(admin: Aws, operation: str, **parameters: str) -> Refusal | None:
    return _refused(admin.tell("iam", operation, attempts=UNDO_ATTEMPTS, **parameters))


def _refused(answer: Answer | Refusal) -> Refusal | None:
    return answer if isinstance(answer, Refusal) else None
