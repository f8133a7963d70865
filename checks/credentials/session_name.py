"""The name that the session of a role is to have is one that AWS takes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.context import Context
from checks.fix import Fix
from checks.model import Check, Evidence, Message, NotApplicable, Phrase, Seen, Severity
from checks.pages import ROLES
from checks.profile import Stated, stated
from checks.secrets.gate import shown
from checks.values_in_use import environment_wins
from checks.web_identity import session_name_of, web_identity_of

NAME = re.compile(r"[\w+=,.@-]{2,64}", re.ASCII)
"""sts 2011-06-15, roleSessionNameType."""

SESSION_NAME_INVALID = Message(
    code="credentials.session-name-invalid",
    severity=Severity.FAIL,
    summary="AWS does not take {name} as the name of a role's session ({source}).",
    why="A session's name has 2 to 64 letters, digits and signs out of + = , . @ - _; a blank, a"
    " slash or a Chinese letter is none of them. Pipelines put a branch or a person's name there.",
    recognised="The value was looked at before anything was sent.",
    raw=(
        "1 validation error detected: Value '…' at 'roleSessionName' failed to satisfy constraint:"
        " Member must satisfy regular expression pattern: [\\w+=,.@-]*",
    ),
    steps=("Set it to the name {meant}, or to another of that form.",),
    links=(ROLES,),
    fix=Fix.SET_SESSION_NAME,
    explains=("network.refused-otherwise", "credentials.source-broken"),
)


def look(context: Context) -> Iterator[Seen]:
    found = session_name_of(context)
    if found is None:
        yield NotApplicable(Phrase("No name is set for the session of a role."))
    elif not NAME.fullmatch(found.value):
        facts = {"name": found.value, "source": found.source, "meant": _meant(found.value)}
        seen = Evidence("role_session_name", found.value, found.source)
        weight = None if _is_sent(found, context) else Severity.INFO
        yield SESSION_NAME_INVALID.finding(
            seen, severity=weight, location=found.location, facts=facts
        )


def _is_sent(name: Stated, context: Context) -> bool:
    """Whether a role is taken on under it: keys in the environment go before every role, and the variable
    is read for a web identity alone (botocore/credentials.py, `create_credential_resolver`)."""
    if environment_wins(context):
        return False
    by_profile = name.in_file and stated(context, "role_arn")
    return bool(by_profile or web_identity_of(context))


def _meant(name: str) -> str:
    """The nearest name that AWS takes; of what may not be shown nothing is left in it."""
    if shown(name) != name:
        return "rekwiz"
    fitting = re.sub(r"[^\w+=,.@-]+", "-", name, flags=re.ASCII).strip("-")[:64]
    return fitting if NAME.fullmatch(fitting) else "rekwiz"


CHECK = Check(
    code="credentials.session-name",
    title="AWS takes the name of the role's session",
    look=look,
    messages=(SESSION_NAME_INVALID,),
    needs=("credentials.profile",),
)
