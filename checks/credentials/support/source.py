"""botocore's refusals that speak of another source of credentials: a variable, a container, any."""

from __future__ import annotations

from checks.context import Context
from checks.credentials.support.code_needed import code_needed
from checks.credentials.support.not_started import meant_by
from checks.masking import mask_key_id
from checks.model import Evidence, Finding, Message, Phrase, Remedy, Severity
from checks.pages import CONTAINER, PROVIDERS, TEMPORARY, WEB_IDENTITY
from checks.profile import ID, VARIABLES, stated
from checks.refusals.by_words import pointing_to
from checks.refusals.evidence import words_of
from checks.sources.aws.refusal import Refusal
from checks.sources.aws.signing_keys import CODE_NEEDED
from checks.sources.local.shells import unset, unset_remedy
from checks.values_in_use import environment_wins
from checks.web_identity import ROLE_VARIABLE, web_identity_of

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
EXPORT_EXPIRED = Message(
    code="credentials.export-expired",
    severity=Severity.FAIL,
    summary="The temporary credentials {key} in the environment ran out at {ends}.",
    why="Whatever exported them wrote their end beside them, to {name}. botocore does not even try"
    " them after that, and it looks no further.",
    recognised="{name} lies in the past, and botocore says that the credentials are still expired.",
    raw=("Credentials were refreshed, but the refreshed credentials are still expired.",),
    steps=(
        "Export them anew the way you did before, such as with the first command below.",
        "Or take all four variables out of this terminal.",
    ),
    commands=(
        'eval "$(aws configure export-credentials --profile PROFILE --format env)"',
        "unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN AWS_CREDENTIAL_EXPIRATION",
    ),
    links=(TEMPORARY,),
)
MESSAGES = (LEFTOVER, BROKEN, EXPORT_EXPIRED)
NO_ROLE = Phrase(
    "{name} names a token to sign in with ({value}), and nothing names the role that it is for."
)
ENDS = "AWS_CREDENTIAL_EXPIRATION"
"""Set beside the keys by `aws configure export-credentials` and aws-vault (botocore, EnvProvider)."""
STILL_EXPIRED = "still expired"
TOKEN_FILE = "AWS_WEB_IDENTITY_TOKEN_FILE"
POD = "KUBERNETES_SERVICE_HOST"
"""Set in every container of a pod (Kubernetes, "Accessing the API from within a Pod")."""
MOUNT_IT = Phrase(
    "The pod's service account mounts the token: look at serviceAccountName, its annotation with the"
    " role and automountServiceAccountToken, whether this container has the volume, and start the pod"
    " anew."
)
CONTAINER_VARIABLES = (
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
)
CONTAINER_WORDS = ("container-role", "EcsContainer", "Unsupported host", "container metadata")


def explained(context: Context, refusal: Refusal) -> Finding:
    """The finding that stands for any refusal: the most exact one."""
    return (
        (code_needed(context) if refusal.code == CODE_NEEDED else None)
        or _leftover(context, refusal)
        or _without_role(context, refusal)
        or _run_out(context, refusal)
        or _broken(refusal)
    )


def _broken(refusal: Refusal) -> Finding:
    """With the command that explains the words, where they are known."""
    from checks.knowledge.causes import causes_of

    facts = {"words": words_of(refusal), "code": refusal.code}
    remedy = pointing_to(causes_of(refusal.words, code=refusal.code), BROKEN, facts)
    seen = Evidence("error", refusal.code, "botocore")
    return BROKEN.finding(seen, facts=facts, remedy=remedy)


def _without_role(context: Context, refusal: Refusal) -> Finding | None:
    """A token file is named, and no role that its token could be exchanged for."""
    identity = web_identity_of(context)
    if refusal.code != "InvalidConfigError" or identity is None or identity.role:
        return None
    named = identity.named
    facts = {"name": named.name_there, "value": named.value, "role": ROLE_VARIABLE}
    steps = (
        Phrase("Set {role} to the ARN of the role that the token is for.", **facts),
        Phrase("Or take {name} away, unless this computer is meant to use it.", **facts),
    )
    commands = () if named.in_file else unset([named.source], context.platform)
    remedy = Remedy(steps, commands, (WEB_IDENTITY,))
    return LEFTOVER.finding(
        named.evidence, location=named.location, remedy=remedy, summary=NO_ROLE, facts=facts
    )


def _run_out(context: Context, refusal: Refusal) -> Finding | None:
    """Credentials in the environment whose own end, which was exported with them, is over."""
    ends = context.environment.get(ENDS, "")
    if not ends or not environment_wins(context) or STILL_EXPIRED not in refusal.words:
        return None
    key = mask_key_id(context.environment[VARIABLES[ID][0]])
    facts = {"key": key, "ends": ends, "name": ENDS}
    return EXPORT_EXPIRED.finding(Evidence(ENDS, ends, ENDS), facts=facts)


def _leftover(context: Context, refusal: Refusal) -> Finding | None:
    if refusal.code in ("PermissionError", "IsADirectoryError"):
        return None  # the place is taken; what is wrong with it is told by the check of token files
    token_file = context.environment.get(TOKEN_FILE)
    if token_file and token_file in refusal.words:
        if POD in context.environment:
            return _not_mounted(token_file)
        names = [TOKEN_FILE, *(["AWS_ROLE_ARN"] if "AWS_ROLE_ARN" in context.environment else [])]
        return _of_variables(context, token_file, names)
    if any(words in refusal.words for words in CONTAINER_WORDS):
        names = [name for name in CONTAINER_VARIABLES if context.environment.get(name)]
        return _of_variables(context, context.environment[names[0]], names) if names else None
    return _of_setting(context, refusal)


def _not_mounted(token_file: str) -> Finding:
    """In a pod of Kubernetes, which is meant to have it: without the variable it has no credentials."""
    return LEFTOVER.finding(
        Evidence(TOKEN_FILE, token_file, TOKEN_FILE),
        remedy=Remedy((MOUNT_IT,), links=(WEB_IDENTITY,)),
        facts={"name": TOKEN_FILE, "value": token_file},
    )


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
    meant = meant_by([setting.value])
    remedy = Remedy((meant.with_(file=setting.source),), links=(WEB_IDENTITY,)) if meant else None
    return LEFTOVER.finding(
        Evidence(setting.key, setting.value, setting.source),
        location=setting.location,
        remedy=remedy,
        facts={"name": setting.key, "value": setting.value},
    )
