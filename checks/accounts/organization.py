"""What AWS's sentence says of a policy of an organization."""

from __future__ import annotations

import re

from checks.sources.aws.refusal import Refusal

EXPLICIT = re.compile(r"explicit deny in an? service control policy", re.IGNORECASE)
POLICY = re.compile(r"\barn:[\w-]+:organizations::\w*:policy/[\w/-]+")
"""How AWS names the policy at the end of its sentence (Organizations, "ARN formats")."""


def policy_named(words: str) -> str:
    """The ARN of the policy of the organization that AWS's sentence names; empty where it names none."""
    found = POLICY.search(words)
    return found[0] if found else ""


def is_explicit(refusal: Refusal) -> bool:
    """Whether a service control policy has a statement with Deny: a project's policy always has."""
    return EXPLICIT.search(refusal.words) is not None
