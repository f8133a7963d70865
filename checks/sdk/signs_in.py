"""The Python that will run the sample signs in, finds a Region and makes a Rekognition client."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks import own_tools
from checks.context import Context
from checks.masking import masked
from checks.model import Check, Cost, Evidence, Finding, NotApplicable, Phrase, Seen
from checks.own_tools import Failure, NotTried, Trial
from checks.sdk.support.sign_in_fails import DATA_OVERRIDDEN, OWN_BOTO3_FAILS, TOO_OLD_FOR_SIGN_IN
from checks.sources.aws.ask import Keys
from checks.sources.local.programs import DidNotRun
from checks.sources.local.pythons import Python

OF_DATA = ("UnknownServiceError", "DataNotFoundError", "JSONDecodeError")
NUMBERS = re.compile(r"\d+")
OURS_NEITHER = Phrase("rekwiz's own boto3 does not get that far either; what is in the way is said.")


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
        yield _found(DATA_OVERRIDDEN, python, failure)
    elif not isinstance(context.aws.keys(), Keys):
        yield NotApplicable(OURS_NEITHER)
    elif failure.stage == "credentials" and _is_older(python):
        yield _found(TOO_OLD_FOR_SIGN_IN, python, failure)
    else:
        yield _found(OWN_BOTO3_FAILS, python, failure)
