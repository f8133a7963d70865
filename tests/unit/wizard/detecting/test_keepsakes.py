"""The starter script and the picture: they run as they are and cover nothing."""

import ast
import shutil
from pathlib import Path

import pytest

from checks.model import Phrase
from checks.sources.photo.photo import look_at
from tests.plugins.people import SAMPLE
from wizard.detecting.keepsakes import first_that_takes_files, save_picture, save_script
from wizard.detecting.program import Settings, script
from wizard.languages import OFFERED, language

ENGLISH = language("en")
FACE = {"BoundingBox": {"Left": 0.35, "Top": 0.16, "Width": 0.17, "Height": 0.17}}


def constants(text: str) -> dict[str, object]:
    tree = ast.parse(text)
    return {
        node.targets[0].id: ast.literal_eval(node.value)
        for node in tree.body
        if isinstance(node, ast.Assign)
    }


def kept(folder: Path) -> Path | Phrase:
    return save_script(folder, Settings(None, "us-east-1", SAMPLE), SAMPLE, ENGLISH)


@pytest.mark.parametrize("code", OFFERED)
@pytest.mark.parametrize(
    "photo", ["me.jpg", "C:\\new\\test.jpg", "it's.jpg", "照片/我.jpg", '"$x".png', "{a}\n.jpg"]
)
def test_the_script_names_any_photo_rightly(photo, code):
    assert constants(script(Settings("my dev", "eu-west-1", Path(photo)), language(code))) == {
        "PROFILE": "my dev",
        "REGION": "eu-west-1",
        "PHOTO": photo,
    }


def test_the_script_for_the_default_profile_names_none():
    text = script(Settings(None, "us-east-1", Path("me.jpg")), ENGLISH)

    assert constants(text)["PROFILE"] is None


def test_the_bundled_photo_comes_along_with_the_script(tmp_path):
    assert kept(tmp_path) == tmp_path / "detect_faces.py"
    assert constants((tmp_path / "detect_faces.py").read_text())["PHOTO"] == str(
        tmp_path / "astronaut.jpg"
    )
    assert (tmp_path / "astronaut.jpg").read_bytes() == SAMPLE.read_bytes()


def test_a_script_that_is_there_stays(tmp_path):
    (tmp_path / "detect_faces.py").write_text("mine")

    assert kept(tmp_path) == tmp_path / "detect_faces-2.py"
    assert (tmp_path / "detect_faces.py").read_text() == "mine"


def test_a_picture_that_is_there_stays(tmp_path):
    photo = tmp_path / "me.jpg"
    shutil.copy(SAMPLE, photo)
    (tmp_path / "me.faces.png").write_text("mine")

    assert save_picture(tmp_path, look_at(photo), [FACE]) == tmp_path / "me.faces-2.png"
    assert (tmp_path / "me.faces.png").read_text() == "mine"
    assert (tmp_path / "me.faces-2.png").read_bytes().startswith(b"\x89PNG")


def test_a_folder_that_cannot_be_written_to_is_said(tmp_path):
    phrase = kept(tmp_path / "gone")

    assert isinstance(phrase, Phrase)
    assert "could not be saved" in phrase.text


def test_the_first_folder_that_takes_files_is_taken(tmp_path):
    file = tmp_path / "file"
    file.touch()

    assert first_that_takes_files([file, tmp_path / "new", tmp_path]) == tmp_path / "new"
    assert first_that_takes_files([file]) == file
