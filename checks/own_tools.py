"""The person's own tools on the person's own set-up: what their AWS CLI says, what their Python says.

rekwiz resolves with a botocore of its own; what a person runs may be older, patched, or stopped by
something that rekwiz never reads. So each is asked once a run, with the person's own files and
variables, without a terminal, and nothing that it starts outlives it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from checks.aws_cli import in_use
from checks.context import Context
from checks.credentials.support.code_needed import code_needed
from checks.model import Phrase
from checks.profile import stated
from checks.secrets.register import KNOWN
from checks.sources.aws.refusal import Refusal
from checks.sources.local.programs import DidNotRun, Ran
from checks.sources.local.pythons import Python, own_python

SECONDS = 20
TRIAL = Path(__file__).parent / "sources" / "local" / "python_trial.py"
ANSWER = "rekwiz-trial:"


@dataclass(frozen=True)
class NotTried:
    """Why a tool was not asked."""

    reason: Phrase


@dataclass(frozen=True)
class Failure:
    """How the person's Python failed: how far it came, the exception's class and its words."""

    stage: str
    kind: str
    words: str


@dataclass(frozen=True)
class Trial:
    """What the person's Python came to: how it signs in (botocore's name), its Region, or the failure."""

    python: Python
    method: str | None
    region: str | None
    failure: Failure | None


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
    command = [str(place), "sts", "get-caller-identity", "--output", "json"]
    command += _flag("--profile", context.profile)
    command += _flag("--region", context.region)
    command += _flag("--endpoint-url", _endpoint(context))
    return context.programs.ask(*command, timeout=SECONDS, as_person=True)


def by_python(context: Context) -> Trial | DidNotRun | NotTried:
    """What the Python that will run the sample comes to, credentials, Region and client."""
    python = own_python(context)
    if not isinstance(python, Python) or python.failure or "boto3" not in python.places:
        return NotTried(NO_PYTHON)
    if why := _why_not(context):
        return why
    asked = (context.profile or "", context.region or "")
    command = (str(python.path), "-I", "-B", "-c", TRIAL.read_text("utf-8"), *asked)
    said = context.programs.ask(*command, timeout=SECONDS, as_person=True)
    return said if isinstance(said, DidNotRun) else _trial(python, said)


def _trial(python: Python, said: Ran) -> Trial:
    line = next((each for each in said.out.splitlines() if each.startswith(ANSWER)), None)
    if line is None:  # it ended before it could say how: killed, or ended by a sitecustomize
        return Trial(python, None, None, Failure("start", f"exit {said.code}", said.last_words))
    told = json.loads(line.removeprefix(ANSWER))
    failed = Failure(told["stage"], *told["failure"]) if told["failure"] else None
    return Trial(python, told["method"], told["region"], failed)


def _why_not(context: Context) -> NotTried | None:
    if not context.own_tools:
        return NotTried(LEFT_OUT)
    given = context.aws.given
    if given is not None:
        return NotTried(NOT_SAVED)
    if any(map(KNOWN.holds, _given(context))):
        return NotTried(SECRET_GIVEN)
    if code_needed(context):
        return NotTried(WOULD_ASK)
    if stated(context, "credential_process") and isinstance(context.aws.keys(), Refusal):
        return NotTried(HELPER_FAILS)  # asked first: a window must not open twice at a time
    return None


def _given(context: Context) -> tuple[str, ...]:
    """What the tools are given as arguments, beside rekwiz's own words."""
    return tuple(filter(None, (context.profile, context.region, _endpoint(context))))


def _endpoint(context: Context) -> str | None:
    """botocore's address where one is set: before 2.13 the CLI does not read AWS_ENDPOINT_URL."""
    if not any(name.startswith("AWS_ENDPOINT_URL") for name in context.environment):
        return None
    address = context.aws.endpoint("sts")
    return address if isinstance(address, str) else None


def _flag(name: str, value: str | None) -> list[str]:
    return [name, value] if value else []
