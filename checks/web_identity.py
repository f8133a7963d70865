"""The web identity that the run signs in with: its role, its token's file, and what the token says."""

from __future__ import annotations

import json
from pathlib import Path

from msgspec import Struct

from checks.context import Context
from checks.model import Evidence
from checks.profile import Stated, stated
from checks.sources.local.web_token import Claims, NoToken, claims_in

FILE_VARIABLE, ROLE_VARIABLE = "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_ROLE_ARN"
NAME_VARIABLE = "AWS_ROLE_SESSION_NAME"


class WebIdentity(Struct, frozen=True):
    """Where the token's file was named, the file, and the role where one is named."""

    named: Stated
    file: Path
    role: str | None

    def claims(self) -> Claims | NoToken:
        return claims_in(self.file)


def web_identity_of(context: Context) -> WebIdentity | None:
    """That of the profile in use, or of the variables, in botocore's order; None without one.

    (botocore/credentials.py, AssumeRoleWithWebIdentityProvider: each setting by the profile where a
    flag names one, else by its variable first.)
    """
    file = _setting(context, "web_identity_token_file", FILE_VARIABLE)
    if file is None or not file.value:
        return None  # an empty name is none to botocore
    role = role_of(context)
    place = context.folder / file.value  # botocore opens it to the letter: nobody fills in ~
    return WebIdentity(file, place, role.value if role else None)


def role_of(context: Context) -> Stated | None:
    """The role that the token is exchanged for, where one is named."""
    return _setting(context, "role_arn", ROLE_VARIABLE)


def session_name_of(context: Context) -> Stated | None:
    """The name that the session of a role is to have, where one is set: a role without a token's file
    takes it from the profile alone (botocore/credentials.py, AssumeRoleProvider)."""
    own = stated(context, "role_session_name")
    if own and web_identity_of(context) is None:
        return own
    return _setting(context, "role_session_name", NAME_VARIABLE)


def _setting(context: Context, key: str, variable: str) -> Stated | None:
    if not context.profile and (value := context.environment.get(variable)):
        return Stated(key, value, variable)
    return stated(context, key)


def evidence_of_claims(identity: WebIdentity, claims: Claims) -> tuple[Evidence, ...]:
    """Issuer, audience, subject and end: they are no secret, the token is."""
    told = {
        "iss": claims.issuer,
        "aud": " ".join(claims.audience),
        "sub": claims.subject,
        "exp": claims.ends.isoformat(timespec="seconds") if claims.ends else "",
    }
    return tuple(Evidence(name, value, str(identity.file)) for name, value in told.items() if value)


def condition_for(claims: Claims) -> str:
    """The condition of a trust policy that this token meets, as JSON to be pasted.

    The keys begin with the issuer without its scheme (IAM User Guide, "Create a role for OpenID
    Connect federation").
    """
    issuer = claims.issuer.removeprefix("https://").rstrip("/")
    held = {f"{issuer}:aud": _one_or_all(claims.audience), f"{issuer}:sub": claims.subject}
    return json.dumps({"Condition": {"StringEquals": held}}, ensure_ascii=False)[1:-1]


def _one_or_all(values: tuple[str, ...]) -> str | list[str]:
    return values[0] if len(values) == 1 else list(values)
