"""The Python that will run the sample signs in, finds a Region and makes a Rekognition client."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from checks import own_tools
from checks.context import Context
from checks.knowledge.causes import causes_of
from checks.knowledge.heard import raised
from checks.model import Check, Cost, Evidence, Finding, Message, NotApplicable, Phrase, Seen
from checks.own_tools import Failure, NotTried, Trial
from checks.profile import profile_in_use
from checks.refusals.by_words import OF_TOOLS, finding_of, pointing_to
from checks.sdk.support.data_overridden import DATA_OVERRIDDEN
from checks.sdk.support.sign_in_fails import OWN_BOTO3_FAILS, TOO_OLD_FOR_SIGN_IN
from checks.sources.aws.refusal import Refusal, is_of_the_way
from checks.sources.aws.sessions import Keys
from checks.sources.local.programs import DidNotRun
from checks.sources.local.pythons import Python, own_python

STAGES = {
    "start": "start",
    "import": "import boto3",
    "session": "boto3.Session()",
    "credentials": "get_credentials()",
    "client": 'client("rekognition")',
}
"""How far it came, in the words of a program."""
OF_DATA = ("UnknownServiceError", "DataNotFoundError", "JSONDecodeError")
NUMBERS = re.compile(r"\d+")
OURS_NEITHER = Phrase(
    "rekwiz's own boto3 does not get that far either; what is in the way is said."
)


def look(context: Context) -> Iterator[Seen]:
    match own_tools.by_python(context):
        case NotTried(reason):
            yield NotApplicable(reason)
        case DidNotRun() as silent:
            yield from _silent(context, silent)
        case Trial(failure=None, python=python, method=method):
            yield Evidence("method", str(method), python.command)
        case Trial(failure=Failure() as failure, python=python):
            yield from _why(context, python, failure)


def _why(context: Context, python: Python, failure: Failure) -> Iterator[Seen]:
    if failure.kind in OF_DATA:
        yield _data(python, failure)
    elif not _ours_gets_further(context.aws.keys(), failure):
        yield NotApplicable(OURS_NEITHER)
    elif failure.stage == "credentials" and _is_older(python):
        yield _found(TOO_OLD_FOR_SIGN_IN, python, failure)
    else:
        yield _known(context, python, failure)


def _ours_gets_further(ours: Keys | Refusal | None, theirs: Failure) -> bool:
    """Whether rekwiz's boto3 signed in, or came to ask somebody where theirs did not come to ask."""
    if isinstance(ours, Refusal):
        return ours.went_out and not is_of_the_way(theirs.kind)
    return ours is not None


def _is_older(python: Python) -> bool:
    """Whether that boto3 is older than the one that rekwiz brings: only then is its age a reason."""
    theirs = python.numbers_of("boto3")
    return bool(theirs) and theirs < _numbers(_own_version())


def _own_version() -> str:
    from importlib.metadata import version

    return version("boto3")


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, NUMBERS.findall(version)[:3]))


def _known(context: Context, python: Python, failure: Failure) -> Finding:
    """What its words are known to mean; else that it fails, with what may be meant."""
    named = causes_of(failure.words, code=failure.kind)
    plain = _found(OWN_BOTO3_FAILS, python, failure)
    facts = {"profile": profile_in_use(context)}
    known = finding_of(named, failure.words, *plain.evidence, facts=facts)
    python_facts = {"python": python.command}
    remedy = pointing_to(named, OWN_BOTO3_FAILS, python_facts)
    return known or replace(plain, own_remedy=remedy)


def _found(message: Message, python: Python, failure: Failure) -> Finding:
    words = raised(failure.kind, failure.words)
    seen = Evidence("error", words, f"{python.path}: {failure.stage}")
    facts = {
        "python": python.command,
        "version": python.versions.get("boto3", "") or "?",
        "own": _own_version(),
        "stage": STAGES.get(failure.stage, failure.stage),
    }
    return message.finding(seen, facts=facts)


def _data(python: Python, failure: Failure) -> Finding:
    """Its own data: those of the person's folders are looked at by a check of their own."""
    words = raised(failure.kind, failure.words)
    seen = Evidence("error", words, f"{python.path}: {failure.stage}")
    folder = str(Path(python.places["botocore"]).parent / "data")
    return DATA_OVERRIDDEN.finding(seen, facts={"file": folder})


def _silent(context: Context, silent: DidNotRun) -> Iterator[Seen]:
    """It did not end in time, where rekwiz's own did, or could not be started a second time."""
    python = own_python(context)
    if isinstance(python, Python) and isinstance(context.aws.keys(), Keys):
        ended = Failure("start", "timeout", silent.err.strip()[-200:])
        yield _found(OWN_BOTO3_FAILS, python, ended)
    else:
        yield NotApplicable(OURS_NEITHER)


CHECK = Check(
    code="sdk.signs-in",
    title="The Python that will run the sample signs in with this set-up",
    look=look,
    messages=(TOO_OLD_FOR_SIGN_IN, DATA_OVERRIDDEN, OWN_BOTO3_FAILS, *OF_TOOLS),
    needs=("sdk.boto3",),
    cost=Cost.PROGRAM,
)
