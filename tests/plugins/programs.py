"""The console script, and the programs that it finds: the system's, but an AWS CLI and a Python of ours.

What else lies about on the computer of whoever runs the tests (three AWS CLIs, five Pythons) would
be looked at by each run of rekwiz, which takes seconds, and would change what it says.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from checks.place import PIPELINES
from tests.plugins.schemas import printed
from tests.plugins.warm import REKWIZ, ended

SYSTEM = ("/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin")
NOT_THE_SYSTEMS = re.compile(r"aws|python|pip|conda|pyenv")
AWS = """\
#!/bin/sh
[ "$1" = --version ] || exit 253
echo aws-cli/2.31.4 Python/3.13.7 Linux/6.8 exe/x86_64
"""
PERSONAL = (
    *("AWS_", "REKWIZ_", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "VIRTUAL_ENV"),
    *("GITHUB_", "GITLAB_"),
    *("LANG", "LC_ALL", "COLUMNS", "LINES"),  # xdist tells its workers how wide the terminal is
    *PIPELINES,
)
"""How the names begin of what is somebody's own, or of the pipeline that runs the tests: to rekwiz it
would be the person's."""
MEASURED = {name: value for name, value in os.environ.items() if name.startswith("COVERAGE_")}
"""What lets coverage.py into a child whose environment is built from nothing."""
UNMEASURED = dict.fromkeys(("COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG"), "")
"""What keeps it out of a program whose seconds count: coverage of its lines would double them."""

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def programs_on_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which they are."""
    folder = tmp_path_factory.mktemp("programs")
    for place in map(Path, SYSTEM):
        for program in place.iterdir() if place.is_dir() else ():
            if not NOT_THE_SYSTEMS.match(program.name) and not (folder / program.name).is_symlink():
                (folder / program.name).symlink_to(program)
    (folder / "aws").write_text(AWS)
    (folder / "aws").chmod(0o755)
    return folder


@pytest.fixture(scope="session")
def base_environment(programs_on_path: Path) -> dict[str, str]:
    """The environment of this process without what is personal in it, in English."""
    kept = {
        name: value for name, value in os.environ.items() if not name.upper().startswith(PERSONAL)
    }
    path = os.pathsep.join([str(REKWIZ.parent), str(programs_on_path)])
    return kept | {"PATH": path, "LC_ALL": "C.UTF-8", "REKWIZ_LANG": "en"}


@pytest.fixture
def rekwiz(tmp_path) -> Run:
    """The console script, run to its end without a terminal, in a folder of its own."""

    def run(*arguments: object, env: Mapping[str, str], cwd: Path = tmp_path, timeout: float = 300):
        words = [str(REKWIZ), *map(str, arguments)]
        done = ended(words, env=env, cwd=cwd, timeout=timeout)
        printed(done.stdout)
        return done

    return run
