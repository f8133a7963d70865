"""Why the `aws` that PATH finds starts and yet gives no version of the AWS CLI."""

from __future__ import annotations

import re
from pathlib import Path

from checks.cli.support.damaged import broken, library_mismatch
from checks.context import Context
from checks.knowledge.heard import heard
from checks.model import Evidence, Finding, Message, Phrase, Severity, Undecided
from checks.pages import INSTALLATION
from checks.sources.local.programs import DidNotRun, Ran

PACKAGES = re.compile(
    r"^(ModuleNotFoundError|ImportError): .*(awscli|botocore|urllib3|cannot import name)",
    re.MULTILINE,
)
GLIBC = re.compile(r"GLIBC_[\d.]+")
STORE_STUB = re.compile(r"Microsoft Store|App execution aliases", re.IGNORECASE)

PYTHON_PACKAGES_BROKEN = Message(
    code="cli.python-packages-broken",
    severity=Severity.FAIL,
    summary="{path} is a Python script whose packages are missing or do not fit together: {error}.",
    why="AWS CLI 1 shares its packages with everything else in its Python. Another pip install can "
    "change or remove what it needs; a script can also be left over from an old installation.",
    recognised="aws --version ends in an ImportError that names awscli, botocore or urllib3.",
    raw=(
        "ModuleNotFoundError: No module named 'awscli'",
        "ModuleNotFoundError: No module named 'botocore.history'",
        "ImportError: cannot import name 'is_json_value_header'",
        "ImportError: cannot import name 'DEFAULT_CIPHERS' from 'urllib3.util.ssl_'",
    ),
    steps=(
        "Remove the script {path}.",
        "Install AWS CLI 2, which brings all that it needs, with AWS's installer.",
        "Or give AWS CLI 1 an environment of its own, with pipx or python -m venv.",
    ),
    links=(INSTALLATION,),
)

SHIM_WITHOUT_PROGRAM = Message(
    code="cli.shim-without-program",
    severity=Severity.FAIL,
    summary="{path} is a version manager's stand-in, and the active version lacks aws: {error}.",
    why="pyenv, asdf and mise put small stand-ins on PATH that pass a command on to the active "
    "version. The AWS CLI was installed into another one, or was removed.",
    recognised="aws lies in a folder called shims, and it ended with an error of the manager's.",
    raw=(
        "pyenv: aws: command not found",
        "The `aws' command exists in these Python versions: …",
        "pyenv: version `…' is not installed (set by …)",
        "No version is set for command aws",
    ),
    steps=(
        "Choose a version that has it: with pyenv, pyenv whence aws lists them.",
        "Or install AWS CLI 2 with AWS's installer, and remove the stand-in.",
    ),
    links=(INSTALLATION,),
)

ANOTHER_PROGRAM = Message(
    code="cli.another-program",
    severity=Severity.FAIL,
    summary="The program {path} is not the AWS CLI: asked for its version, it says {answer}.",
    why="Other programs bear the same name, for example the package aws of PyPI. The commands of "
    "the guide would go to that program.",
    recognised="aws --version ended well, and its answer does not begin with aws-cli/.",
    steps=(
        "Remove that program, for example with pip uninstall aws, or rename it.",
        "Install AWS CLI 2 with AWS's installer for this system.",
    ),
    commands=("python -m pip uninstall aws",),
    links=(INSTALLATION,),
)


def why_it_gives_no_version(place: Path, said: Ran, context: Context) -> Finding | Undecided:
    """The cause, by how it ended and what it wrote."""
    words = heard(said.last_words)
    seen = Evidence("answer", words, f"{place} --version")
    facts = {"path": str(place), "error": words}
    if needed := GLIBC.search(said.err):
        return library_mismatch(place, needed.group(), context)
    if packages_broken(said):
        return PYTHON_PACKAGES_BROKEN.finding(seen, facts=facts)
    if said.code and place.parent.name == "shims":
        error = heard(said.first_words)
        return SHIM_WITHOUT_PROGRAM.finding(
            Evidence("answer", error, seen.source), facts={"path": str(place), "error": error}
        )
    if STORE_STUB.search(said.err + said.out):
        return broken(
            place,
            Phrase(
                "The program aws asks for Python, and finds the Microsoft Store's empty stand-in."
                " PATH finds it as {path}, and it cannot be used."
            ),
            context,
        )
    if said.code in (126, 127):
        return broken(
            place,
            Phrase(
                "The program aws asks for another one that is not there: {error}."
                " PATH finds it as {path}, and it cannot be used.",
                error=words,
            ),
            context,
        )
    if said.code == 0 and not words:
        return broken(
            place,
            Phrase(
                "The program aws ends without a word."
                " PATH finds it as {path}, and it cannot be used."
            ),
            context,
        )
    if said.code == 0:
        return ANOTHER_PROGRAM.finding(seen, facts={"path": str(place), "answer": words})
    return Undecided(
        Phrase("{path} --version ended with code {code}: {error}.", code=said.code, **facts)
    )


def packages_broken(said: Ran | DidNotRun) -> bool:
    """Whether it is a Python script that could not import what it needs."""
    return isinstance(said, Ran) and said.code != 0 and bool(PACKAGES.search(said.err))
