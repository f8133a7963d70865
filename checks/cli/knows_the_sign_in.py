"""The AWS CLI knows the way in which the profile in use signs in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime

from checks import aws_cli as copies
from checks.aws_cli import Version
from checks.cli.newest_copy_first import AWS_LOGIN_CAME
from checks.cli.support.installers import way_here
from checks.context import Context
from checks.fix import Fix
from checks.model import (
    Check,
    Cost,
    Evidence,
    Finding,
    Message,
    NotApplicable,
    Phrase,
    Remedy,
    Seen,
    Severity,
)
from checks.pages import INSTALLATION, SIGN_IN
from checks.profile import Stated, setting_in_use
from checks.values_in_use import environment_wins

SSO_CAME = Version(2, 0, 0)
SSO_SETTINGS = ("sso_session", "sso_start_url")

TOO_OLD_FOR_LOGIN = Message(
    code="cli.too-old-for-login",
    severity=Severity.FAIL,
    summary="The profile signs in with {command}, which AWS CLI {version} does not know.",
    why="aws login came with AWS CLI 2.32.0, aws sso login with AWS CLI 2. An older one passes "
    "over the profile's setting and finds no credentials.",
    recognised="The profile has login_session and the AWS CLI is older than 2.32.0, or it has SSO "
    "settings and the AWS CLI is version 1.",
    raw=(
        "aws: error: argument command: Invalid choice, valid choices are:",
        "aws: error: argument operation: Invalid choice, valid choices are: get-role-credentials",
    ),
    steps=(
        "Install the current AWS CLI 2 with AWS's installer, then sign in.",
        "Or use access keys in place of this sign-in.",
    ),
    commands=("{command}",),
    links=(INSTALLATION, SIGN_IN),
    fix=Fix.UPDATE_CLI,
    explains=("credentials.sign-in-needed",),
)


def look(context: Context) -> Iterator[Seen]:
    login = setting_in_use(context, "login_session")
    found = (setting_in_use(context, name) for name in SSO_SETTINGS)
    sso = next((setting for setting in found if setting), None)
    version = copies.version_in_use(context)
    if not (login or sso) or environment_wins(context):
        yield NotApplicable(Phrase("The profile in use signs in with neither aws login nor SSO."))
    elif version is None:
        yield NotApplicable(Phrase("No AWS CLI that works was found."))
    elif sso and version < SSO_CAME:
        yield _too_old(sso, "aws sso login", version, _weight(sso, context), context)
    elif login and version < AWS_LOGIN_CAME:
        yield _too_old(login, "aws login", version, Severity.FAIL, context)
    else:
        yield Evidence("version", str(version), "aws --version")


def _too_old(
    setting: Stated, command: str, version: Version, severity: Severity, context: Context
) -> Finding:
    return TOO_OLD_FOR_LOGIN.finding(
        Evidence("setting", setting.key, setting.source),
        Evidence("version", str(version), "aws --version"),
        severity=severity,
        location=setting.location,
        remedy=_remedy(context, command),
        facts={"command": command, "version": str(version)},
    )


def _remedy(context: Context, command: str) -> Remedy:
    way = way_here(context.platform)
    steps = (*way.steps, Phrase("Sign in with {command}.", command=command))
    fix = Fix.UPDATE_CLI if way.is_official else None
    return Remedy(steps, (*way.commands, command), TOO_OLD_FOR_LOGIN.links, fix)


def _weight(sso: Stated, context: Context) -> Severity:
    """While a token from an earlier sign-in is valid, nothing is refused yet."""
    return Severity.WARN if _has_valid_token(sso, context) else Severity.FAIL


def _has_valid_token(sso: Stated, context: Context) -> bool:
    """Whether botocore finds a token of SSO's that has not expired (botocore/tokens.py)."""
    cached = hashlib.sha1(sso.value.encode(), usedforsecurity=False).hexdigest()
    file = context.home / ".aws" / "sso" / "cache" / f"{cached}.json"
    try:
        ends = json.loads(file.read_text("utf-8"))["expiresAt"].replace("UTC", "Z")
        return datetime.fromisoformat(ends) > context.now()
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


CHECK = Check(
    code="cli.knows-the-sign-in",
    title="The AWS CLI knows how the profile signs in",
    look=look,
    messages=(TOO_OLD_FOR_LOGIN,),
    needs=("cli.installed",),
    required=False,
    cost=Cost.PROGRAM,
)
