"""The end of the set-up: shown, kept where it is found again, and opened where somebody could look."""

import os
from pathlib import Path

import pytest

from wizard.setup import opening
from wizard.setup.opening import open_file
from wizard.setup.steps.first_detection import guide
from wizard.setup.trail import Ending


@pytest.fixture
def desktop(monkeypatch, tmp_path):
    """A desktop whose opener writes down what it was given; its file."""
    said = tmp_path / "opened"
    program = tmp_path / "programs" / "xdg-open"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nprintf %s "$1" > "{said}"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":0")
    for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"):
        monkeypatch.delenv(name, raising=False)
    return said


def test_a_file_is_opened_by_the_desktop_and_a_failure_is_known(desktop, tmp_path):
    picture = tmp_path / "a b's.png"

    assert open_file(picture, "linux") is True
    assert desktop.read_text() == str(picture)
    assert open_file(picture, "plan9") is False


def test_who_was_guided_is_offered_the_picture_and_finds_it_at_home(
    travel, script, sandboxed, desktop, monkeypatch
):
    sandboxed()
    monkeypatch.setattr(opening, "has_desktop", lambda context: True)
    said = script(("photo_source", "bundled"), ("open_picture", True))
    journey = travel(said)
    journey.trail.note(0, Ending.DONE)

    assert guide(journey) is Ending.DONE

    folder = Path(os.environ["HOME"], "rekwiz")
    assert desktop.read_text() == str(folder / "astronaut.faces.png")
    assert "a picture of 512 × 512" in said.shown
    assert str(folder / "detect_faces.py") in said.shown
    assert "rekwiz explain --program" in said.shown
