"""IAM shows the guide's two policies on the user, its groups or the role: read, never required."""

from __future__ import annotations

from collections.abc import Iterator

from checks.accounts.sign_ins import Way, sign_in_by, way_in_use
from checks.context import Context
from checks.model import (
    Check,
    Cost,
    Evidence,
    Message,
    NotApplicable,
    Phrase,
    Seen,
    Severity,
    Undecided,
)
from checks.pages import ACCESS_KEYS, COMPROMISED, QUARANTINE
from checks.permissions.support.reading import ENDLESS_LIST, Reading, read
from checks.principal import Principal, principal_of

KEY_QUARANTINED = Message(
    code="permissions.key-quarantined",
    severity=Severity.WARN,
    summary="AWS found a key of {user} published, and has put the user in quarantine.",
    why="AWS searches public repositories for keys and attaches a policy that denies much of what"
    " a thief would do. Others may hold the key already.",
    recognised="The policy {policy} is attached to the user.",
    raw=("AWSCompromisedKeyQuarantine",),
    steps=(
        "Create a new access key, enter it with rekwiz setup, and deactivate the old one.",
        "Take the key out of the repository's history, not only out of its files.",
        "Answer the case that AWS Support opened; then detach the quarantine policy.",
    ),
    commands=("aws iam detach-user-policy --user-name {user} --policy-arn {policy}",),
    links=(COMPROMISED, QUARANTINE, ACCESS_KEYS),
    explains=("permissions.denied-explicitly", "permissions.s3-denied"),
)

GUIDE = ("AmazonRekognitionFullAccess", "AmazonS3ReadOnlyAccess")


def wanted_of(way: Way, who: Principal) -> tuple[str, ...]:
    """The policies that this identity needs: the guide's two, and that of a user who comes by aws login.

    Roles of the console's own sign-ins have its two actions; the root user needs no policy at all (AWS
    CLI User Guide, "Sign in through the AWS CLI").
    """
    own = sign_in_by(way).policy
    return (*GUIDE, own) if own and who.kind == "user" else GUIDE


MARK = "AWSCompromisedKeyQuarantine"
UNREADABLE = Phrase(
    "IAM does not let this identity read its own policies; the calls themselves decide."
)
NO_POLICIES = Phrase("{kind} has no policies of its own that IAM could show.")
OTHERS = Phrase("IAM shows other policies than the guide's two; the calls themselves decide.")


def look(context: Context) -> Iterator[Seen]:
    who = principal_of(context.caller())
    if who.kind not in ("user", "role"):
        yield NotApplicable(NO_POLICIES.with_(kind=who.kind or "?"))
        return
    reading = read(context, who)
    if reading.endless:
        yield Undecided(ENDLESS_LIST.with_(operation=reading.endless))
    elif not reading.attached and reading.is_partial:
        yield NotApplicable(UNREADABLE)
        return
    yield from _shown(reading)
    for policy in reading.attached:
        if policy.name.startswith(MARK):
            seen = Evidence("policy", policy.name, policy.source)
            yield KEY_QUARANTINED.finding(seen, facts={"user": who.name, "policy": policy.arn})
    used = way_in_use(context)
    wanted = wanted_of(used.way if used else Way.ACCESS_KEY, who)
    shown = {policy.arn for policy in reading.attached}
    if not (reading.endless or set(map(who.policy_of_aws, wanted)) <= shown):
        yield NotApplicable(OTHERS)


def _shown(reading: Reading) -> Iterator[Evidence]:
    for policy in (*reading.attached, *reading.inline):
        yield Evidence("policy", policy.name, policy.source)
    if reading.boundary:
        yield Evidence("permissions boundary", reading.boundary, "IAM")


CHECK = Check(
    code="permissions.policies",
    title="IAM shows the guide's two policies",
    look=look,
    messages=(KEY_QUARANTINED,),
    needs=("identity.known",),
    required=False,
    cost=Cost.NETWORK,
    holds=("attached: {policy}",),
)
