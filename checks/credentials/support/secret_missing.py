"""botocore's refusal of an access key ID without its secret."""

from __future__ import annotations

from checks.context import Context
from checks.fix import Fix
from checks.model import Evidence, Finding, Location, Message, Phrase, Remedy, Severity
from checks.pages import ACCESS_KEYS
from checks.profile import ID, SECRET, Stated, profile_in_use, stated
from checks.sources.aws.refusal import Refusal
from checks.sources.local.shells import unset_remedy

SECRET_MISSING = Message(
    code="credentials.secret-missing",
    severity=Severity.FAIL,
    summary="There is an access key ID without its secret access key in {source}.",
    why="botocore takes the first place that has an access key ID. Where the secret is missing or"
    " empty there, it stops, and looks at no other place.",
    recognised="botocore raises PartialCredentialsError and names the missing part.",
    steps=(
        "Add the line aws_secret_access_key to {source}, below the access key ID.",
        "If you no longer have the secret, create a new access key: AWS shows a secret only once.",
    ),
    raw=(
        "Partial credentials found in shared-credentials-file, missing: aws_secret_access_key",
        "Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY",
    ),
    links=(ACCESS_KEYS,),
    fix=Fix.ENTER_KEYS,
)
IN_ENVIRONMENT = Phrase(
    "There is an access key ID without its secret access key in the environment."
)
ID_VARIABLE = "AWS_ACCESS_KEY_ID"


def secret_missing(context: Context, refusal: Refusal) -> Finding | None:
    """The finding that stands for a PartialCredentialsError about a key; None for all else."""
    if refusal.code != "PartialCredentialsError" or "source_profile" in refusal.words:
        return None
    if "found in env" in refusal.words:
        seen = Evidence(SECRET, "None", "AWS_SECRET_ACCESS_KEY")
        return SECRET_MISSING.finding(seen, summary=IN_ENVIRONMENT, remedy=_remedy(context))
    key = stated(context, ID) or Stated(ID, "", profile_in_use(context))
    where = key.location and Location(
        key.location.file, key.location.line, key.location.section, SECRET
    )
    return SECRET_MISSING.finding(
        Evidence(SECRET, "None", key.source), location=where, facts={"source": key.source}
    )


def _remedy(context: Context) -> Remedy:
    """The variables are mended by the person: the key set whole, or taken away."""
    away = unset_remedy([ID_VARIABLE], context.platform)
    whole = Phrase("To use this key, set AWS_SECRET_ACCESS_KEY too; else take the key away.")
    return Remedy((whole, *away.steps), away.commands, (ACCESS_KEYS,))
