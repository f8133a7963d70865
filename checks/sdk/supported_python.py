"""There is a Python to run the sample, and boto3 still supports it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from checks.context import Context
from checks.knowledge.heard import heard
from checks.model import (
    Check,
    Cost,
    Evidence,
    Finding,
    Message,
    Phrase,
    Remedy,
    Seen,
    Severity,
    Undecided,
)
from checks.pages import QUICKSTART
from checks.sdk.support.without_boto3 import environment_remedy
from checks.sources.local.programs import Ran
from checks.sources.local.pythons import (
    SUPPORTED,
    Python,
    Speechless,
    begin,
    closed_pythons,
    newer_python,
    own_python,
    pythons_of_shells,
)

POLICY = (
    "https://aws.amazon.com/blogs/developer/python-support-policy-updates-for-aws-sdks-and-tools/"
)

PYTHON_MISSING = Message(
    code="sdk.python-missing",
    severity=Severity.FAIL,
    summary="No Python was found that could run the sample.",
    why="The sample is a Python program. rekwiz has a Python of its own, which is not on PATH. "
    "Windows and macOS come with stand-ins called python that only offer to install it.",
    recognised="No environment is active, and no folder of PATH has a python that is more than a "
    "stand-in.",
    raw=(
        "bash: python: command not found",
        "Python was not found; run without arguments to install from the Microsoft Store",
        "xcode-select: note: no developer tools were found at …, requesting install.",
        "pyenv: python3: command not found",
        "pyenv: version `…' is not installed (set by …)",
    ),
    steps=(
        "Install Python 3.10 or later, from python.org or with your system's packages.",
        "Open a new terminal and run rekwiz again.",
    ),
    links=(QUICKSTART,),
)

PYTHON_TOO_OLD = Message(
    code="sdk.python-too-old",
    severity=Severity.WARN,
    summary="{python} is Python {version}, for which there is no new boto3 any more.",
    why="pip then installs an old boto3 without a word. It lacks new operations and Regions, and "
    "gets no security updates.",
    recognised="It is older than Python 3.10, or boto3 warns that its support ends.",
    raw=(
        "PythonDeprecationWarning: Boto3 will no longer support Python 3.9 starting April 29, "
        "2026.",
    ),
    steps=(
        "Install Python 3.10 or later, from python.org or with your system's packages.",
        "Make a virtual environment with it, and install boto3 there.",
    ),
    links=(POLICY, QUICKSTART),
)


def look(context: Context) -> Iterator[Seen]:
    match own_python(context):
        case None:
            yield PYTHON_MISSING.finding(Evidence("python", "none", "PATH"))
        case Speechless(before_python_3_4=True) as old:
            yield _too_old(str(old.path), "2", newer_python(context), context)
        case Speechless(path=path):
            yield Undecided(Phrase("{path} did not start as a Python.", path=str(path)))
        case python:
            version = ".".join(map(str, python.version))
            if python.version < SUPPORTED or python.warned:
                yield _too_old(str(python.path), version, newer_python(context), context)
            yield Evidence("python", version, str(python.path))
            for place in closed_pythons(context):
                yield Evidence("passed over", "EACCES", str(place))
            yield from _not_started(context, python)


def _not_started(context: Context, own: Python) -> Iterator[Finding]:
    """That all that shells start in its place ends without a word of Python."""
    first = pythons_of_shells(context, own)
    silent = [each for each in first if isinstance(each, Speechless)]
    if not silent or len(silent) < len(first):
        return
    told = Phrase(
        "Shells start {path}, which does not start a Python; {python} lies behind it on PATH.",
        path=str(silent[0].path),
        python=str(own.path),
    )
    seen = (
        Evidence("words", heard(each.said.first_words), str(each.path))
        for each in silent
        if isinstance(each.said, Ran)
    )
    choose = Phrase(
        "If {path} belongs to a version manager such as pyenv, install the version that it names, or"
        " choose another one.",
        path=str(silent[0].path),
    )
    run = Phrase("Or run the sample with {python}.", python=str(own.path))
    remedy = Remedy((choose, run), links=(QUICKSTART,))
    yield PYTHON_MISSING.finding(*seen, remedy=remedy, summary=told)


def _too_old(python: str, version: str, newer: Python | None, context: Context) -> Finding:
    facts = {"python": python, "version": version}
    seen = Evidence("python", version, python)
    if newer is None:
        return PYTHON_TOO_OLD.finding(seen, facts=facts)
    remedy = environment_remedy(newer.command, context)
    there = Phrase("{newer} is there, and new enough.", newer=newer.command)
    remedy = replace(remedy, steps=(there, *remedy.steps))
    return PYTHON_TOO_OLD.finding(seen, remedy=remedy, facts=facts | {"newer": newer.command})


CHECK = Check(
    code="sdk.python",
    title="There is a Python to run the sample, and boto3 supports it",
    look=look,
    messages=(PYTHON_MISSING, PYTHON_TOO_OLD),
    cost=Cost.PROGRAM,
    holds=("Python {python}, {python_from}",),
    begins=begin,
)
