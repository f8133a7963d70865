"""A new language is one file: it is found by itself, once it is no draft."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import wizard
from wizard.languages import OFFERED, match

HEAD = """
name = "文言"
code = "lzh"
locales = ["lzh", "zh-classical"]
between = "與"
"""


@pytest.fixture
def rekwiz(tmp_path):
    """rekwiz with one more file in its languages, made of the Chinese words and a head of its own."""
    shutil.copytree(Path(wizard.__file__).parent, tmp_path / "wizard")
    folder = tmp_path / "wizard" / "languages"
    words = (folder / "zh_TW.toml").read_text("utf-8").partition("[phrases]")[2]

    def ask(head, *arguments, locale="C.UTF-8"):
        (folder / "lzh.toml").write_text(f"{head}\n[phrases]\n{words}", "utf-8")
        return subprocess.run(
            [sys.executable, "-m", "wizard", *arguments],
            capture_output=True,
            encoding="utf-8",
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(tmp_path), "LC_ALL": locale, "PYTHONUTF8": "1"},
        )

    return ask


def test_a_language_is_offered_by_its_file_alone(rekwiz):
    done = rekwiz(HEAD, "checks", "--lang", "lzh")

    assert (done.returncode, "已安裝 AWS CLI" in done.stdout) == (0, True)
    english, *others = OFFERED
    offered = ", ".join((english, *sorted((*others, "lzh"))))
    assert f"The language: {offered}" in " ".join(rekwiz(HEAD, "--help").stdout.split())


def test_a_locale_that_it_answers_to_chooses_it(rekwiz):
    assert "已安裝 AWS CLI" in rekwiz(HEAD, "checks", locale="zh_classical.UTF-8").stdout


def test_a_draft_is_not_offered(rekwiz):
    done = rekwiz(HEAD + "draft = true\n", "checks", "--lang", "lzh")

    assert (done.returncode, "lzh" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("wish", "code"),
    [
        ("zh_TW.UTF-8", "zh-TW"),
        ("zh-hant-hk", "zh-TW"),
        ("zh_MO", "zh-TW"),
        ("zh_CN.UTF-8", None),
        ("en_GB@euro", "en"),
        ("english", None),
        ("C.UTF-8", None),
    ],
)
def test_a_locale_asks_for_a_language(wish, code):
    assert match(wish) == code


def test_english_is_offered_first():
    english, *others = OFFERED

    assert english == "en"
    assert "zh-TW" in others
