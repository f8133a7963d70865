"""What is said of a Python without boto3, and where boto3 is in its stead."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from checks.context import Context
from checks.fix import Fix
from checks.model import Evidence, Finding, Message, Phrase, Remedy, Severity
from checks.pages import QUICKSTART
from checks.sources.local.pythons import Python, other_pythons, pythons_of_shells
from checks.sources.local.virtual_environments import activation

BOTO3_MISSING = Message(
    code="sdk.boto3-missing",
    severity=Severity.FAIL,
    summary="The Python that will run the sample, {python}, has no boto3.",
    why="boto3 is AWS's library for Python; the sample calls Amazon Rekognition with it. Each "
    "Python and each virtual environment has packages of its own.",
    recognised="Asked to import boto3, that Python says that there is no such module.",
    raw=(
        "ModuleNotFoundError: No module named 'boto3'",
        "ImportError: No module named boto3",
    ),
    steps=("Install boto3 with the pip of that very Python.",),
    commands=("{python} -m pip install boto3",),
    links=(QUICKSTART,),
    fix=Fix.INSTALL_BOTO3,
)

BOTO3_IN_ANOTHER_PYTHON = Message(
    code="sdk.boto3-in-another-python",
    severity=Severity.FAIL,
    summary="boto3 is installed for {other}, but {python} is what will run the sample.",
    why="The pip that was used belongs to another Python, or an environment is not active.",
    recognised="Another Python of this computer has boto3, and the one that will run has not.",
    raw=("ModuleNotFoundError: No module named 'boto3'",),
    steps=(
        "Run the sample with {other}, which has it.",
        "Or install boto3 for {python} as well, with its own pip.",
    ),
    commands=("{python} -m pip install boto3",),
    links=(QUICKSTART,),
    fix=Fix.INSTALL_BOTO3,
    explains=("sdk.boto3-missing",),
)

BOTO_INSTEAD_OF_BOTO3 = Message(
    code="sdk.boto-instead-of-boto3",
    severity=Severity.FAIL,
    summary="{python} has boto {version}, another library than boto3 and no longer kept up.",
    why="boto is what came before boto3. It does not know Amazon Rekognition, and older guides "
    "still name it, as in conda install -c anaconda boto.",
    recognised="That Python finds boto, and not boto3.",
    raw=(
        "ModuleNotFoundError: No module named 'boto.vendored.six.moves'",
        "AttributeError: 'module' object has no attribute 'client'",
    ),
    steps=("Install boto3. boto may stay, it is not in the way.",),
    commands=("{python} -m pip install boto3",),
    links=(QUICKSTART,),
    fix=Fix.INSTALL_BOTO3,
    explains=("sdk.boto3-missing",),
)

PYTHON_EXTERNALLY_MANAGED = Message(
    code="sdk.python-externally-managed",
    severity=Severity.INFO,
    summary="The system guards {python}: pip may install into a virtual environment only.",
    why="Programs of the system use this Python. Its packages come from the distribution, so that "
    "pip cannot break them.",
    recognised="A file EXTERNALLY-MANAGED lies beside its library, and no environment is active.",
    raw=("error: externally-managed-environment", "× This environment is externally managed"),
    steps=(
        "Make a virtual environment in the folder of your sample, and activate it.",
        "Install boto3 there.",
    ),
    commands=("{python} -m venv .venv", ". .venv/bin/activate", "python -m pip install boto3"),
    links=(QUICKSTART,),
    fix=Fix.MAKE_ENVIRONMENT,
)


def why_missing(python: Python, context: Context) -> Iterator[Finding]:
    """That it has no boto3, and what accounts for it."""
    guarded = python.externally_managed and not python.in_environment
    seen = Evidence("error", "ModuleNotFoundError", f"{python.path}: import boto3")
    remedy = _own_remedy(python, context)
    yield BOTO3_MISSING.finding(seen, remedy=remedy, facts={"python": python.command})
    if "boto" in python.places:
        yield _boto(python, remedy)
    with_boto3 = (each for each in other_pythons(context, python) if "boto3" in each.places)
    other = next(with_boto3, None)
    if other:
        yield _elsewhere(python, other, context)
    if guarded and not (other and _lies_here(other, context)):
        yield _guarded(python)


def without_where_shells_start(own: Python, context: Context) -> Iterator[Finding]:
    """That what shells start, in place of the environment that is active, has none."""
    first = pythons_of_shells(context, own)
    lacking = [each for each in first if isinstance(each, Python) and each.failure]
    if lacking and len(lacking) == len(first):
        yield _elsewhere(lacking[0], own, context)


def _own_remedy(python: Python, context: Context) -> Remedy | None:
    """What installs boto3 where pip is not what does."""
    if python.externally_managed and not python.in_environment:
        return environment_remedy(python.command, context)
    if python.of_conda:
        return _conda()
    if python.of_pipx:
        return _by(Phrase("Install boto3 into the environment that pipx made."),
                   f"pipx inject {python.prefix.name} boto3")  # fmt: skip
    return _uv(python) if python.of_uv else None


def _lies_here(other: Python, context: Context) -> bool:
    """Whether it is that of an environment in the folder of the sample."""
    return other.in_environment and other.path.parent.parent.parent == context.folder


def _boto(python: Python, remedy: Remedy | None) -> Finding:
    version = python.versions.get("boto") or "2"
    seen = Evidence("boto", version, python.places["boto"])
    return BOTO_INSTEAD_OF_BOTO3.finding(
        seen, remedy=remedy, facts={"python": python.command, "version": version}
    )


def _elsewhere(python: Python, other: Python, context: Context) -> Finding:
    seen = Evidence("boto3", other.versions.get("boto3", ""), str(other.path))
    here = _lies_here(other, context)
    remedy = _activate(other, context) if here else _own_remedy(python, context)
    return BOTO3_IN_ANOTHER_PYTHON.finding(
        seen, remedy=remedy, facts={"python": python.command, "other": other.command}
    )


def _activate(other: Python, context: Context) -> Remedy:
    """What only the person's own shell can do."""
    place = other.path.parent.parent
    return Remedy(
        steps=(
            Phrase("Make the environment {place} active in this terminal.", place=place.name),
            Phrase("Or run the sample with {python}.", python=other.command),
        ),
        commands=(activation(Path(place.name), context.environment, context.platform),),
        links=(QUICKSTART,),
    )


def _guarded(python: Python) -> Finding:
    seen = Evidence("EXTERNALLY-MANAGED", "present", str(python.path))
    return PYTHON_EXTERNALLY_MANAGED.finding(seen, facts={"python": python.command})


def environment_remedy(python: str, context: Context) -> Remedy:
    """An environment with boto3, where pip may not install beside the system's packages."""
    return Remedy(
        steps=(
            Phrase("Make a virtual environment in the folder of your sample, and activate it."),
            Phrase("Install boto3 there."),
        ),
        commands=(
            f"{python} -m venv .venv",
            activation(Path(".venv"), context.environment, context.platform),
            "python -m pip install boto3",
        ),
        links=(QUICKSTART,),
        fix=Fix.MAKE_ENVIRONMENT,
    )


def _uv(python: Python) -> Remedy:
    return _by(
        Phrase("Install boto3 into the active environment, with uv, which made it."),
        f"uv pip install --python {python.command} boto3",
    )


def _conda() -> Remedy:
    return _by(Phrase("Install boto3 into the active conda environment."), "conda install boto3")


def _by(step: Phrase, command: str) -> Remedy:
    return Remedy((step,), (command,), (QUICKSTART,), Fix.INSTALL_BOTO3)
