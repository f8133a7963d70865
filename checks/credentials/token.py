"""The session token that is sent belongs to the key."""

from __future__ import annotations

from collections.abc import Iterator

from checks.context import Context
from checks.fix import Fix
from checks.masking import HIDDEN, mask_key_id
from checks.model import Check, Evidence, Finding, Message, Severity
from checks.pages import TEMPORARY
from checks.profile import ID, TOKEN, VARIABLES, Stated
from checks.sources.local.shells import unset_remedy
from checks.values_in_use import keys_in_use

STALE = Message(
    code="credentials.stale-token",
    severity=Severity.WARN,
    summary="An old session token in {source} is sent along with the key {key}.",
    why="A permanent key, which begins with AKIA, has no session token. aws configure changes the"
    " key"
    " and, before AWS CLI 2.36, leaves the old token in its place; AWS then refuses both together.",
    recognised="An AKIA key and a token come from one place, or AWS_SESSION_TOKEN and"
    " AWS_SECURITY_TOKEN are both set and differ.",
    steps=(
        "Open {source} and delete the lines aws_session_token and aws_security_token, where it has"
        " them.",
    ),
    raw=(
        "The security token included in the request is invalid",
        "The security token included in the request is expired",
    ),
    links=(TEMPORARY,),
    fix=Fix.REMOVE_STALE_TOKEN,
    explains=("credentials.key-unknown", "credentials.token-expired"),
)


def look(context: Context) -> Iterator[Finding]:
    parts = {part.key: part for part in keys_in_use(context)}
    key, token = parts.get(ID), parts.get(TOKEN)
    if not key or not token or not token.value or token.source == "explicit":
        return
    if key.value.startswith("AKIA") or (not token.in_file and _two_tokens(context)):
        yield _stale(key, token, context)


def _two_tokens(context: Context) -> bool:
    tokens = {context.environment.get(name) for name in VARIABLES[TOKEN]} - {None, ""}
    return len(tokens) > 1


def _stale(key: Stated, token: Stated, context: Context) -> Finding:
    names = [name for name in VARIABLES[TOKEN] if name in context.environment]
    if not key.value.startswith("AKIA"):  # it needs a token: the other one
        names = [token.source]
    remedy = None if token.in_file else unset_remedy(names, context.platform, TEMPORARY)
    return STALE.finding(
        Evidence(ID, mask_key_id(key.value), key.source),
        Evidence(TOKEN, HIDDEN, token.source),
        location=token.location,
        remedy=remedy,
        facts={"source": token.source, "key": mask_key_id(key.value)},
    )


CHECK = Check(
    code="credentials.token",
    title="The session token belongs to the key",
    look=look,
    messages=(STALE,),
    needs=("credentials.found",),
)
