"""The AWS CLI knows the way in which the profile in use signs in."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import datetime

from checks import aws_cli as copies
from checks.accounts.sign_ins import InUse, Way, way_in_use
from checks.aws_cli import Version
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
from checks.profile import Stated
from checks.sources.aws.ask import Settings

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
    used = _sign_in_of(context)
    version = copies.version_in_use(context)
    if used is None or used.setting is None:
        yield NotApplicable(Phrase("The profile in use signs in with neither aws login nor SSO."))
    elif version is None:
        yield NotApplicable(Phrase("No AWS CLI that works was found."))
    elif tuple(version) < used.sign_in.since:
        yield _too_old(used, used.setting, version, context)
    else:
        yield Evidence("version", str(version), "aws --version")


def _sign_in_of(context: Context) -> InUse | None:
    """The sign-in that is used; None where keys go before it, and where botocore refuses the files."""
    used = way_in_use(context) if isinstance(context.aws.settings(), Settings) else None
    return used if used and used.way is not Way.ACCESS_KEY else None


def _too_old(used: InUse, setting: Stated, version: Version, context: Context) -> Finding:
    return TOO_OLD_FOR_LOGIN.finding(
        Evidence("setting", setting.key, setting.source),
        Evidence("version", str(version), "aws --version"),
        severity=_weight(used, setting, context),
        location=setting.location,
        remedy=_remedy(context, used),
        facts={"command": used.sign_in.signs_in, "version": str(version)},
    )


def _remedy(context: Context, used: InUse) -> Remedy:
    way, command = way_here(context.platform), used.sign_in.command_for(used.profile)
    steps = (*way.steps, Phrase("Sign in with {command}.", command=used.sign_in.signs_in))
    fix = Fix.UPDATE_CLI if way.is_official else None
    return Remedy(steps, (*way.commands, command), TOO_OLD_FOR_LOGIN.links, fix)


def _weight(used: InUse, setting: Stated, context: Context) -> Severity:
    """While a token from an earlier sign-in is valid, nothing is refused yet."""
    is_sso = used.way is Way.IDENTITY_CENTER
    return Severity.WARN if is_sso and _has_valid_token(setting, context) else Severity.FAIL


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
