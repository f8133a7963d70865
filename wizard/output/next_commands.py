"""The commands that go on from a finding: its fix, and the page for whoever may mend it."""

from __future__ import annotations

import shlex

from checks.accounts.projects import projects
from checks.fix import Fix
from checks.masking import masked, masked_name
from checks.model import area_of
from checks.permissions.support.grantable import MENDABLE
from checks.principal import principal_of
from checks.scope import Scope
from wizard.output.practice import typed

FOR_ADMIN = "--for-admin"
ANYHOW = Scope()
OF_THE_COMPUTER = ("cli", "sdk")
"""The areas of programs, which are the person's own in a sandbox, too: outside of it they are mended."""


def follow_ups(code: str, fix: Fix | None, identity: str = "", scope: Scope = ANYHOW) -> list[str]:
    """What rekwiz can do about a finding with this fix, best first."""
    commands = [fix_command(code, scope)] if fix else []
    return commands + (
        [fix_command(code, scope, FOR_ADMIN)] if is_handed_over(code, identity) else []
    )


def is_handed_over(code: str, identity: str = "") -> bool:
    """Whether a page for an administrator helps this identity, by its ARN.

    Nothing limits the root user, and nobody stands above the owner of a project.
    """
    who = principal_of(identity)
    is_owner = who.kind == "role" and who.name in projects().roles
    return code in MENDABLE and who.kind != "root" and not is_owner


def fix_command(code: str, scope: Scope, *flags: str) -> str:
    """`rekwiz fix` for a finding, with the profile, Region and requirements that were asked for."""
    required = _required(scope) if code in MENDABLE else []
    required += _photo(scope) if area_of(code) == "detection" else []
    words = ["rekwiz", "fix", code, *flags, *_about(scope), *required]
    return shlex.join(words) if area_of(code) in OF_THE_COMPUTER else typed(words)


def doctor_command(scope: Scope) -> str:
    """`rekwiz doctor` for the same profile, Region and requirements."""
    return typed(["rekwiz", "doctor", *_about(scope), *_required(scope)])


def _about(scope: Scope) -> list[str]:
    asked = {"--profile": scope.profile, "--region": scope.region}
    return [part for flag, name in asked.items() if name for part in (flag, masked_name(name))]


def _photo(scope: Scope) -> list[str]:
    """A fix of a photo is about the one that was named; a person has to name theirs elsewhere."""
    return ["--photo", masked(scope.photo) if scope.photo else "PHOTO"]


def _required(scope: Scope) -> list[str]:
    required = {
        "--require": scope.actions,
        "--resources": scope.resources,
        "--require-policy": scope.policies,
    }
    return [part for flag, names in required.items() if names for part in (flag, *names)]
