"""What the wheel ships: wizard and checks with their data, and nothing else."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def names(tmp_path_factory) -> list[str]:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return zipfile.ZipFile(wheel).namelist()


def test_the_top_level_is_wizard_and_checks_and_nothing_else(names):
    tops = {name.partition("/")[0] for name in names}

    assert {top for top in tops if not top.endswith(".dist-info")} == {"wizard", "checks"}


@pytest.mark.parametrize(
    "data",
    [
        "wizard/languages/zh_TW.toml",
        "wizard/schemas/report.json",
        "checks/sources/photo/astronaut.jpg",
        "wizard/detecting/detect_faces.py.template",
        "checks/py.typed",
        "wizard/py.typed",
    ],
)
def test_the_data_files_are_in_it(names, data):
    assert data in names


def test_every_module_of_the_two_packages_is_in_it(names):
    modules = {
        str(path.relative_to(ROOT))
        for package in ("wizard", "checks")
        for path in (ROOT / package).rglob("*.py")
    }

    assert modules <= set(names)


def test_the_top_level_of_the_project_shows_only_what_it_should():
    tracked = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout.split("\n")
    tops = {name.partition("/")[0] for name in tracked if name}

    assert {top for top in tops if not top.startswith(".")} == {
        "LICENSE",
        "README.md",
        "checks",
        "pyproject.toml",
        "tests",
        "wizard",
    }
