"""The roles that are to be taken on are named by their ARNs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.context import Context
from checks.model import Check, Message, NotApplicable, Phrase, Seen, Severity
from checks.pages import IDENTIFIERS, ROLES
from checks.profile import Stated, names_in_use, stated
from checks.values_in_use import environment_wins
from checks.web_identity import role_of, web_identity_of

ARN = re.compile(r"arn:aws[\w-]*:iam::\d{12}:role/[\w+=,.@/-]+", re.ASCII)
"""IAM User Guide, "IAM identifiers": no Region, the account's twelve digits, a path before the name."""

ROLE_ARN_INVALID = Message(
    code="credentials.role-arn-invalid",
    severity=Severity.FAIL,
    summary="{value} is not the ARN of a role ({source}).",
    why="A role is named by its whole ARN: {form}. Its bare name, a placeholder in it, the ARN of a"
    " user or of an instance profile, and quotes around it are none.",
    recognised="The value was compared with the form of such an ARN before anything was sent; or STS"
    " refused AssumeRole with ValidationError and calls the ARN invalid.",
    raw=(
        "Invalid length for parameter RoleArn, value: …, valid min length: 20",
        "An error occurred (ValidationError) when calling the AssumeRole operation: … is invalid",
        "An error occurred (ValidationError) when calling the AssumeRoleWithWebIdentity operation:"
        " Request ARN is invalid",
    ),
    steps=(
        "Open the IAM console, Roles, and choose the role: its ARN stands at the top, and can be"
        " copied there.",
        "Write that to {key} in {source}.",
    ),
    commands=("aws iam get-role --role-name NAME --query Role.Arn --output text",),
    links=(ROLES, IDENTIFIERS),
    explains=(
        "network.refused-otherwise",
        "network.not-asked",
        "credentials.source-broken",
        "identity.role-refused",
        "identity.web-identity-refused",
    ),
)
FORM = "arn:aws:iam::111122223333:role/NAME"


def look(context: Context) -> Iterator[Seen]:
    found = [*_of_profiles(context), *_of_token(context)]
    if not found:
        yield NotApplicable(Phrase("No role is to be taken on."))
    for role in dict.fromkeys(found):
        if ARN.fullmatch(role.value):
            yield role.evidence
        else:
            facts = {"value": role.value, "source": role.source, "form": FORM}
            facts["key"] = role.name_there
            yield ROLE_ARN_INVALID.finding(role.evidence, location=role.location, facts=facts)


def _of_profiles(context: Context) -> Iterator[Stated]:
    """Those of the profile in use and of the profiles that it builds on."""
    if not environment_wins(context):
        yield from filter(
            None, (stated(context, "role_arn", each) for each in names_in_use(context))
        )


def _of_token(context: Context) -> Iterator[Stated]:
    """That of a web identity, which a variable may name as well."""
    role = role_of(context) if web_identity_of(context) else None
    if role and not environment_wins(context):
        yield role


CHECK = Check(
    code="credentials.role-arn",
    title="The role is named by its ARN",
    look=look,
    messages=(ROLE_ARN_INVALID,),
    needs=("credentials.profile",),
)
