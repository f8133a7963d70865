"""Folders with programs in them, and contexts that look at those alone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from checks.context import Context
from checks.sources.aws.ask import Aws

SAMPLE = Path(__file__).parents[4] / "checks" / "sources" / "photo" / "astronaut.jpg"


def write_program(file: Path, text: str | bytes, mode: int = 0o755) -> Path:
    """A file that a shell would start."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    file.chmod(mode)
    return file


@pytest.fixture
def program() -> Callable[..., Path]:
    return write_program


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "home" / ".aws").mkdir(parents=True)
    return tmp_path / "home"


@pytest.fixture
def on_path(tmp_path: Path) -> Path:
    """The one folder of PATH."""
    (tmp_path / "bin").mkdir()
    return tmp_path / "bin"


@pytest.fixture
def aws(on_path: Path) -> Callable[[str], Path]:
    """Puts a program `aws` of a version on PATH."""
    return lambda version: write_program(on_path / "aws", f"#!/bin/sh\necho aws-cli/{version} x\n")


@pytest.fixture
def context(
    home: Path, on_path: Path, tmp_path: Path, aws_at: Callable[[Path], Aws]
) -> Callable[..., Context]:
    """A context whose PATH is `bin`, and whose profile has the settings that are given."""

    def make(*, platform: str = "linux", config: str = "", **environment: str) -> Context:
        (home / ".aws" / "config").write_text(config)
        return Context(
            environment={"PATH": str(on_path), **environment},
            home=home,
            folder=tmp_path,
            platform=platform,
            sample=SAMPLE,
            aws=aws_at(home),
        )

    return make
