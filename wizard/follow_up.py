"""The commands that go on from a finding: its fix, and the page for whoever may mend it."""

from __future__ import annotations

import shlex

from checks.context import Context
from checks.masking import masked_name
from checks.permissions.actions import ACTION_DENIED, ACTION_UNDECIDED
from checks.permissions.named_policies import POLICY_NOT_ATTACHED
from checks.refused.denials import BY_ENDPOINT_POLICY
from checks.refused.denials import MESSAGES as DENIALS
from wizard.fixes import is_known

ABOUT_ACTIONS = (ACTION_DENIED.code, ACTION_UNDECIDED.code)
ABOUT_POLICIES = (POLICY_NOT_ATTACHED.code,)
"""The findings about what was required, which a run without that would not look for."""
FOR_ADMIN = "--for-admin"
HANDED_OVER = {denial.code for denial in (*DENIALS, BY_ENDPOINT_POLICY)} | {
    *ABOUT_ACTIONS,
    *ABOUT_POLICIES,
}
"""What somebody who may change permissions can mend."""


def follow_ups(code: str, fix: str | None, context: Context | None = None) -> list[str]:
    """What rekwiz can do about a finding with this fix, best first."""
    commands = [fix_command(code, context)] if fix and is_known(fix) else []
    return commands + ([fix_command(code, context, FOR_ADMIN)] if code in HANDED_OVER else [])


def fix_command(code: str, context: Context | None, *flags: str) -> str:
    """`rekwiz fix` for a finding, with the profile, Region and requirements that were asked for."""
    words = ["rekwiz", "fix", code, *flags]
    return shlex.join(words + (_asked_for(code, context) if context else []))


def _asked_for(code: str, context: Context) -> list[str]:
    asked = {"--profile": context.profile, "--region": context.region}
    words = [part for flag, name in asked.items() if name for part in (flag, masked_name(name))]
    lists = {
        "--require": context.actions if code in ABOUT_ACTIONS else (),
        "--resources": context.resources if code in ABOUT_ACTIONS else (),
        "--require-policy": context.policies if code in ABOUT_POLICIES else (),
    }
    return words + [part for flag, names in lists.items() if names for part in (flag, *names)]
