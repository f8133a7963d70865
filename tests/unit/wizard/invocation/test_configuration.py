"""The configuration file: where it lies, what it may say, and what it is told that it may not."""

from dataclasses import fields
from pathlib import Path

import pytest

from checks.model import Phrase
from checks.report import FailOn
from wizard.errors import Usage
from wizard.invocation.configuration import Settings, Source, from_file
from wizard.languages import OFFERED, language

FORMATS = ("text", "json")
WHOLE = """
profile = "ours"
region = "us-west-2"
account = "111122223333"
photo = "me.jpg"
only = ["cli"]
skip = ["cli.pager"]
require = ["sdk"]
actions = ["rekognition:CompareFaces"]
resources = ["*"]
require-policy = ["AmazonS3ReadOnlyAccess"]
timeout = 5
fail-on = "warn"
format = "json"
"""


@pytest.fixture
def folder(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def refused(text: str, folder: Path) -> Usage:
    file = folder / "rekwiz.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(Usage) as wrong:
        from_file(file, FORMATS)
    return wrong.value


def said(wrong: Usage) -> str:
    return language("en").say(wrong.phrase)


def test_every_setting_is_read(folder):
    (folder / "rekwiz.toml").write_text(WHOLE)

    source = from_file(None, FORMATS)

    assert source.file == Path("rekwiz.toml")
    assert source.settings == Settings(
        profile="ours",
        region="us-west-2",
        account="111122223333",
        photo=Path("me.jpg"),
        only=("cli",),
        skip=("cli.pager",),
        require=("sdk",),
        actions=("rekognition:CompareFaces",),
        resources=("*",),
        require_policy=("AmazonS3ReadOnlyAccess",),
        timeout=5.0,
        fail_on=FailOn.WARN,
        format="json",
    )
    assert None not in vars(source.settings).values(), "a setting is not tried out here"


def test_without_a_file_nothing_is_said(folder):
    assert from_file(None, FORMATS) == Source(None, Settings())


def test_pyproject_may_say_it_under_its_tool(folder):
    (folder / "pyproject.toml").write_text('[tool.rekwiz]\nprofile = "ours"\n')

    assert from_file(None, FORMATS) == Source(Path("pyproject.toml"), Settings(profile="ours"))


@pytest.mark.parametrize("text", ["", "tool = 1\n", "[tool.other]\na = 1\n"])
def test_a_pyproject_without_the_table_says_nothing(folder, text):
    (folder / "pyproject.toml").write_text(text)

    assert from_file(None, FORMATS).settings == Settings()


def test_a_file_of_its_own_goes_before_pyproject_and_one_that_is_named_before_both(folder):
    (folder / "pyproject.toml").write_text('[tool.rekwiz]\nprofile = "project"\n')
    (folder / "rekwiz.toml").write_text('profile = "own"\n')
    named = folder / "ci.toml"
    named.write_text('profile = "named"\n')

    assert from_file(None, FORMATS).settings.profile == "own"
    assert from_file(named, FORMATS) == Source(named, Settings(profile="named"))


TEXT = "{key} must be a text in quotes."
TEXTS = "{key} must be a list of texts in quotes."
SECONDS = "{key} must be a number of seconds above 0."
WRONG = [
    ("profile = 1", TEXT),
    ("region = true", TEXT),
    ("account = 111122223333", TEXT),
    ("photo = []", TEXT),
    ('only = "cli"', TEXTS),
    ("skip = [1]", TEXTS),
    ("require = [[]]", TEXTS),
    ("actions = {}", TEXTS),
    ("resources = 1", TEXTS),
    ("require-policy = [true]", TEXTS),
    ('timeout = "5"', SECONDS),
    ("timeout = true", SECONDS),
    ("timeout = 0", SECONDS),
    ("timeout = 86400", SECONDS),
    ("timeout = nan", SECONDS),
    ('fail-on = "never mind"', "{key} must be one of: fail, unknown, warn, never."),
    ("fail-on = ['fail']", "{key} must be one of: fail, unknown, warn, never."),
    ('format = "xml"', "{key} must be one of: text, json."),
    ("format = 1", TEXT),
]


@pytest.mark.parametrize(("text", "sentence"), WRONG)
def test_what_a_setting_cannot_be_is_said_with_its_file_and_what_it_can_be(folder, text, sentence):
    wrong = refused(text, folder)

    key = text.partition(" = ")[0]
    assert said(wrong) == f"{folder / 'rekwiz.toml'}: {sentence.format(key=key)}"


def test_every_setting_is_refused_once():
    tried = {text.partition(" = ")[0].replace("-", "_") for text, _ in WRONG}

    assert tried == {each.name for each in fields(Settings)}


def test_the_formats_are_those_that_the_command_has(folder):
    file = folder / "ci.toml"
    file.write_text('format = "junit"')

    assert from_file(file, ("text", "junit")).settings.format == "junit"
    with pytest.raises(Usage):
        from_file(file, FORMATS)


@pytest.mark.parametrize("code", OFFERED)
def test_a_key_that_is_none_is_answered_with_the_nearest(folder, code):
    wrong = refused('fail_on = "warn"', folder)

    assert wrong.hint == Phrase("It knows: {known}", known=("fail-on", "actions"))
    assert "fail_on" in language(code).say(wrong.phrase)


def test_a_key_like_no_other_is_answered_with_all(folder):
    wrong = refused("xyz = 1", folder)

    keys = tuple(each.name.replace("_", "-") for each in fields(Settings))
    assert wrong.hint == Phrase("It knows: {known}", known=keys)


@pytest.mark.parametrize("text", ["tool.rekwiz = 1", "tool.rekwiz = []", 'tool.rekwiz = "x"'])
def test_what_stands_in_the_place_of_our_table_in_pyproject_is_refused(folder, text):
    (folder / "pyproject.toml").write_text(text)

    with pytest.raises(Usage) as wrong:
        from_file(None, FORMATS)

    assert said(wrong.value) == "pyproject.toml: tool.rekwiz must be a table of settings."
