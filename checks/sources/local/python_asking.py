"""The commands with which another Python is asked, and the lines in which it answers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from checks.sources.local.programs import DidNotRun, Ran

QUESTION, TRIAL = (
    Path(__file__).with_name(name) for name in ("python_question.py", "python_trial.py")
)
HAS, TRIED = "rekwiz-python:", "rekwiz-trial:"
"""How the lines begin that say what it has, and how far a program would come with it."""


def question_to(place: Path) -> tuple[str, ...]:
    """Has it say what it has, with nothing of the person's."""
    return (str(place), "-I", "-B", "-c", QUESTION.read_text("utf-8"))


def trial_of(place: Path, profile: str | None, region: str | None) -> tuple[str, ...]:
    """Has it come as far as the person's program would, and say by the way what it has."""
    return (*any_trial_of(place), profile or "", region or "")


def any_trial_of(place: Path) -> tuple[str, ...]:
    """The words with which each trial of it begins, whatever the profile."""
    text = "\n".join(file.read_text("utf-8") for file in (QUESTION, TRIAL))
    return (str(place), "-B", "-c", text)


def line_of(said: Ran | DidNotRun, head: str) -> str | None:
    """The line of its answer that begins so; None where it has none."""
    lines = said.out.splitlines() if isinstance(said, Ran) else ()
    return next((each for each in lines if each.startswith(head)), None)


def told(line: str, head: str) -> dict[str, Any]:
    """What stands in such a line."""
    answer: dict[str, Any] = json.loads(line.removeprefix(head))
    return answer
