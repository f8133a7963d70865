"""`--format NAME[=FILE]`: which formats go where, and what cannot be."""

import os
from pathlib import Path

import pytest

from wizard.errors import Usage
from wizard.invocation.options import NoneOf
from wizard.invocation.wanted import Wanted, placed, reader
from wizard.languages import language

read = reader(("text", "json", "junit"))
JUNIT, JSON = Wanted("junit", Path("a.xml")), Wanted("json")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("json", Wanted("json")),
        ("junit=a.xml", JUNIT),
        ("junit=a=b.xml", Wanted("junit", Path("a=b.xml"))),
        ("json=-", Wanted("json")),
        ("json=/dev/stderr", Wanted("json", Path("/dev/stderr"))),
    ],
)
def test_a_format_and_its_file(text, wanted):
    assert read(text) == wanted


@pytest.mark.parametrize("text", ["xml", "", "=a", "JSON", "junit =a", "json:a"])
def test_there_is_no_other_format(text):
    with pytest.raises(NoneOf):
        read(text)


@pytest.mark.parametrize("text", ["json=", "json=a\0b"])
def test_a_file_has_a_name(text):
    with pytest.raises(ValueError, match="json"):
        read(text)


@pytest.mark.parametrize(
    ("asked", "output", "wanted"),
    [
        ((), None, (Wanted(),)),
        ((), Path("a"), (Wanted("text", Path("a")),)),
        ((JSON,), None, (JSON,)),
        ((JSON,), Path("a"), (Wanted("json", Path("a")),)),
        ((JUNIT,), None, (JUNIT,)),
        ((JSON, JUNIT), None, (JUNIT, JSON)),
        ((JUNIT,), Path("b"), (JUNIT, Wanted("text", Path("b")))),
    ],
)
def test_the_one_without_a_file_goes_to_standard_output_or_where_output_says(asked, output, wanted):
    assert placed(asked, output) == wanted


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("there").touch()
    os.link("there", "hard")
    Path("soft").symlink_to("there")
    Path("new").symlink_to("not-there")
    return tmp_path


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a", "a"),
        ("a", "./a"),
        ("there", "hard"),
        ("there", "soft"),
        ("new", "not-there"),
        ("/dev/null", "/dev/null"),
    ],
)
def test_two_in_one_file_are_refused_by_whatever_name(folder, one, other):
    for asked, output in (
        ((Wanted("json", Path(one)), Wanted("junit", Path(other))), None),
        ((Wanted("json", Path(one)), Wanted("junit")), Path(other)),
    ):
        with pytest.raises(Usage) as wrong:
            placed(asked, output)
        assert Path(other).name in language("en").say(wrong.value.phrase)


def test_two_without_a_file_are_refused():
    with pytest.raises(Usage) as wrong:
        placed((Wanted("json"), Wanted("text")), None)
    assert wrong.value.hint
    assert "--format text=FILE" in language("en").say(wrong.value.hint)
