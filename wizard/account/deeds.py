"""The changes in IAM that rekwiz makes: a user, its key, a policy on a user or a role.

Operations and their limits: IAM API Reference, CreateUser, AttachUserPolicy, CreateAccessKey; IAM
User Guide, "IAM and AWS STS quotas" (two access keys a user, ten managed policies a user).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime

from checks.model import Phrase
from checks.principal import Principal
from checks.sources.aws.ask import Answer, Aws, Keys
from checks.sources.aws.refusal import Kind as Refuser
from checks.sources.aws.refusal import Refusal
from wizard.account.granting import Deed, Say

UNDO_ATTEMPTS = 5
"""Taking away what is not there does no harm, so it is tried more than once."""


@dataclass
class Made:
    """What a deed made and when, for the deeds after it; the secret never prints."""

    keys: Keys | None = field(default=None, repr=False)
    at: datetime | None = None


def attach(admin: Aws, who: Principal, policy: str) -> Deed:
    """Attaches a policy, named by its ARN, to a user or a role that does not have it."""
    kind = who.kind.capitalize()
    named = {f"{kind}Name": who.name, "PolicyArn": policy}
    on = f"--{who.kind}-name {who.name} --policy-arn {policy}"
    name = policy.rpartition("/")[2]
    return Deed(
        Phrase("attach {policy} to {user}", policy=name, user=who.name),
        lambda say: _refused(admin.tell("iam", f"Attach{kind}Policy", **named)),
        lambda: _undo(admin, f"Detach{kind}Policy", **named),
        f"aws iam attach-{who.kind}-policy {on}",
        (f"aws iam detach-{who.kind}-policy {on}",),
    )


def create_user(admin: Aws, name: str) -> Deed:
    """Makes an IAM user without a password."""
    return Deed(
        Phrase("create the IAM user {user}, without a password for the console", user=name),
        lambda say: _refused(admin.tell("iam", "CreateUser", UserName=name)),
        lambda: _undo(admin, "DeleteUser", UserName=name),
        f"aws iam create-user --user-name {name}",
        (f"aws iam delete-user --user-name {name}",),
    )


def create_key(admin: Aws, name: str, kept: frozenset[str], made: Made) -> Deed:
    """Makes an access key beside those that are `kept`, by their IDs."""

    def do(_say: Say) -> Refusal | None:
        match admin.tell("iam", "CreateAccessKey", UserName=name):
            case Refusal() as refusal:
                return refusal
            case Answer(value={"AccessKey": key}):
                made.keys = Keys(key["AccessKeyId"], key["SecretAccessKey"])
                made.at = datetime.now(UTC)
        return None

    def undo() -> Refusal | None:
        if made.keys:
            return delete(made.keys.access_key_id)
        match admin.tell("iam", "ListAccessKeys", attempts=UNDO_ATTEMPTS, UserName=name):
            case Answer(value={"AccessKeyMetadata": keys}):
                found = [key["AccessKeyId"] for key in keys if key["AccessKeyId"] not in kept]
                if len(found) > 1:  # one of them is somebody else's, and nobody knows which
                    return Refusal(Refuser.AWS, "Ambiguous", "", "iam:DeleteAccessKey")
                return delete(*found) if found else None
            case refusal:
                return refusal

    def delete(key: str) -> Refusal | None:
        return _undo(admin, "DeleteAccessKey", UserName=name, AccessKeyId=key)

    return Deed(
        Phrase("create an access key for {user}", user=name),
        do,
        undo,
        f"aws iam create-access-key --user-name {name}",
        (
            f"aws iam list-access-keys --user-name {name}",
            f"aws iam delete-access-key --user-name {name} --access-key-id ACCESS_KEY_ID",
        ),
    )


def _refused(answer: Answer | Refusal) -> Refusal | None:
    return answer if isinstance(answer, Refusal) else None


def _undo(admin: Aws, operation: str, **parameters: str) -> Refusal | None:
    return _refused(admin.tell("iam", operation, attempts=UNDO_ATTEMPTS, **parameters))
