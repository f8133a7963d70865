"""What goes on after a practice: with the words that began it, where it ends with the command."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from wizard.output import practice

WORDS = ("rekwiz", "sandbox", "--fault", "permissions.s3-denied", "--")
PROGRAM = "from wizard.output.practice import typed; print(typed(['rekwiz', 'setup']))"


def test_a_child_names_the_sandbox_that_ends_with_it_and_a_shell_s_child_does_not():
    env = dict(os.environ) | practice.begun_by(WORDS, "rekwiz")
    asked = [sys.executable, "-c", PROGRAM]

    by_us = subprocess.run(asked, env=env, capture_output=True, text=True, check=True)
    within = f"import subprocess; subprocess.run({asked!r}, check=True)"
    by_another = subprocess.run(
        [sys.executable, "-c", within], env=env, capture_output=True, text=True, check=True
    )

    assert by_us.stdout.strip() == " ".join([*WORDS, "rekwiz", "setup"])
    assert by_another.stdout.strip() == "rekwiz setup"


@pytest.mark.parametrize("said", ["", "'", "1 rekwiz sandbox --", "rekwiz sandbox --"])
def test_what_somebody_else_says_is_not_typed(said):
    assert practice.typed(["rekwiz", "setup"], {practice.BEGUN_BY: said}) == "rekwiz setup"


@pytest.mark.parametrize(("more", "lost"), [((), True), ((practice.KEEPS,), False)])
def test_a_practice_that_is_kept_is_not_lost(more, lost):
    said = f"{os.getppid()} rekwiz sandbox {' '.join(more)} --"

    assert practice.is_lost({practice.BEGUN_BY: said}) is lost
    assert not practice.is_lost({})


def test_the_home_of_a_practice_is_another_than_the_person_s():
    outer = {practice.OUTER_HOME: "/home/ming"}

    assert practice.is_its_home(Path("/tmp/rekwiz-sandbox_1/home"), outer)
    assert not practice.is_its_home(Path("/home/ming"), outer)
    assert not practice.is_its_home(Path("/home/ming"), {})
