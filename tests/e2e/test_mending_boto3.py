"""A real pip installs a boto3 from a folder: into an environment that is there, or one that is made."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

from tests.e2e.causes.computer import Computer
from tests.e2e.causes.rows_sdk import WITHOUT_BOTO3, own_python

VERSION = "1.99.0"
GUARD = "sdk.python-externally-managed"
FILES = {
    "boto3/__init__.py": "from boto3 import session\n",
    "boto3/session.py": (
        "class Client:\n    def detect_faces(self): ...\n"
        "class Session:\n    def __init__(self, *key): ...\n"
        "    def client(self, *name, **how):\n        return Client()\n"
    ),
    f"boto3-{VERSION}.dist-info/METADATA": f"Metadata-Version: 2.1\nName: boto3\nVersion: {VERSION}\n",
    f"boto3-{VERSION}.dist-info/WHEEL": (
        "Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    ),
}
GUARDED = """\
#!/bin/sh
case "$*" in
  *rekwiz-python:*) /bin/cat <<'END'
rekwiz-python:{answer}
END
  ;;
  *) exec {python} "$@" ;;
esac
"""
ANSWER = {
    "version": [3, 12, 3], "prefix": "/usr", "environment": False, "managed": True, "loads": [],
    "warned": False,
} | WITHOUT_BOTO3  # fmt: skip


def index_of(computer: Computer) -> None:
    """All that pip finds from now on: a folder with one boto3."""
    folder = computer.folder.parent / "index"
    folder.mkdir()
    computer.environment |= {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(folder)}
    with zipfile.ZipFile(folder / f"boto3-{VERSION}-py3-none-any.whl", "w") as wheel:
        for name, text in FILES.items():
            wheel.writestr(name, text)
        record = "".join(f"{name},,\n" for name in FILES)
        wheel.writestr(f"boto3-{VERSION}.dist-info/RECORD", record)


def version_in(python: Path) -> str:
    words = "from importlib.metadata import version; print(version('boto3'))"
    said = subprocess.run([python, "-c", words], capture_output=True, text=True)
    return said.stdout.strip()


def test_an_environment_is_made_with_boto3_in_it(computer_of, thorough, record_property):
    computer: Computer = computer_of((), (), False)
    computer.program("python3", GUARDED.format(answer=json.dumps(ANSWER), python=sys.executable))

    index_of(computer)
    mended = computer.does("fix", GUARD, "--yes")
    undone = computer.does("undo", "--yes")

    assert mended.code == 0, mended.err
    assert f"✓ Fixed: {GUARD}" in mended.err
    record_property("mended", GUARD)
    assert ". .venv/bin/activate" in mended.err
    assert version_in(computer.folder / ".venv" / "bin" / "python") == VERSION
    assert f"rm -r {computer.folder}/.venv" in undone.err.replace("\n", "")


def test_into_an_environment_without_pip_boto3_comes_with_the_pip_of_its_python(
    computer_of, thorough, record_property
):
    computer: Computer = computer_of((own_python(("boto/__init__.py", "")),), (), False)
    python = computer.home / "env" / "bin" / "python"
    index_of(computer)

    mended = computer.does("fix", "sdk.boto-instead-of-boto3", "sdk.boto3-missing", "--yes")
    undone = computer.does("undo", "--yes")

    assert mended.code == 0, mended.err
    assert version_in(python) == VERSION
    record_property("mended", "sdk.boto-instead-of-boto3")
    record_property("mended", "sdk.boto3-missing")
    assert "-m pip uninstall boto3" in undone.err.replace("\n", "")
