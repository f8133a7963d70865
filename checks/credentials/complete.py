"""Nothing in the profile or the environment is only half there."""

from __future__ import annotations

from collections.abc import Iterator

from checks.context import Context
from checks.fix import Fix
from checks.masking import HIDDEN
from checks.model import Check, Evidence, Finding, Message, Phrase, Severity
from checks.pages import ACCESS_KEYS, ROLES
from checks.profile import (
    ID,
    SECRET,
    of_setting,
    places_in_use,
    profile_in_use,
    stated,
)
from checks.sources.local.shells import unset_remedy

SECRET_ALONE = Message(
    code="credentials.secret-without-key",
    severity=Severity.WARN,
    summary="There is a secret access key without its access key ID in {source}; it is ignored.",
    why="botocore looks for the access key ID first. Where that is missing it goes on in silence,"
    " and"
    " does not say that half of a key is there.",
    recognised="A secret is set, and no access key ID in the same section or the environment.",
    steps=(
        "Add the line aws_access_key_id to {source}, above the secret.",
        "The IAM console shows the ID under your user, Security credentials.",
    ),
    raw=("Unable to locate credentials",),
    links=(ACCESS_KEYS,),
    fix=Fix.ENTER_KEYS,
    explains=("credentials.none-found",),
)
SOURCE_WITHOUT_ROLE = Message(
    code="credentials.source-without-role",
    severity=Severity.WARN,
    summary="The profile {profile} names a source_profile and no role_arn, so it does nothing.",
    why="source_profile says with whose keys a role is taken on. Without a role botocore ignores"
    " it.",
    recognised="The profile in use has source_profile and lacks role_arn.",
    steps=(
        "If you mean a role, add its role_arn to the profile {profile}.",
        "Else use the profile {other} itself: name it in AWS_PROFILE or after --profile.",
    ),
    raw=("Unable to locate credentials",),
    links=(ROLES,),
    explains=("credentials.none-found", "credentials.in-another-profile"),
)
IN_ENVIRONMENT = Phrase(
    "There is a secret access key without its access key ID in the environment; it is ignored."
)
ID_VARIABLE, SECRET_VARIABLE = "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"


def look(context: Context) -> Iterator[Finding]:
    yield from _in_environment(context)
    yield from _in_files(context)
    yield from _source(context)


def _in_environment(context: Context) -> Iterator[Finding]:
    set_here = context.environment.get
    if set_here(SECRET_VARIABLE) and not set_here(ID_VARIABLE):
        yield SECRET_ALONE.finding(
            Evidence(SECRET, HIDDEN, SECRET_VARIABLE),
            remedy=unset_remedy([SECRET_VARIABLE], context.platform, ACCESS_KEYS),
            summary=IN_ENVIRONMENT,
        )


def _in_files(context: Context) -> Iterator[Finding]:
    for place in places_in_use(context):
        secret = place.section.setting(SECRET)
        if secret and not place.section.setting(ID):
            there = of_setting(context, place, secret)
            seen = Evidence(SECRET, HIDDEN, there.source)
            yield SECRET_ALONE.finding(
                seen, location=there.location, facts={"source": there.source}
            )


def _source(context: Context) -> Iterator[Finding]:
    source = stated(context, "source_profile")
    if source and not stated(context, "role_arn"):
        yield SOURCE_WITHOUT_ROLE.finding(
            Evidence("source_profile", source.value, source.source),
            location=source.location,
            facts={"profile": profile_in_use(context), "other": source.value},
        )


CHECK = Check(
    code="credentials.complete",
    title="No credentials are only half there",
    look=look,
    messages=(SECRET_ALONE, SOURCE_WITHOUT_ROLE),
    needs=("credentials.profile",),
)
