"""The person's own tools on the person's own set-up: what their AWS CLI says, what their Python says.

rekwiz resolves with a botocore of its own; what a person runs may be older, patched, or stopped by
something that rekwiz never reads. So each is asked once a run, with the person's own files and
variables, without a terminal, and nothing that it starts outlives it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from checks.aws_cli import in_use, reads_endpoints
from checks.context import Context
from checks.credentials.support.code_needed import asked_by, code_needed
from checks.endpoints import source_of
from checks.model import Phrase
from checks.profile import chain_of, names_in_use, profile_in_use, profile_meant, stated
from checks.secrets.register import KNOWN
from checks.sources.aws.refusal import Refusal
from checks.sources.local.programs import DidNotRun, Ran
from checks.sources.local.python_asking import TRIED, line_of, told, trial_of
from checks.sources.local.pythons import Python, first_place, own_python
from checks.values_in_use import environment_wins

SECONDS = 20
SCHEMES = ("http://", "https://")
ONE_AFTER_ANOTHER = ("credential_process", "login_session", "sso_session")
"""A helper may open a window, and a sign-in is renewed with a token that is good for once (botocore's
tokens.py and credentials.py write the new one to a file): two programs at a time disturb each other."""


class NotTried(Struct, frozen=True):
    """Why a tool was not asked."""

    reason: Phrase


class Failure(Struct, frozen=True):
    """How the person's Python failed: how far it came, the exception's class and its words."""

    stage: str
    kind: str
    words: str


class Trial(Struct, frozen=True):
    """What the person's Python came to, as far as it came: how it signs in (botocore's name), with
    which key (a digest of its ID), its Region, the address that its requests go to, AWS's code and
    words to the first one (both empty: it was answered); or the failure."""

    python: Python
    method: str | None = None
    key: str | None = None
    region: str | None = None
    address: str | None = None
    answer: tuple[str, str] | None = None
    failure: Failure | None = None


LEFT_OUT = Phrase("The person's own tools are left out of this run.")
NOT_SAVED = Phrase("The keys are not saved yet: the person's own tools cannot find them.")
WOULD_ASK = Phrase("It would ask for an MFA code.")
HELPER_FAILS = Phrase("The program that hands out the credentials fails, whoever starts it.")
SECRET_GIVEN = Phrase(
    "It would have to be given a secret among its arguments, where others can read it."
)
NO_CLI = Phrase("There is no AWS CLI that could be asked.")
NO_PYTHON = Phrase("There is no Python with boto3 that could be asked.")


def by_cli(context: Context) -> Ran | DidNotRun | NotTried:
    """`aws sts get-caller-identity` as the person would run it: exit code and words."""
    place = in_use(context)
    if place is None:
        return NotTried(NO_CLI)
    if why := _why_not(context):
        return why
    endpoint = _address(context, profile_in_use(context)) or _endpoint(context)
    if _tells_a_secret(context.profile, context.region, endpoint):
        return NotTried(SECRET_GIVEN)
    return _asked(context, _identity(context, place, endpoint))


def begin_cli(context: Context) -> None:
    """Starts the same, where nothing has to come before it: nor its version, which an address that can
    be given to any CLI needs not."""
    place = in_use(context)
    if place is None or not _may_begin(context):
        return
    profile = profile_meant(context)
    named = _address(context, profile)
    if named or not source_of("sts", context, profile).value:
        command = _identity(context, place, named)
        context.programs.begin(*command, timeout=SECONDS, as_person=True)


def _identity(context: Context, place: Path, endpoint: str | None) -> list[str]:
    command = [str(place), "sts", "get-caller-identity", "--output", "json"]
    command += _flag("--profile", context.profile)
    command += _flag("--region", context.region)
    return command + _flag("--endpoint-url", endpoint)


def by_python(context: Context) -> Trial | DidNotRun | NotTried:
    """What the Python that will run the sample comes to, credentials, Region and client."""
    python = own_python(context)
    if not isinstance(python, Python) or python.failure or "boto3" not in python.places:
        return NotTried(NO_PYTHON)
    if why := _why_not(context):
        return why
    if _tells_a_secret(context.profile, context.region):
        return NotTried(SECRET_GIVEN)
    said = _asked(context, trial_of(python.path, context.profile, context.region))
    return said if isinstance(said, DidNotRun) else _trial(python, said)


def begin_python(context: Context) -> None:
    """Starts the same with the Python that is asked first, where nothing has to come before it: what
    that one has it says by the way."""
    place = first_place(context)
    if place and _may_begin(context):
        trial = trial_of(place, context.profile, context.region)
        context.programs.begin(*trial, timeout=SECONDS, as_person=True)


def _trial(python: Python, said: Ran) -> Trial:
    line = line_of(said, TRIED)
    if line is None:  # it ended before it could say how: killed, or ended by a sitecustomize
        return Trial(python, failure=Failure("start", f"exit {said.code}", _telling(said)))
    came = told(line, TRIED)
    failed = Failure(came["stage"], *came["failure"]) if came["failure"] else None
    answer = came.get("answer")
    return Trial(
        python,
        came["method"],
        came.get("key"),
        came["region"],
        came.get("address"),
        (answer[0], answer[1]) if answer else None,
        failed,
    )


def _telling(said: Ran) -> str:
    """The last line that names an error: Python's own end by its settings has more below it."""
    named = [line.strip() for line in said.err.splitlines() if "Error: " in line]
    return named[-1] if named else said.last_words


def _asked(context: Context, command: Sequence[str]) -> Ran | DidNotRun:
    in_turn = _takes_turns(context, names_in_use(context))
    return context.programs.ask(*command, timeout=SECONDS, as_person=True, in_turn=in_turn)


def _why_not(context: Context) -> NotTried | None:
    if not context.own_tools:
        return NotTried(LEFT_OUT)
    if context.aws.given is not None:
        return NotTried(NOT_SAVED)
    if code_needed(context):
        return NotTried(WOULD_ASK)
    if _takes_turns(context, names_in_use(context)):
        refused = isinstance(
            context.aws.keys(), Refusal
        )  # asked first, and so the first to sign in
        if refused and stated(context, "credential_process"):
            return NotTried(HELPER_FAILS)
    return None


def _may_begin(context: Context) -> bool:
    """Whether they are asked, and may be before botocore has read anything."""
    if not context.own_tools or context.aws.given is not None:
        return False
    profile = profile_meant(context)
    if asked_by(context, profile) or _takes_turns(context, chain_of(context, profile)):
        return False
    return not _tells_a_secret(context.profile, context.region)


def _tells_a_secret(*arguments: str | None) -> bool:
    """Whether one of what a tool would be given, beside rekwiz's own words, is one."""
    return any(map(KNOWN.holds, filter(None, arguments)))


def _takes_turns(context: Context, names: tuple[str, ...]) -> bool:
    """Whether one of these profiles signs in by what must not be done twice at a time."""
    if environment_wins(context):
        return False
    return any(stated(context, key, name) for name in names for key in ONE_AFTER_ANOTHER)


def _address(context: Context, profile: str) -> str | None:
    """The address that a setting names in so many words, to be given to this CLI whatever its age."""
    named = source_of("sts", context, profile).value
    if not named.startswith(SCHEMES) or _tells_a_secret(named):
        return None
    return named


def _endpoint(context: Context) -> str | None:
    """botocore's address where one is set and this CLI does not read such settings by itself."""
    if not source_of("sts", context).value or reads_endpoints(context):
        return None
    address = context.aws.endpoint("sts")
    return address if isinstance(address, str) else None


def _flag(name: str, value: str | None) -> list[str]:
    return [name, value] if value else []
