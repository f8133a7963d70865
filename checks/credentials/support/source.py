"""botocore's refusals that speak of another source of credentials: a variable, a container, any."""

from __future__ import annotations

from checks.context import Context
from checks.model import Evidence, Finding, Message, Severity
from checks.pages import CONTAINER, PROVIDERS, WEB_IDENTITY
from checks.profile import stated
from checks.refusals.evidence import words_of
from checks.sources.aws.refusal import Refusal
from checks.sources.local.shells import unset_remedy

LEFTOVER = Message(
    code="credentials.leftover-source-variable",
    severity=Severity.FAIL,
    summary="{name} names a source of credentials that is not there: {value}.",
    why="CI systems and containers set such variables for their own jobs. Outside of them botocore"
    " asks that source all the same, and stops when it does not answer.",
    recognised="The token file that the variable names does not exist, or the container's address"
    " is out of reach or not allowed.",
    steps=("Take {name} away, unless this computer is meant to use it.",),
    raw=(
        "[Errno 2] No such file or directory: …",
        "Error when retrieving credentials from container-role: …",
        "Unsupported host '…'.  Can only retrieve metadata from a loopback address",
    ),
    links=(WEB_IDENTITY, CONTAINER),
)
BROKEN = Message(
    code="credentials.source-broken",
    severity=Severity.FAIL,
    summary="The source of the credentials failed with {code}.",
    why="botocore found a place that should hand out credentials, that place failed, and botocore"
    " looks no further. It says: {words}",
    recognised="botocore refused with {code}, and no more exact finding covers its words.",
    steps=(
        "Follow these words; they are those of the source itself: {words}",
        "If you did not mean to use that source, take its settings out of the profile.",
    ),
    raw=("Error when retrieving credentials from …",),
    links=(PROVIDERS,),
)
MESSAGES = (LEFTOVER, BROKEN)
TOKEN_FILE = "AWS_WEB_IDENTITY_TOKEN_FILE"
CONTAINER_VARIABLES = (
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
)
CONTAINER_WORDS = ("container-role", "EcsContainer", "Unsupported host", "container metadata")


def explained(context: Context, refusal: Refusal) -> Finding:
    """The finding that stands for any refusal: the most exact one."""
    return _leftover(context, refusal) or BROKEN.finding(
        Evidence("error", refusal.code, "botocore"),
        facts={"words": words_of(refusal), "code": refusal.code},
    )


def _leftover(context: Context, refusal: Refusal) -> Finding | None:
    if refusal.code == "PermissionError":
        return None  # the file is there; who may not read it is told by the check of token files
    token_file = context.environment.get(TOKEN_FILE)
    if token_file and token_file in refusal.words:
        names = [TOKEN_FILE, *(["AWS_ROLE_ARN"] if "AWS_ROLE_ARN" in context.environment else [])]
        return _of_variables(context, token_file, names)
    if any(words in refusal.words for words in CONTAINER_WORDS):
        names = [name for name in CONTAINER_VARIABLES if context.environment.get(name)]
        return _of_variables(context, context.environment[names[0]], names) if names else None
    return _of_setting(context, refusal)


def _of_variables(context: Context, value: str, names: list[str]) -> Finding:
    return LEFTOVER.finding(
        Evidence(names[0], value, names[0]),
        remedy=unset_remedy(names, context.platform, *LEFTOVER.links),
        facts={"name": names[0], "value": value},
    )


def _of_setting(context: Context, refusal: Refusal) -> Finding | None:
    setting = stated(context, "web_identity_token_file")
    if not setting or setting.value not in refusal.words:
        return None
    return LEFTOVER.finding(
        Evidence(setting.key, setting.value, setting.source),
        location=setting.location,
        facts={"name": setting.key, "value": setting.value},
    )
