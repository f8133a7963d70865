"""What whole-program tests share: a sandbox, the console script, photos made on the spot."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

pytest_plugins = [
    "tests.plugins.scripted",
    "tests.plugins.screens",
    "tests.plugins.terminals",
    "tests.plugins.people",
    "tests.plugins.amazon",
    "tests.plugins.own_names",
]

REKWIZ = Path(sys.executable).with_name("rekwiz")
SAMPLE = Path(__file__).parents[1] / "checks" / "sources" / "photo" / "astronaut.jpg"
PERSONAL = ("AWS_", "REKWIZ_", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY")


@pytest.fixture(scope="session")
def base_environment() -> dict[str, str]:
    """The environment of this process without what is personal in it, in English."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.upper().startswith(PERSONAL) and name not in ("LANG", "LC_ALL")
    }
    return kept | {"LC_ALL": "C.UTF-8", "REKWIZ_LANG": "en"}


@pytest.fixture
def sandbox(base_environment) -> Iterator:
    """A local AWS of this test's own."""
    from wizard.sandbox import Sandbox

    with Sandbox() as running:
        yield running


@pytest.fixture
def configured(sandbox, base_environment) -> dict[str, str]:
    """The environment of somebody whose set-up works, in the sandbox."""
    return sandbox.environment(base_environment, configured=True)


@pytest.fixture
def from_nothing(sandbox, base_environment) -> dict[str, str]:
    """The environment of somebody who has only downloaded the key file."""
    return sandbox.environment(base_environment, configured=False)


Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def rekwiz(tmp_path) -> Run:
    """The console script, run to its end without a terminal, in a folder of its own."""

    def run(*arguments: object, env: Mapping[str, str], cwd: Path = tmp_path, timeout: float = 90):
        return subprocess.run(
            [REKWIZ, *map(str, arguments)],
            env=dict(env),
            cwd=cwd,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=timeout,
        )

    return run


@pytest.fixture
def photos(tmp_path) -> dict[str, Path]:
    """Photos with no, one and two faces, made from the bundled one; none of them is in the project."""
    from PIL import Image

    sample = Image.open(SAMPLE).convert("RGB")
    face = sample.crop((100, 20, 350, 280))
    folder = tmp_path / "photos"
    folder.mkdir()
    none = Image.linear_gradient("L").resize((400, 300)).convert("RGB")
    one = Image.new("RGB", (400, 400), (90, 120, 150))
    one.paste(face, (60, 80))
    two = Image.new("RGB", (700, 400), (150, 120, 90))
    two.paste(face, (40, 70))
    two.paste(face.transpose(Image.Transpose.FLIP_LEFT_RIGHT), (400, 90))
    pictures = {"none": none, "one": one, "two": two}
    for name, picture in pictures.items():
        picture.save(folder / f"{name}.jpg", quality=92)
    return {name: folder / f"{name}.jpg" for name in pictures}
