"""A role that asks for an MFA code: nothing is resolved, or botocore would ask on the terminal."""

from __future__ import annotations

import shlex

from checks.context import Context
from checks.model import Evidence, Finding, Message, Phrase, Remedy, Severity
from checks.pages import ROLES
from checks.profile import Stated, places_of, profile_in_use, stated
from checks.values_in_use import environment_wins

MFA_CODE_NEEDED = Message(
    code="credentials.mfa-code-needed",
    severity=Severity.UNKNOWN,
    summary="The role of the profile {profile} asks for an MFA code, and a check never asks for"
    " one.",
    why="boto3 keeps no session between two runs, so it would ask for a new code each time, also"
    " where nobody is there to type it.",
    recognised="mfa_serial stands in the profile, or in one that its source_profile leads to.",
    steps=(
        "Get a session first with the command below: it asks for the code and prints three values.",
        "Put the three values into the environment and run rekwiz again in the same terminal.",
        "In CI use credentials that need no MFA code.",
    ),
    raw=("Enter MFA code for arn:aws:iam::…",),
    commands=("aws configure export-credentials --profile {profile} --format env",),
    links=(ROLES,),
)


def code_needed(context: Context) -> Finding | None:
    """The finding, where botocore would come to ask for a code."""
    profile = profile_in_use(context)
    serial = asked_by(context, profile)
    if not serial:
        return None
    steps = tuple(Phrase(step) for step in MFA_CODE_NEEDED.steps)
    command = f"aws configure export-credentials --profile {shlex.quote(profile)} --format env"
    return MFA_CODE_NEEDED.finding(
        Evidence("mfa_serial", serial.value, serial.source),
        location=serial.location,
        remedy=Remedy(steps, (command,), MFA_CODE_NEEDED.links),
        facts={"profile": profile},
    )


def asked_by(context: Context, profile: str) -> Stated | None:
    """What asks for a code, where botocore would come to ask for one: the first mfa_serial along the
    chain of source profiles, where no link is missing."""
    if context.aws.known_keys() or environment_wins(context):
        return None  # a code was typed already, or none is wanted
    seen, found = set[str](), None
    while profile not in seen and stated(context, "role_arn", profile):
        seen.add(profile)
        found = found or stated(context, "mfa_serial", profile)
        source = stated(context, "source_profile", profile)
        if source and not places_of(context, source.value):
            return None  # botocore refuses before it asks
        profile = source.value if source else profile
    return found
