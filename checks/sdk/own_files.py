"""No file of the person's own is imported in place of boto3 or of Python's library."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.machinery import PathFinder
from pathlib import Path

from checks.context import Context
from checks.fix import Fix
from checks.model import (
    Check,
    Cost,
    Evidence,
    Finding,
    Location,
    Message,
    NotApplicable,
    Phrase,
    Remedy,
    Seen,
    Severity,
)
from checks.pages import QUICKSTART
from checks.sources.local.pythons import Python, begin, own_python

ALWAYS = frozenset({"boto3", "botocore"})

SHADOWED_BY_OWN_FILE = Message(
    code="sdk.shadowed-by-own-file",
    severity=Severity.FAIL,
    summary="{file} has the name of the module {module}, and is imported in its place.",
    why="Python looks first in the folder of the script. boto3 needs the real {module}, and gets "
    "your file.",
    recognised="A file in this folder has the name of a module that importing boto3 loads. rekwiz "
    "looks at names only and runs none of your files.",
    raw=(
        "AttributeError: partially initialized module 'boto3' has no attribute 'client' (most "
        "likely due to a circular import)",
        "AttributeError: module 'boto3' has no attribute 'client'",
        "ModuleNotFoundError: No module named 'botocore.exceptions'; 'botocore' is not a package",
        "ImportError: cannot import name 'loads' from 'json'",
        "ModuleNotFoundError: No module named 'email.parser'; 'email' is not a package",
        "module 'copy' has no attribute 'deepcopy'",
        "module 'queue' has no attribute 'LifoQueue'",
    ),
    steps=(
        "Give the file another name, for example my_{module}.py.",
        "Delete the folder __pycache__ beside it.",
    ),
    links=(QUICKSTART,),
    fix=Fix.RENAME_OWN_FILE,
    explains=("sdk.boto3-missing", "sdk.packages-clash"),
)
WHOLE_COPY = Remedy(
    steps=(
        Phrase("If it was put there for a bundle, as for AWS Lambda, leave it."),
        Phrase("Else give it another name, and install boto3 with pip."),
    ),
    links=(QUICKSTART,),
)


def look(context: Context) -> Iterator[Seen]:
    python = own_python(context)
    if not isinstance(python, Python):
        yield NotApplicable(Phrase("No Python was found that could run the sample."))
        return
    yield Evidence("folder", str(context.folder), "the names of its files")
    PathFinder.invalidate_caches()  # a file may have been renamed since the last look
    for module in sorted(ALWAYS | python.loads):
        file = _own_file(module, python, context.folder)
        if file and not _installed_by_pip(file, context.folder):
            yield _shadowed(module, file, Severity.FAIL)
        elif file and module in ALWAYS:  # a whole copy, as in a bundle for AWS Lambda, works
            yield _shadowed(module, file, Severity.WARN)


def _own_file(module: str, python: Python, folder: Path) -> Path | None:
    """The file in the folder that `import module` would take; its name alone is looked at."""
    spec = PathFinder.find_spec(module, [str(folder)])
    if spec is None or spec.loader is None or not spec.origin:  # a bare folder hides nothing
        return None
    same = python.places.get(module) == spec.origin
    return None if same else Path(spec.origin)


def _installed_by_pip(file: Path, folder: Path) -> bool:
    """Whether pip put it there, as `pip install --target .` does, and says so in a RECORD."""
    listed = f"{file.relative_to(folder).as_posix()},"
    records = folder.glob("*.dist-info/RECORD")
    return any(
        line.startswith(listed)
        for record in records
        for line in record.read_text("utf-8", "replace").splitlines()
    )


def _shadowed(module: str, file: Path, severity: Severity) -> Finding:
    shown = file.parent if file.name == "__init__.py" else file
    return SHADOWED_BY_OWN_FILE.finding(
        Evidence("file", str(shown), "the folder of the sample"),
        severity=severity,
        remedy=WHOLE_COPY if severity is Severity.WARN else None,
        location=Location(str(file)),
        facts={"file": str(shown), "module": module},
    )


CHECK = Check(
    code="sdk.own-files",
    title="No file in this folder hides boto3 or Python's library",
    look=look,
    messages=(SHADOWED_BY_OWN_FILE,),
    cost=Cost.PROGRAM,
    begins=begin,
)
