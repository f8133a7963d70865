"""A new format is one file: it is found where it lies, and offered for what it can write."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from wizard.formats import CHECKS, REPORT, names_of, renderer

ROOT = Path(__file__).parents[4]
LOUD = """
from wizard.formats import Format

FORMAT = Format(checks=lambda checks, language, look: " ".join(checks).upper())
"""
ASKED = """
from wizard.formats import CHECKS, REPORT, names_of, renderer
from wizard.languages import language
from wizard.output.look import Look

print(names_of(CHECKS), names_of(REPORT))
print(renderer("loud", CHECKS)(["a.b", "c.d"], language("en"), Look()))
"""


def test_a_file_in_the_folder_is_a_format_of_what_it_can_write(tmp_path):
    for package in ("checks", "wizard"):
        shutil.copytree(ROOT / package, tmp_path / package)
    (tmp_path / "wizard" / "formats" / "loud.py").write_text(LOUD)

    asked = subprocess.run(
        [sys.executable, "-c", ASKED], cwd=tmp_path, capture_output=True, text=True, check=True
    )

    with_it = names_of(CHECKS)[:1] + tuple(sorted({*names_of(CHECKS)[1:], "loud"}))
    assert asked.stdout == f"{with_it} {names_of(REPORT)}\nA.B C.D\n"


def test_the_format_of_whoever_asks_for_none_comes_first():
    default, *others = names_of(REPORT)

    assert default == "text"
    assert others == sorted(others)
    assert "json" in others


@pytest.mark.parametrize("name", ["loud", "", "text.report", "../text"])
def test_there_is_no_other(name):
    with pytest.raises(LookupError):
        renderer(name, CHECKS)


def test_the_names_are_known_without_what_is_slow_to_import():
    slow = {"boto3", "botocore", "rich", "questionary", "PIL", "moto"}
    ask = "import sys, wizard.formats as f; f.names_of(f.CHECKS); print(*sys.modules)"

    asked = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)

    assert slow & set(asked.stdout.split()) == set()
