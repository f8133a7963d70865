"""The commands that go on from a finding: its fix, and the page for whoever may mend it."""

from __future__ import annotations

import shlex

from checks.context import Context
from checks.identity.principal import principal_of
from checks.masking import masked_name
from checks.permissions.actions import ACTION_DENIED, ACTION_UNDECIDED
from checks.permissions.named_policies import POLICY_NOT_ATTACHED
from checks.refused.denials import (
    BY_ENDPOINT_POLICY,
    BY_LAYER,
    REKOGNITION_DENIED,
    S3_DENIED,
    WITHOUT_REASON,
)
from checks.refused.seen import caller_of
from wizard.fixes import is_known

HANDED_OVER = {
    message.code
    for message in (
        REKOGNITION_DENIED,
        S3_DENIED,
        WITHOUT_REASON,
        ACTION_DENIED,
        ACTION_UNDECIDED,
        POLICY_NOT_ATTACHED,
        *BY_LAYER,
        BY_ENDPOINT_POLICY,
    )
}
"""What somebody who may change permissions can mend."""
FOR_ADMIN = "--for-admin"


def follow_ups(code: str, fix: str | None, context: Context | None = None) -> list[str]:
    """What rekwiz can do about a finding with this fix, best first."""
    commands = [fix_command(code, context)] if fix and is_known(fix) else []
    return commands + (
        [fix_command(code, context, FOR_ADMIN)] if is_handed_over(code, context) else []
    )


def is_handed_over(code: str, context: Context | None = None) -> bool:
    """Whether a page for an administrator helps; nothing limits the root user."""
    return code in HANDED_OVER and not (context and principal_of(caller_of(context)).kind == "root")


def fix_command(code: str, context: Context | None, *flags: str) -> str:
    """`rekwiz fix` for a finding, with the profile, Region and requirements that were asked for."""
    words = ["rekwiz", "fix", code, *flags]
    if context:
        words += _about(context) + (_required(context) if code in HANDED_OVER else [])
    return shlex.join(words)


def doctor_command(context: Context) -> str:
    """`rekwiz doctor` for the same profile, Region and requirements."""
    return shlex.join(["rekwiz", "doctor", *_about(context), *_required(context)])


def _about(context: Context) -> list[str]:
    asked = {"--profile": context.profile, "--region": context.region}
    return [part for flag, name in asked.items() if name for part in (flag, masked_name(name))]


def _required(context: Context) -> list[str]:
    required = {
        "--require": context.actions,
        "--resources": context.resources,
        "--require-policy": context.policies,
    }
    return [part for flag, names in required.items() if names for part in (flag, *names)]
