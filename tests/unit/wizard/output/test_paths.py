"""Paths in sentences: short, and by the names that guides have for them."""

from pathlib import Path

import pytest

from wizard.output.paths import shown

CREDENTIALS = "home/.aws/credentials"


@pytest.mark.parametrize(
    ("here", "path", "words"),
    [
        ("home", CREDENTIALS, "~/.aws/credentials"),
        ("", CREDENTIALS, "~/.aws/credentials"),
        ("elsewhere", CREDENTIALS, "~/.aws/credentials"),
        ("home/.aws", CREDENTIALS, "credentials"),
        ("home", "home/me.jpg", "me.jpg"),
        ("home/photos", "home/photos/me.jpg", "me.jpg"),
        ("home/photos", "home/me.jpg", "~/me.jpg"),
        ("home", "home", "~"),
        ("home/photos", "home/photos", "~/photos"),
    ],
)
def test_a_file_of_the_home_has_its_usual_name(tmp_path, monkeypatch, here, path, words):
    folder = tmp_path / here
    folder.mkdir(parents=True, exist_ok=True)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("USERPROFILE", str(tmp_path / "home"))
    monkeypatch.chdir(folder)
    assert shown(tmp_path / path) == str(Path(words))


def test_what_lies_elsewhere_is_named_whole(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path.parent)
    assert shown(tmp_path.parent.parent / "file") == str(tmp_path.parent.parent / "file")
