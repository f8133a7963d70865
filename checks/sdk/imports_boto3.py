"""The Python that will run the sample can import boto3, and that boto3 knows DetectFaces."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from checks.context import Context
from checks.fix import Fix
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
    Undecided,
)
from checks.pages import QUICKSTART
from checks.sdk.support.data_overridden import DATA_OVERRIDDEN
from checks.sdk.support.without_boto3 import (
    BOTO3_IN_ANOTHER_PYTHON,
    BOTO3_MISSING,
    BOTO_INSTEAD_OF_BOTO3,
    PYTHON_EXTERNALLY_MANAGED,
    why_missing,
)
from checks.sources.local.pythons import ImportFailure, Python, own_python

BOTO3_OUTDATED = Message(
    code="sdk.boto3-outdated",
    severity=Severity.FAIL,
    summary="boto3 {version} of {python} is too old for this Python or for face detection.",
    why="An old boto3 relies on modules that newer Pythons no longer have, or was made before "
    "Amazon Rekognition and does not know its operations.",
    recognised="Importing it fails for botocore.vendored.six; or its client lacks detect_faces, and its"
    " version is from before December 2016.",
    raw=(
        "ModuleNotFoundError: No module named 'botocore.vendored.six.moves'",
        "'Rekognition' object has no attribute 'detect_faces'",
        "'Rekognition' object has no attribute 'recognize_celebrities'",
        "'Rekognition' object has no attribute 'detect_protective_equipment'",
    ),
    steps=("Upgrade boto3 in the same Python.",),
    commands=("{python} -m pip install --upgrade boto3",),
    links=(QUICKSTART,),
    fix=Fix.INSTALL_BOTO3,
)

WITH_REKOGNITION = {"botocore": (1, 4, 80), "boto3": (1, 4, 2)}
"""The first releases that knew Rekognition (botocore's .changes/1.4.80.json, 2016-12-01)."""
PACKAGES_CLASH = Message(
    code="sdk.packages-clash",
    severity=Severity.FAIL,
    summary="{python} has boto3, and importing it fails: {error}.",
    why="boto3, botocore and urllib3 must fit together. Installing one of them alone, or another "
    "package that wants an older one, takes them apart.",
    recognised="import boto3 raises an error in that Python, though boto3 itself is there.",
    raw=(
        "ImportError: cannot import name 'DEFAULT_CIPHERS' from 'urllib3.util.ssl_'",
        "ImportError: cannot import name '…' from 'botocore.…'",
        "ModuleNotFoundError: No module named 'botocore.history'",
    ),
    steps=(
        "Upgrade the three together, best in a virtual environment of their own.",
        "Run pip check: it names every package that still does not fit.",
    ),
    commands=(
        "{python} -m pip install --upgrade boto3 botocore urllib3",
        "{python} -m pip check",
    ),
    links=(QUICKSTART,),
    fix=Fix.INSTALL_BOTO3,
)


def look(context: Context) -> Iterator[Seen]:
    match own_python(context):
        case None:
            yield NotApplicable(Phrase("No Python was found that could run the sample."))
        case Python(failure=None, detects_faces=False) as python if _should_know(python):
            yield _without_data(python)
        case Python(failure=None, detects_faces=False) as python:
            yield _outdated(python)
        case Python(failure=None) as python:
            yield Evidence("version", _version(python), f"{python.path}")
        case Python() as python if "boto3" not in python.places:
            yield from why_missing(python, context)
        case Python(failure=ImportFailure() as failure) as python:
            yield _does_not_import(python, failure)
        case silent:
            yield Undecided(
                Phrase("{path} gave no answer when it was asked for boto3.", path=str(silent.path))
            )


def _does_not_import(python: Python, failure: ImportFailure) -> Finding:
    if failure.module and failure.module.startswith("botocore.vendored.six"):
        return _outdated(python)
    error = raised(failure.kind, failure.text)
    seen = Evidence("error", error, f"{python.path}: import boto3")
    return PACKAGES_CLASH.finding(seen, facts={"python": python.command, "error": error})


def _should_know(python: Python) -> bool:
    """Whether its boto3 is new enough for Rekognition: then age is not why it does not know it."""
    has = ((python.numbers_of(name), first) for name, first in WITH_REKOGNITION.items())
    return any(numbers >= first for numbers, first in has)


def _without_data(python: Python) -> Finding:
    folder = Path(python.places.get("botocore") or python.places["boto3"]).parent / "data"
    seen = Evidence("version", _version(python), f"{python.path}")
    return DATA_OVERRIDDEN.finding(seen, facts={"file": str(folder)})


def _outdated(python: Python) -> Finding:
    version = _version(python)
    seen = Evidence("version", version, f"{python.path}")
    return BOTO3_OUTDATED.finding(seen, facts={"python": python.command, "version": version})


def _version(python: Python) -> str:
    return python.versions.get("boto3", "") or python.places["boto3"]


CHECK = Check(
    code="sdk.boto3",
    title="The Python that will run the sample can import boto3",
    look=look,
    messages=(
        BOTO3_MISSING,
        BOTO3_IN_ANOTHER_PYTHON,
        BOTO_INSTEAD_OF_BOTO3,
        BOTO3_OUTDATED,
        DATA_OVERRIDDEN,
        PACKAGES_CLASH,
        PYTHON_EXTERNALLY_MANAGED,
    ),
    needs=("sdk.python",),
    cost=Cost.PROGRAM,
    holds=("boto3 {version}",),
)
