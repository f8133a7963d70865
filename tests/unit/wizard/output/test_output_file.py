"""The file of a result: refused before the run where it never could be written, and written whole."""

import os
import threading
from pathlib import Path

import pytest

from tests.plugins.users import IS_ROOT
from wizard.errors import NotTaken, Usage
from wizard.languages import language
from wizard.output import output_file
from wizard.output.output_file import append, must_be_writable, write

ENGLISH = language("en")


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("old")
    (tmp_path / "to-folder").symlink_to("folder")
    (tmp_path / "circle").symlink_to("circle")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("folder", "it is a folder"),
        ("to-folder", "it is a folder"),
        (".", "it is a folder"),
        ("no/such", "there is no such folder"),
        ("file/below", "there is no such folder"),
        ("x" * 300, "too long"),
        ("circle", "symbolic link"),
        ("a\0b", "null"),
    ],
)
def test_what_never_could_be_written_is_wrong_usage(folder, name, words):
    with pytest.raises(Usage) as wrong:
        must_be_writable(folder / name)
    assert words in ENGLISH.say(wrong.value.phrase)


@pytest.mark.parametrize("name", ["file", "new", "/dev/null", "/dev/full", "folder/new"])
def test_what_may_be_written_is_not_touched_by_the_look(folder, name):
    before = sorted(folder.rglob("*"))

    must_be_writable(folder / name)

    assert (sorted(folder.rglob("*")), (folder / "file").read_text()) == (before, "old")


@pytest.mark.skipif(IS_ROOT, reason="root may write anywhere")
def test_a_folder_that_one_may_not_write_to(folder):
    (folder / "folder").chmod(0o500)
    with pytest.raises(Usage):
        must_be_writable(folder / "folder" / "new")


def test_a_pipe_that_nobody_reads_is_not_waited_for_for_ever(folder, monkeypatch):
    monkeypatch.setattr(output_file, "PATIENCE", 0.2)
    os.mkfifo(folder / "pipe")
    must_be_writable(folder / "pipe")

    with pytest.raises(NotTaken) as lost:
        write(folder / "pipe", "x")
    assert "nobody reads it" in ENGLISH.say(lost.value.phrase)
    os.close(os.open(folder / "pipe", os.O_RDONLY | os.O_NONBLOCK))


def test_a_pipe_that_a_shell_hands_over_is_written_to(folder):
    reading, writing = os.pipe()
    read: list[bytes] = []
    reader = threading.Thread(target=lambda: read.append(os.read(reading, 100)), daemon=True)
    reader.start()
    must_be_writable(Path(f"/dev/fd/{writing}"))

    write(Path(f"/dev/fd/{writing}"), "report")

    reader.join(10)
    os.close(writing)
    os.close(reading)
    assert read == [b"report"]


def test_what_is_added_stands_behind_what_is_there_and_only_where_there_is_room(folder):
    append(folder / "file", "-new", most=7)
    append(folder / "file", "-more", most=8)
    append(folder / "fresh", "x", most=1)

    assert ((folder / "file").read_text(), (folder / "fresh").read_text()) == ("old-new", "x")
    with pytest.raises(NotTaken):
        append(folder / "no" / "such", "x", most=9)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with a name")
def test_a_page_that_is_a_pipe_nobody_reads_is_not_waited_for(folder, monkeypatch):
    monkeypatch.setattr(output_file, "PATIENCE", 0.2)
    os.mkfifo(folder / "page")

    with pytest.raises(NotTaken) as refused:
        append(folder / "page", "text", most=100)

    assert "nobody reads it" in ENGLISH.say(refused.value.phrase)
