"""botocore's refusals of a profile that takes on a role."""

from __future__ import annotations

from checks.context import Context
from checks.model import Evidence, Finding, Message, Severity
from checks.pages import ROLES
from checks.profile import profile_in_use, stated
from checks.refusals.evidence import words_of
from checks.sources.aws.refusal import Refusal

CHAIN_BROKEN = Message(
    code="credentials.role-chain-broken",
    severity=Severity.FAIL,
    summary="The profile {profile} takes on a role, and the source that it names has no"
    " credentials.",
    why="A role is taken on with the keys of another profile or of this machine. botocore says:"
    " {words}",
    recognised="botocore's words: the source profile does not exist, must have credentials, leads"
    " back to itself, or the credential_source has none.",
    steps=(
        "Look at the lines source_profile and credential_source of the profile {profile}.",
        "Point source_profile at a profile that has keys of its own, or add the keys there.",
    ),
    raw=(
        'The source_profile "…" referenced in the profile "…" does not exist.',
        'The source profile "…" must have credentials.',
        "Infinite loop in credential configuration detected.",
        "No credentials found in credential_source referenced in profile …",
    ),
    links=(ROLES,),
)
SOURCE_UNCLEAR = Message(
    code="credentials.role-source-unclear",
    severity=Severity.FAIL,
    summary="The profile {profile} takes on a role and does not say clearly with whose keys.",
    why="Beside role_arn exactly one of source_profile and credential_source must stand, and"
    " credential_source is Environment, Ec2InstanceMetadata or EcsContainer. botocore says:"
    " {words}",
    recognised="botocore's words: one of the two is missing, both are there, or the"
    " credential_source is not valid.",
    steps=(
        "Open {file} and go to the profile {profile}.",
        "Keep or add exactly one of the two: source_profile with the name of a profile that has"
        " keys, or credential_source.",
    ),
    raw=(
        "Partial credentials found in assume-role, missing: source_profile or credential_source",
        'The profile "…" contains both source_profile and credential_source.',
        'The credential source "…" referenced in profile "…" is not valid.',
    ),
    links=(ROLES,),
)
MESSAGES = (CHAIN_BROKEN, SOURCE_UNCLEAR)
BROKEN = (
    "does not exist",
    "must have credentials",
    "Infinite loop",
    "No credentials found in credential_source",
)
UNCLEAR = ("source_profile or credential_source", "contains both", "credential source")


def explained(context: Context, refusal: Refusal) -> Finding | None:
    """The finding that stands for a refusal about a role; None for all else."""
    role = stated(context, "role_arn")
    if not role:
        return None
    message = _message(refusal)
    if not message:
        return None
    return message.finding(
        Evidence("role_arn", role.value, role.source),
        location=role.location,
        facts={"profile": profile_in_use(context), "words": words_of(refusal), "file": role.source},
    )


def _message(refusal: Refusal) -> Message | None:
    said = refusal.words
    if any(words in said for words in BROKEN) and "sso-session" not in said:
        return CHAIN_BROKEN
    if any(words in said for words in UNCLEAR):
        return SOURCE_UNCLEAR
    return None
