"""Causes of the area `sdk`: real virtual environments, and packages that really do not import."""

from __future__ import annotations

import json
import sys
import venv

from tests.e2e.causes.case import Step, case
from tests.e2e.causes.computer import Computer, says
from tests.e2e.causes.settings import config, no_credentials, variables

OF_SDK = ("--only", "sdk")
BROKEN_BOTOCORE = "from urllib3.util.ssl_ import DEFAULT_CIPHERS\n"
OLD_BOTOCORE = "from botocore.vendored.six.moves import http_client\n"


def own_python(*packages: tuple[str, str]) -> Step:
    """An active virtual environment with these files among its packages, and nothing else."""

    def make(computer: Computer) -> None:
        place = computer.home / "env"
        venv.EnvBuilder(symlinks=True, with_pip=False).create(place)
        library = next((place / "lib").glob("python3*")) / "site-packages"
        for name, text in packages:
            file = library / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        computer.environment["VIRTUAL_ENV"] = str(place)

    return make


def another_python_with_boto3(computer: Computer) -> None:
    """The Python of these tests, on PATH."""
    computer.program("python3", f'#!/bin/sh\nexec {sys.executable} "$@"\n')


def own_file(name: str) -> Step:
    def put(computer: Computer) -> None:
        (computer.folder / name).write_text("")

    return put


def python_that_says(**facts: object) -> Step:
    """A program that answers as a Python of other times and makers would."""
    answer = {
        "version": [3, 12, 3], "prefix": "/usr", "environment": False, "managed": False,
        "places": {"boto3": "/usr/lib/python3/dist-packages/boto3/__init__.py"},
        "versions": {"boto3": "1.42.0"}, "loads": [], "failure": None, "detects": True,
        "warned": False,
    } | facts  # fmt: skip
    trial = {"stage": "done", "method": "env", "region": "us-east-1", "failure": None}
    lines = ("rekwiz-python:" + json.dumps(answer), "rekwiz-trial:" + json.dumps(trial))
    text = says("\n".join(lines))

    def put(computer: Computer) -> None:
        computer.program("python3", text)

    return put


WITHOUT_BOTO3 = {
    "places": {}, "versions": {}, "detects": None,
    "failure": ["ModuleNotFoundError", "No module named 'boto3'", "boto3"],
}  # fmt: skip
LOGIN = "[default]\nregion = us-east-1\nlogin_session = arn:aws:iam::111122223333:user/ming\n"

CASES = (
    case("sdk.python-missing", "none on PATH",
         at="sdk.python", run=OF_SDK),
    case("sdk.boto3-missing", "a fresh environment",
         own_python(), at="sdk.boto3", run=OF_SDK),
    case("sdk.boto3-in-another-python", "outside of the environment",
         own_python(), another_python_with_boto3, at="sdk.boto3",
         folds=("sdk.boto3-missing",), run=OF_SDK),
    case("sdk.boto-instead-of-boto3", "conda install boto",
         own_python(("boto/__init__.py", "")), at="sdk.boto3",
         folds=("sdk.boto3-missing",), run=OF_SDK),
    case("sdk.boto3-outdated", "of the time before Python 3.12",
         own_python(("boto3/__init__.py", "import botocore.session\n"), ("botocore/__init__.py", ""),
                    ("botocore/vendored/__init__.py", ""), ("botocore/session.py", OLD_BOTOCORE)),
         at="sdk.boto3", run=OF_SDK),
    case("sdk.boto3-outdated", "it knows no detect_faces",
         python_that_says(detects=False, versions={"boto3": "1.3.1"}), at="sdk.boto3", run=OF_SDK),
    case("sdk.packages-clash", "urllib3 is too new for botocore",
         own_python(("boto3/__init__.py", "import botocore.session\n"), ("botocore/__init__.py", ""),
                    ("botocore/session.py", BROKEN_BOTOCORE), ("urllib3/__init__.py", ""),
                    ("urllib3/util/__init__.py", ""), ("urllib3/util/ssl_.py", "")),
         at="sdk.boto3", run=OF_SDK),
    case("sdk.shadowed-by-own-file", "the sample is called boto3.py",
         another_python_with_boto3, own_file("boto3.py"), at="sdk.own-files", run=OF_SDK),
    case("sdk.shadowed-by-own-file", "a copy of Python's queue.py",
         another_python_with_boto3, own_file("queue.py"), at="sdk.own-files", run=OF_SDK),
    case("sdk.python-too-old", "Python 3.9",
         python_that_says(version=[3, 9, 2]), at="sdk.python", state="warn", run=OF_SDK),
    case("sdk.python-externally-managed", "Debian's",
         python_that_says(**WITHOUT_BOTO3, managed=True), at="sdk.boto3",
         root="sdk.boto3-missing", beside=("sdk.boto3-missing",), run=OF_SDK),
    case("sdk.login-support-missing", "boto3 without crt",
         python_that_says(), config(LOGIN), no_credentials, at="sdk.login-support",
         run=OF_SDK),
    case("sdk.tuning-variable-invalid", "AWS_MAX_ATTEMPTS is a word",
         another_python_with_boto3, variables(AWS_MAX_ATTEMPTS="many"), at="sdk.tuning",
         folds=("sdk.own-boto3-fails",), run=OF_SDK),
    case("sdk.tuning-variable-invalid", "AWS_DEFAULTS_MODE, in the whole run",
         variables(AWS_DEFAULTS_MODE="fastest"), at="sdk.tuning", folds=("network.not-asked",),
         run=("--skip", "cli", "--skip", "sdk.boto3", "--skip", "sdk.python")),
)  # fmt: skip
