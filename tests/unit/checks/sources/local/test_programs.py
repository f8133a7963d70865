"""Other programs: where they are, and what they say."""

import errno
import os
import time
from pathlib import Path

import pytest

from checks.deadline import aside
from checks.sources.local.programs import (
    DidNotRun,
    Programs,
    Ran,
    entries,
    run,
    runnable,
    store_stub,
)
from tests.plugins.haste import until


@pytest.fixture
def script(tmp_path):
    def make(text: str, name: str = "program", mode: int = 0o755) -> Path:
        file = tmp_path / name
        file.write_text(f"#!/bin/sh\n{text}\n")
        file.chmod(mode)
        return file

    return make


class Sign:
    """A pipe that programs hold open while they live."""

    def __init__(self, path: Path) -> None:
        os.mkfifo(path)
        self.path, self.reader = path, os.open(path, os.O_RDONLY | os.O_NONBLOCK)

    def __str__(self) -> str:
        return str(self.path)

    def is_over(self) -> bool:
        """Whether all that had it open are gone."""
        try:
            return os.read(self.reader, 1) == b""
        except BlockingIOError:
            return False


@pytest.fixture
def alive(tmp_path):
    sign = Sign(tmp_path / "alive")
    yield sign
    os.close(sign.reader)


def test_entries_come_in_the_order_of_path_with_folders_and_broken_links(tmp_path):
    for name in "abc":
        (tmp_path / name).mkdir()
    (tmp_path / "a" / "aws").symlink_to("/gone")
    (tmp_path / "b" / "aws").mkdir()
    (tmp_path / "c" / "aws").touch()
    path = os.pathsep.join(str(tmp_path / name) for name in ("a", "b", "a", "", "c"))

    assert entries("aws", {"PATH": path}, "linux") == [
        tmp_path / name / "aws" for name in ("a", "b", "c")
    ]


def test_windows_has_endings_and_semicolons(tmp_path):
    (tmp_path / "aws.exe").touch()
    (tmp_path / "aws").touch()

    found = entries("aws", {"PATH": f"C:\\gone;{tmp_path}"}, "win32")

    assert found == [tmp_path / "aws.exe"]


def test_without_path_there_is_nothing(tmp_path):
    assert entries("aws", {}, "linux") == []


def test_what_may_be_executed_is_runnable(script, tmp_path):
    assert runnable(script("true"))
    assert not runnable(script("true", name="plain", mode=0o644))
    assert not runnable(tmp_path)


def test_an_empty_file_of_windowsapps_is_the_stores_stub(tmp_path):
    (tmp_path / "WindowsApps").mkdir()
    stub, real = tmp_path / "WindowsApps" / "python.exe", tmp_path / "python.exe"
    stub.touch()
    real.touch()

    assert [store_stub(stub), store_stub(real)] == [True, False]


def test_a_python_installed_from_the_store_is_no_stub(tmp_path):
    folder = tmp_path / "WindowsApps"
    (folder / "PythonSoftwareFoundation.Python.3.13_qbz5n2kfra8p0").mkdir(parents=True)
    (folder / "python.exe").touch()

    assert not store_stub(folder / "python.exe")


def test_a_program_that_ends_gives_its_code_and_words(script):
    assert run([str(script("echo yes; echo no >&2; exit 3"))], {}, timeout=5) == Ran(
        3, "yes\n", "no\n"
    )


def test_the_last_words_are_those_of_the_errors():
    assert Ran(1, "out\n", "Traceback\nImportError: x\n\n").last_words == "ImportError: x"
    assert Ran(0, "one\ntwo\n", "").last_words == "two"
    assert Ran(0, "one\ntwo\n", "").first_words == "one"
    assert Ran(0, "", "").last_words == ""


def test_a_program_that_is_not_there_did_not_run():
    assert run(["/gone/program"], {}, timeout=5) == DidNotRun(errno.ENOENT)


def test_a_program_that_reads_gets_no_input(script):
    assert run([str(script("cat; echo end"))], {"PATH": os.defpath}, timeout=5).out == "end\n"


def test_a_program_that_takes_too_long_is_ended_with_all_that_it_started(script, alive):
    file = script(f"exec 3> {alive}; sleep 300 & sleep 300")

    assert run([str(file)], {"PATH": os.defpath}, timeout=0.5) == DidNotRun(None)
    assert until(alive.is_over)


def test_a_question_is_asked_once(script, tmp_path):
    file = script(f"echo asked >> {tmp_path}/log")
    programs = Programs({}, tmp_path)

    assert programs.ask(str(file), timeout=5) == programs.ask(str(file), timeout=5)
    assert (tmp_path / "log").read_text() == "asked\n"


def test_a_program_is_asked_in_the_persons_folder_without_awss_variables(script, tmp_path):
    file = script('pwd; echo "$AWS_SECRET_ACCESS_KEY$OTHER"')
    programs = Programs({"AWS_SECRET_ACCESS_KEY": "secret", "OTHER": "kept"}, tmp_path)

    assert programs.ask(str(file), timeout=5).out == f"{tmp_path}\nkept\n"


def test_one_context_has_one_memory(tmp_path):
    from checks.context import Context
    from checks.sources.aws.ask import Aws

    context = Context({}, tmp_path, tmp_path, "linux", Aws())

    assert context.programs is context.programs


def test_what_a_program_left_behind_ends_with_it(script, alive):
    """A helper that goes to the background keeps the pipes open: nobody waits for it."""
    file = script(f"exec 3> {alive}; sleep 300 & echo done")

    assert run([str(file)], {"PATH": os.defpath}, timeout=60) == Ran(0, "done\n", "")
    assert until(alive.is_over)


def test_a_computer_that_is_slow_to_read_hears_all_the_same(script, monkeypatch):
    def later(work, name):
        return aside(lambda: (time.sleep(1.2), work())[1], name)

    monkeypatch.setattr("checks.sources.local.children.aside", later)

    assert run([str(script("echo done"))], {"PATH": os.defpath}, timeout=20) == Ran(0, "done\n", "")


def test_of_a_program_that_writes_without_end_its_first_and_last_words_are_kept(script):
    file = script("echo first; head -c 20000000 /dev/zero | tr '\\0' 'x'; echo; echo last")

    said = run([str(file)], {"PATH": os.defpath}, timeout=30)

    assert len(said.out) <= 2**16 + 2**14
    assert (said.first_words[:5], said.last_words) == ("first", "last")


def test_a_program_that_takes_too_long_has_said_something(script):
    said = run([str(script("echo waiting >&2; sleep 30"))], {"PATH": os.defpath}, timeout=0.5)

    assert said == DidNotRun(None, "waiting\n")
