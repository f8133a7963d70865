"""A role that asks for an MFA code: nothing is resolved, or botocore would ask on the terminal."""

from __future__ import annotations

import re
import shlex

from msgspec.structs import replace

from checks.context import Context
from checks.fix import Fix
from checks.model import Evidence, Finding, Message, Phrase, Remedy, Severity
from checks.pages import MFA, ROLES
from checks.profile import Stated, places_of, profile_in_use, stated
from checks.sources.aws.mfa import profile_that_asks
from checks.values_in_use import environment_wins

MFA_CODE_NEEDED = Message(
    code="credentials.mfa-code-needed",
    severity=Severity.UNKNOWN,
    summary="The role of the profile {profile} asks for an MFA code, and a check never asks for"
    " one.",
    why="boto3 keeps no session between two runs, so it would ask for a new code each time, also"
    " where nobody is there to type it.",
    recognised="mfa_serial stands beside the role_arn of the profile, or of one that its source_profile"
    " leads to.",
    steps=(
        "Get a session first with the command below: it asks for the code and prints three values.",
        "Put the three values into the environment and run rekwiz again in the same terminal.",
        "In CI use credentials that need no MFA code.",
    ),
    raw=("Enter MFA code for arn:aws:iam::…",),
    commands=("aws configure export-credentials --profile {profile} --format env",),
    links=(ROLES,),
)


MFA_SERIAL_INVALID = Message(
    code="credentials.mfa-serial-invalid",
    severity=Severity.FAIL,
    summary='mfa_serial is "{value}" ({source}), and no MFA device has such a serial number.',
    why="boto3 and the AWS CLI ask for a code wherever mfa_serial stands beside a role_arn, be it empty."
    " Then AWS takes no such number, whatever code was typed.",
    recognised="mfa_serial stands beside the role_arn of the profile, or of one that its source_profile"
    " leads to, and is no ARN and no serial number of 9 characters or more, as AssumeRole wants it.",
    steps=(
        "If the role asks for no code, delete the line mfa_serial.",
        "Else write the ARN of your MFA device there: the IAM console shows it under your user,"
        " Security credentials.",
    ),
    raw=("Invalid length for parameter SerialNumber, value: …, valid min length: 9",),
    commands=("aws iam list-mfa-devices",),
    links=(MFA, ROLES),
    fix=Fix.REMOVE_SETTING,
)
SERIAL = re.compile(r"[\w+=/:,.@-]{9,256}", re.ASCII)
"""serialNumberType in botocore/data/sts/2011-06-15/service-2.json."""


def code_needed(context: Context) -> Finding | None:
    """The finding, where botocore would come to ask for a code."""
    profile = profile_in_use(context)
    serial = asked_by(context, profile)
    if not serial:
        return None
    if not SERIAL.fullmatch(serial.value):
        return _no_serial(serial)
    steps = tuple(Phrase(step) for step in MFA_CODE_NEEDED.steps)
    command = f"aws configure export-credentials --profile {shlex.quote(profile)} --format env"
    return MFA_CODE_NEEDED.finding(
        Evidence("mfa_serial", serial.value, serial.source),
        location=serial.location,
        remedy=Remedy(steps, (command,), MFA_CODE_NEEDED.links),
        facts={"profile": profile},
    )


def _no_serial(serial: Stated) -> Finding:
    """An empty line can go; one that says something was meant for a device."""
    facts = {"value": serial.shown, "source": serial.source}
    found = MFA_SERIAL_INVALID.finding(serial.evidence, location=serial.location, facts=facts)
    return replace(found, own_remedy=replace(found.remedy, fix=None)) if serial.value else found


def asked_by(context: Context, profile: str) -> Stated | None:
    """What asks for a code, where botocore would come to ask for one."""
    if context.aws.known_keys() or environment_wins(context):
        return None  # a code was typed already, or none is wanted

    def setting(name: str, key: str) -> str | None:
        found = stated(context, key, name)
        return found.value if found else None

    asks = profile_that_asks(profile, setting, lambda name: bool(places_of(context, name)))
    return stated(context, "mfa_serial", asks) if asks else None
