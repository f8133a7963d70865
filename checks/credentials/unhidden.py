"""No other keys hide the credentials of the profile."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from checks.context import Context
from checks.credentials.support.credential_process import program_of
from checks.credentials.support.keys import is_placeholder, looks_like_id, looks_like_secret
from checks.fix import Fix
from checks.masking import mask_key_id
from checks.model import Check, Cost, Evidence, Finding, Message, Phrase, Severity
from checks.pages import PROCESS
from checks.pages import VARIABLES as PAGE
from checks.profile import (
    ID,
    KEY_SETTINGS,
    PROFILE_VARIABLES,
    SECRET,
    VARIABLES,
    profile_in_use,
    stated,
)
from checks.sources.aws.ask import Answer, Keys
from checks.sources.local.shells import unset_remedy

SHADOWED = Message(
    code="credentials.shadowed-by-environment",
    severity=Severity.WARN,
    summary="The key {used} in the environment hides the key {hidden} of the profile {profile}.",
    why="Keys in the environment go before the files, even before AWS_PROFILE; only --profile goes"
    " before them. Old ones are often left in a terminal or a start-up file.",
    recognised="botocore took the keys from the environment, and the profile in use has others.",
    steps=(
        "If the key of the file is the one you mean, take {names} out of the environment.",
        "If the key of the environment is meant, nothing needs to be done.",
    ),
    raw=("The security token included in the request is invalid",),
    links=(PAGE,),
    explains=(
        "credentials.key-unknown",
        "credentials.secret-rejected",
        "credentials.token-expired",
        "credentials.signature-unreadable",
        "credentials.temporary-key-without-token",
        "identity.unexpected-account",
    ),
)
HELPER_SHADOWED = Message(
    code="credentials.helper-shadowed",
    severity=Severity.WARN,
    summary="The keys in {source} keep the credential_process of the profile {profile} from"
    " running.",
    why="botocore takes keys that stand in the file and then asks no program. Keys from before the"
    " program was set up are as a rule out of date.",
    recognised="The profile in use has both keys of its own and credential_process.",
    steps=(
        "If the program is meant, delete the lines with the keys from {source}.",
        "If the keys are meant, delete the line credential_process.",
    ),
    links=(PROCESS,),
    fix=Fix.REMOVE_OLD_KEYS,
    explains=(
        "credentials.key-unknown",
        "credentials.secret-rejected",
        "credentials.token-expired",
    ),
)


def look(context: Context) -> Iterator[Finding]:
    in_file = stated(context, ID)
    match context.aws.keys():
        case Keys(method="env") as used if in_file and in_file.value != used.access_key_id:
            yield _shadowed(used, in_file.value, context)
        case Keys(method="shared-credentials-file") if in_file:
            if helper := stated(context, "credential_process"):
                yield HELPER_SHADOWED.finding(
                    Evidence(ID, mask_key_id(in_file.value), in_file.source),
                    Evidence("credential_process", program_of(helper), helper.source),
                    location=in_file.location,
                    facts={"profile": profile_in_use(context), "source": in_file.source},
                )


def _shadowed(used: Keys, hidden: str, context: Context) -> Finding:
    names = [name for key in KEY_SETTINGS for name in VARIABLES[key] if name in context.environment]
    away = unset_remedy(names, context.platform, PAGE)
    first, last = (Phrase(step, names=tuple(names)) for step in SHADOWED.steps)
    return SHADOWED.finding(
        Evidence(ID, mask_key_id(used.access_key_id), VARIABLES[ID][0]),
        severity=Severity.INFO if _is_meant(used, context) else None,
        remedy=replace(away, steps=(first, *away.steps, last)),
        facts={
            "used": mask_key_id(used.access_key_id),
            "hidden": mask_key_id(hidden),
            "profile": profile_in_use(context),
            "names": tuple(names),
        },
    )


def _is_meant(used: Keys, context: Context) -> bool:
    """Whether AWS takes the environment's key and no variable asks for a profile."""
    if any(name in context.environment for name in PROFILE_VARIABLES):
        return False
    whole = used.token or used.access_key_id.startswith("AKIA")
    shapes = looks_like_id(used.access_key_id) and looks_like_secret(used.secret.revealed)
    well_formed = shapes and not is_placeholder(used.access_key_id)
    if not (whole and well_formed) or not stated(context, SECRET):
        return False
    return isinstance(context.aws.ask("sts", "GetCallerIdentity"), Answer)


CHECK = Check(
    code="credentials.unhidden",
    title="No other keys hide those of the profile",
    look=look,
    messages=(SHADOWED, HELPER_SHADOWED),
    needs=("credentials.found",),
    cost=Cost.NETWORK,
)
