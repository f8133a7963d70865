"""botocore finds credentials for the profile in use."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from checks.context import Context
from checks.credentials.support import credential_process, role, sign_in, source
from checks.credentials.support.code_needed import MFA_CODE_NEEDED, MFA_SERIAL_INVALID, code_needed
from checks.credentials.support.secret_missing import SECRET_MISSING, secret_missing
from checks.fix import Fix
from checks.masking import mask_key_id
from checks.model import Check, Evidence, Finding, Message, Severity
from checks.pages import ACCESS_KEYS, PROVIDERS
from checks.place_remedies import how_to_come_by
from checks.profile import files, profile_in_use, shown
from checks.sources.aws.ask import Keys
from checks.sources.aws.refusal import Kind, Refusal

NONE_FOUND = Message(
    code="credentials.none-found",
    severity=Severity.FAIL,
    summary="botocore finds no credentials for the profile {profile}.",
    why="It looked at the environment, at {credentials} and {config}, and asked this machine for a"
    " role. To call AWS you need an access key, or a way to sign in.",
    recognised="Every credential provider of botocore answered that it has none.",
    steps=(
        "If you have an access key, run rekwiz setup and enter it.",
        "If you have none, open the IAM console, your user, Security credentials, and create one.",
    ),
    raw=("Unable to locate credentials",),
    commands=("rekwiz setup",),
    links=(ACCESS_KEYS, PROVIDERS),
    fix=Fix.ENTER_KEYS,
)
WAYS: tuple[Callable[[Context, Refusal], Finding | None], ...] = (
    secret_missing,
    sign_in.explained,  # by the exception's class, before the words that roles are known by
    role.explained,
    credential_process.explained,
    source.explained,
)
"""Each knows some of botocore's refusals; the last knows all the others."""


def look(context: Context) -> Iterator[Finding | Evidence]:
    if asks := code_needed(context):
        yield asks
        return
    match context.aws.keys():
        case None:
            yield _none_found(context)
        case Keys() as keys:
            yield Evidence("key", mask_key_id(keys.access_key_id), keys.method)
        case Refusal(kind=Kind.AWS | Kind.CONNECTION | Kind.STRANGE):
            return  # there is a source; whether AWS accepts it is a question of its own
        case Refusal() as refusal:
            yield next(filter(None, (way(context, refusal) for way in WAYS)))


def _none_found(context: Context) -> Finding:
    config, credentials = (shown(file.path, context) for file in files(context))
    profile = profile_in_use(context)
    seen = Evidence("credentials", "None", "botocore")
    return NONE_FOUND.finding(
        seen,
        remedy=how_to_come_by(context),
        facts={"profile": profile, "config": config, "credentials": credentials},
    )


CHECK = Check(
    code="credentials.found",
    title="There are credentials",
    look=look,
    messages=(
        NONE_FOUND,
        SECRET_MISSING,
        MFA_CODE_NEEDED,
        MFA_SERIAL_INVALID,
        *role.MESSAGES,
        *sign_in.MESSAGES,
        *credential_process.MESSAGES,
        *source.MESSAGES,
    ),
    needs=("credentials.profile",),
    holds=("{key} ({key_from})",),
)
