"""The Python that will run the sample signs in, and comes to the Rekognition that rekwiz comes to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from msgspec.structs import replace

from checks import own_tools
from checks.context import Context
from checks.knowledge.heard import raised
from checks.model import (
    Check,
    Cost,
    Evidence,
    Finding,
    Message,
    NotApplicable,
    Phrase,
    Seen,
    Severity,
)
from checks.own_tools import Failure, NotTried, Trial
from checks.profile import profile_in_use
from checks.refusals.by_words import OF_TOOLS, finding_of, pointing_to
from checks.sdk.support.compared import difference, found_at
from checks.sdk.support.data_overridden import DATA_OVERRIDDEN
from checks.sdk.support.own_version import is_older
from checks.sdk.support.sign_in_fails import OWN_BOTO3_FAILS, TOO_OLD_FOR_SIGN_IN
from checks.sources.aws.ask import Answer
from checks.sources.aws.refusal import Kind, Refusal, is_of_the_way
from checks.sources.aws.sessions import Keys
from checks.sources.local.programs import DidNotRun
from checks.sources.local.pythons import Python, own_python

STAGES = {
    "start": "start",
    "import": "import boto3",
    "session": "boto3.Session()",
    "credentials": "get_credentials()",
    "client": 'client("rekognition")',
    "call": "list_collections()",
}
"""How far it came, in the words of a program."""
OF_DATA = ("UnknownServiceError", "DataNotFoundError", "JSONDecodeError")
TIMEOUTS = ("ConnectTimeoutError", "ReadTimeoutError")
NOT_ALLOWED = ("AccessDenied", "AccessDeniedException", "UnauthorizedOperation")
"""AWS knows who asks, and may allow them no more than DetectFaces."""
PASSING = ("ThrottlingException", "ProvisionedThroughputExceededException", "InternalServerError")
NO_KEYS = "NoCredentialsError"
OLD_WAYS = ("env", "shared-credentials-file", "config-file", "assume-role", "iam-role", "explicit")
"""Ways to sign in that every boto3 with Rekognition knows (botocore 1.4.80): age is no reason there."""
OURS_NEITHER = Phrase(
    "rekwiz's own boto3 does not get that far either; what is in the way is said."
)


def look(context: Context) -> Iterator[Seen]:
    match own_tools.by_python(context):
        case NotTried(reason):
            yield NotApplicable(reason)
        case DidNotRun() as silent:
            yield from _silent(context, silent)
        case Trial(failure=Failure() as failure) as trial:
            yield from _why(context, trial, failure)
        case Trial(python=python, method=method) as trial:
            yield Evidence("method", str(method), python.command)
            if found := difference(context, trial) or _refused(context, trial):
                yield found


def _why(context: Context, trial: Trial, failure: Failure) -> Iterator[Seen]:
    if failure.kind in OF_DATA:
        yield _data(trial.python, failure)
    elif failure.stage == "call":
        yield _on_the_way(context, trial, failure)
    elif not _ours_gets_further(context.aws.keys(), failure) or _ours_ends_there(context, failure):
        yield NotApplicable(OURS_NEITHER)
    elif failure.stage == "credentials" and _age_is_why(context, trial, failure):
        yield _found(TOO_OLD_FOR_SIGN_IN, trial, failure)
    else:
        yield _known(context, trial, failure)


def _ours_gets_further(ours: Keys | Refusal | None, theirs: Failure) -> bool:
    """Whether rekwiz's boto3 signed in, or came to ask somebody where theirs did not come to ask."""
    if isinstance(ours, Refusal):
        return ours.went_out and not is_of_the_way(theirs.kind)
    return ours is not None


def _ours_ends_there(context: Context, theirs: Failure) -> bool:
    """Whether rekwiz's boto3 makes no client either, and in the same way."""
    ours = context.aws.endpoint("rekognition") if theirs.stage == "client" else None
    return isinstance(ours, Refusal) and ours.code == theirs.kind


def _age_is_why(context: Context, trial: Trial, failure: Failure) -> bool:
    """Of one that finds nothing only where the way that rekwiz found is not as old as boto3."""
    ours = context.aws.keys()
    known = failure.kind == NO_KEYS and isinstance(ours, Keys) and ours.method in OLD_WAYS
    return is_older(trial.python) and not known


def _on_the_way(context: Context, trial: Trial, failure: Failure) -> Seen:
    """It got no answer: what its own address, proxy or trust does, where ours gets through."""
    if found := difference(context, trial):
        return found
    if not _ours_is_answered(context):
        return NotApplicable(OURS_NEITHER)
    found = _known(context, trial, failure)
    return replace(found, severity=Severity.UNKNOWN) if failure.kind in TIMEOUTS else found


def _refused(context: Context, trial: Trial) -> Finding | None:
    """AWS's no to what it signed, where what rekwiz signs is taken."""
    code, words = trial.answer or ("", "")
    if not code or code in NOT_ALLOWED or code in PASSING or not _ours_is_answered(context):
        return None
    return _known(context, trial, Failure("call", code, words))


def _ours_is_answered(context: Context) -> bool:
    """Whether AWS takes the same question from rekwiz, be it to say that this identity may not ask."""
    reached = context.aws.reach()
    if isinstance(reached, Refusal) and not reached.reached_aws:
        return False
    match context.aws.ask("rekognition", "ListCollections", MaxResults=1):
        case Answer():
            return True
        case Refusal(kind=Kind.AWS, code=code):
            return code in NOT_ALLOWED
    return False


def _known(context: Context, trial: Trial, failure: Failure) -> Finding:
    """What its words are known to mean; else that it fails, with what may be meant."""
    from checks.knowledge.causes import causes_of

    named = causes_of(failure.words, code=failure.kind)
    plain = _found(OWN_BOTO3_FAILS, trial, failure)
    facts = {"profile": profile_in_use(context)}
    known = finding_of(named, failure.words, *plain.evidence, facts=facts)
    python_facts = {"python": trial.python.command}
    remedy = pointing_to(named, OWN_BOTO3_FAILS, python_facts)
    return known or replace(plain, own_remedy=remedy)


def _found(message: Message, trial: Trial, failure: Failure) -> Finding:
    words = raised(failure.kind, failure.words)
    seen = Evidence("error", words, f"{trial.python.path}: {failure.stage}")
    told = None
    if failure.stage == "call":
        told = Phrase(
            "{python} gets no answer from Rekognition, though rekwiz's own boto3 does.",
            python=trial.python.command,
        )
    return found_at(message, trial, STAGES.get(failure.stage, failure.stage), seen, summary=told)


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
        yield _found(OWN_BOTO3_FAILS, Trial(python), ended)
    else:
        yield NotApplicable(OURS_NEITHER)


CHECK = Check(
    code="sdk.signs-in",
    title="The Python that will run the sample signs in with this set-up",
    look=look,
    messages=(TOO_OLD_FOR_SIGN_IN, DATA_OVERRIDDEN, OWN_BOTO3_FAILS, *OF_TOOLS),
    needs=("sdk.boto3",),
    cost=Cost.PROGRAM,
    begins=own_tools.begin_python,
)
