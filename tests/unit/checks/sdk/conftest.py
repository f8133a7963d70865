"""Environments with packages in them, stand-ins that answer like a Python, and contexts."""

import json
import shutil
import sysconfig
import venv
from collections.abc import Callable
from pathlib import Path

import pytest

from checks.context import Context
from checks.sources.aws.ask import Aws

SAMPLE = Path(__file__).parents[4] / "checks" / "sources" / "photo" / "astronaut.jpg"
ANSWER = {
    "failure": None,
    "detects": True,
    "warned": False,
    "loads": ["boto3", "botocore", "json", "random"],
    "version": [3, 13, 1],
    "prefix": "/usr",
    "environment": False,
    "managed": False,
    "places": {"boto3": "/usr/lib/boto3/__init__.py"},
    "versions": {"boto3": "1.44.5"},
}
MISSING = {
    "failure": ["ModuleNotFoundError", "No module named 'boto3'", "boto3"],
    "detects": None,
    "loads": [],
    "places": {},
    "versions": {},
}


@pytest.fixture(scope="session")
def bare_environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("environments") / "bare"
    venv.create(folder, symlinks=True)
    return folder


@pytest.fixture
def environment(bare_environment: Path, tmp_path: Path) -> Callable[..., Path]:
    """Makes an environment with these packages: name to the text of its `__init__`."""

    def make(name: str = "environment", **packages: str) -> Path:
        folder = shutil.copytree(bare_environment, tmp_path / name, symlinks=True)
        for package, text in packages.items():
            file = _packages_of(folder) / package.replace("__", "/") / "__init__.py"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text)
        return folder

    return make


@pytest.fixture
def environment_with_boto3(environment: Callable[..., Path]) -> Path:
    """An environment that sees the boto3 of the tests themselves."""
    folder = environment("with-boto3")
    (_packages_of(folder) / "ours.pth").write_text(sysconfig.get_path("purelib"))
    return folder


@pytest.fixture
def stand_in(tmp_path: Path) -> Callable[..., Path]:
    """Makes a program that answers like a Python with these differences from a healthy one."""

    def make(name: str = "python3", folder: str = "bin", missing: bool = False, **changes) -> Path:
        answer = ANSWER | (MISSING if missing else {}) | changes
        file = tmp_path / folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"#!/bin/sh\n/bin/cat <<'END'\nrekwiz-python:{json.dumps(answer)}\nEND\n")
        file.chmod(0o755)
        return file

    return make


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The person's folder."""
    (tmp_path / "project").mkdir()
    return tmp_path / "project"


@pytest.fixture
def context(tmp_path: Path, folder: Path, aws_at: Callable[[Path], Aws]) -> Callable[..., Context]:
    """A context whose PATH is `bin`, and whose profile has the settings that are given."""

    def make(
        active: Path | None = None, *, platform: str = "linux", config: str = "", **variables: str
    ) -> Context:
        (tmp_path / "home" / ".aws").mkdir(parents=True, exist_ok=True)
        (tmp_path / "home" / ".aws" / "config").write_text(config)
        chosen = {"VIRTUAL_ENV": str(active)} if active else {}
        return Context(
            environment={"PATH": f"{tmp_path}/bin:/usr/bin/gone:/bin/gone", **chosen, **variables},
            home=tmp_path / "home",
            folder=folder,
            platform=platform,
            sample=SAMPLE,
            aws=aws_at(tmp_path / "home"),
        )

    return make


def _packages_of(environment: Path) -> Path:
    [folder] = environment.glob("lib/python*/site-packages")
    return folder
