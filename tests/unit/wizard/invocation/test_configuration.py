"""The configuration file: where it lies, what it may say, and what it is told that it may not."""

import os
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from checks.model import Phrase
from checks.mute import Mute
from checks.report import FailOn
from wizard.errors import Usage
from wizard.invocation.configuration import Source, from_file, from_variables, over
from wizard.invocation.settings import KINDS, Settings, variable_of
from wizard.languages import OFFERED, language

FORMATS = ("text", "json")
WHOLE = """
profile = "ours"
region = "us-west-2"
account = "111122223333"
photo = "me.jpg"
bucket = "photos/me.jpg"
collection = "faces"
only = ["cli"]
skip = ["cli.pager"]
require = ["sdk"]
actions = ["rekognition:CompareFaces"]
resources = ["*"]
require-policy = ["AmazonS3ReadOnlyAccess"]
timeout = 5
fail-on = "warn"
format = "json"
formats = ["text", "json=report.json"]

[[mute]]
code = "cli.outdated"
reason = "the image is rebuilt in March"
until = 2027-03-31

[[mute]]
code = "cli.no-pager"
reason = "known"
until = "2027-01-01"
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
        bucket="photos/me.jpg",
        collection="faces",
        only=("cli",),
        skip=("cli.pager",),
        require=("sdk",),
        actions=("rekognition:CompareFaces",),
        resources=("*",),
        require_policy=("AmazonS3ReadOnlyAccess",),
        timeout=5.0,
        fail_on=FailOn.WARN,
        format="json",
        formats=("text", "json=report.json"),
        mute=(
            Mute("cli.outdated", "the image is rebuilt in March", date(2027, 3, 31)),
            Mute("cli.no-pager", "known", date(2027, 1, 1)),
        ),
    )
    assert [each.place for each in source.settings.mute or ()] == [
        "rekwiz.toml:20",
        "rekwiz.toml:25",
    ]
    assert source.lines["timeout"] == 14
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
MUTES = "{key} must be tables, each with the head [[mute]]."
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
    ("bucket = 1", "{key} must be a bucket, such as my-bucket or my-bucket/me.jpg."),
    ("collection = 1", "{key} must be the ID of a face collection."),
    ('formats = "json"', TEXTS),
    ('formats = ["xml=a.xml"]', "{key} must be one of: text, json."),
    ('mute = "x"', MUTES),
    ("mute = {}", MUTES),
    ("mute = [1]", MUTES),
]


@pytest.mark.parametrize(("text", "sentence"), WRONG)
def test_what_a_setting_cannot_be_is_said_with_its_file_and_what_it_can_be(folder, text, sentence):
    wrong = refused(text, folder)

    key = text.partition(" = ")[0]
    assert said(wrong) == f"{folder / 'rekwiz.toml'}:1: {sentence.format(key=key)}"


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

    assert wrong.hint == Phrase(
        "Did you mean {nearest}? It knows: {known}", nearest="fail-on", known=tuple(KINDS)
    )
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


DAY = "until must be a day, such as 2026-12-31."
KNOWN = '\ncode = "cli.outdated"\nreason = "known"\n'
MUTED_WRONGLY = [
    (f"[[mute]]{KNOWN}", 3, "mute lacks until."),
    (f"[[mute]]{KNOWN}until = 2026-12-31\nreasn = 1", 7, "reasn is no key of mute."),
    (f'[[mute]]{KNOWN}until = "soon"', 6, DAY),
    (f'[[mute]]{KNOWN}until = "2026-02-30"', 6, DAY),
    (f"[[mute]]{KNOWN}until = 2026-12-31T10:00:00", 6, DAY),
    (f"[[mute]]{KNOWN}until = 20261231", 6, DAY),
    (
        f"[[mute]]{KNOWN}until = 2026-12-31\n[[mute]]\ncode = 1\nreason = 'x'\nuntil = 2026-01-01",
        8,
        "code must be a text in quotes.",
    ),
    (
        "[[mute]]\ncode = 'x'\nreason = ' '\nuntil = 2026-01-01",
        5,
        "reason must be a text in quotes.",
    ),
]


@pytest.mark.parametrize(("text", "line", "sentence"), MUTED_WRONGLY)
def test_a_mute_that_cannot_be_is_said_with_its_line_and_the_keys_of_one(
    folder, text, line, sentence
):
    wrong = refused(f"skip = [\n]\n{text}", folder)

    assert said(wrong) == f"{folder / 'rekwiz.toml'}:{line}: {sentence}"
    assert wrong.hint
    assert wrong.hint.facts["known"] == ("code", "reason", "until")


def test_variables_go_before_the_file_and_an_empty_one_says_nothing(folder):
    (folder / "rekwiz.toml").write_text('profile = "file"\nregion = "us-west-2"\n')
    said_by_variables = from_variables(
        {
            "REKWIZ_PROFILE": "ours",
            "REKWIZ_REGION": "",
            "REKWIZ_SKIP": "cli, sdk.tuning\nfiles",
            "REKWIZ_FAIL_ON": "warn",
            "REKWIZ_TIMEOUT": "5",
            "REKWIZ_FORMATS": "text json=report.json",
            "REKWIZ_MUTE": "cli.outdated",
        },
        FORMATS,
    )

    both = over(said_by_variables, from_file(None, FORMATS).settings)

    assert both == Settings(
        profile="ours",
        region="us-west-2",
        skip=("cli", "sdk.tuning", "files"),
        fail_on=FailOn.WARN,
        timeout=5.0,
        formats=("text", "json=report.json"),
    )


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("REKWIZ_TIMEOUT", "soon", SECONDS),
        ("REKWIZ_FAIL_ON", "maybe", "{key} must be one of: fail, unknown, warn, never."),
        ("REKWIZ_FORMATS", "json,xml", "{key} must be one of: text, json."),
    ],
)
def test_a_variable_that_cannot_be_is_said_with_its_name(name, text, sentence):
    with pytest.raises(Usage) as wrong:
        from_variables({name: text}, FORMATS)

    assert said(wrong.value) == sentence.format(key=name)


def test_each_key_but_that_of_tables_has_a_variable():
    assert [key for key, kind in KINDS.items() if kind.typed is None] == ["mute"]
    assert variable_of("require-policy") == "REKWIZ_REQUIRE_POLICY"


SECRET = "q8Rr0cKp2Yh7mZ4vTn6wXe1LsJd9uGb3aFiVoBtC"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f'profile = "x"\n# the old one: {SECRET}\n', 2),
        (f'skip = [\n "cli",\n "{SECRET}"]', 1),
        (f'[default]\naws_secret_access_key = "{SECRET}"', 2),
        ('\n\ntoken = "short"', 3),
        ('region = "us-west-2"\nphoto = "https://ming:hunter22@example.com/me.jpg"', 2),
        (f"[[mute]]\ncode = 'x'\nreason = 'see {SECRET}'", 3),
        (f'"{SECRET}" = 1', 1),
        (f"not TOML # {SECRET}", 1),
    ],
)
def test_a_secret_is_refused_with_its_line_and_is_not_shown(folder, text, line):
    wrong = refused(text, folder)

    whole = said(wrong) + str(wrong.hint and language("en").say(wrong.hint))
    assert said(wrong).startswith(f"{folder / 'rekwiz.toml'}:{line}: this line holds what may be")
    assert not {SECRET, "short", "hunter22"} & set(whole.split())


def test_a_sentence_that_speaks_of_a_secret_is_none(folder):
    text = "# token: by OIDC, no password here\n[[mute]]\ncode = 'x'\nuntil = 2027-01-01\n"
    (folder / "rekwiz.toml").write_text(f'{text}reason = "secret = rotated, see SEC-12"\n')

    assert from_file(None, FORMATS).settings.mute


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda file: file.mkdir(), "Is a directory"),
        (lambda file: file.symlink_to("nowhere"), "No such file"),
        (lambda file: os.truncate(_made(file), 100 * 2**20), "longer than 1 MB"),
        (lambda file: file.write_bytes(b"a = 1\nb = '\xff'"), "(line 2)"),
        (lambda file: file.write_bytes("profile = 'x'".encode("utf-16")), "(line 1)"),
        (lambda file: os.mkfifo(file), "a device or a pipe"),
        (lambda file: file.write_text("a = 1\na = 2\nb = 3"), "at line 2"),
    ],
)
def test_what_is_no_file_of_settings_is_refused_in_its_words(folder, make, words):
    make(folder / "rekwiz.toml")

    with pytest.raises(Usage) as wrong:
        from_file(None, FORMATS)

    assert words in said(wrong.value)


def _made(file: Path) -> Path:
    file.touch()
    return file


ELSEWHERE = (
    "/tmp/report.txt",
    "../report.txt",
    "inner/../../report.txt",
    "link/report.txt",
    "file",
)


@pytest.mark.parametrize("file", [*ELSEWHERE, ".git/hooks/pre-commit"])
@pytest.mark.parametrize("said", ['format = "text={file}"', 'formats = ["json", "text={file}"]'])
def test_a_file_that_came_with_a_project_writes_over_nothing_outside_of_it(said, file, folder):
    inner = folder / "project"
    inner.mkdir()
    os.chdir(inner)
    (inner / "link").symlink_to(folder)
    (inner / "file").symlink_to(folder / "report.txt")

    wrong = refused("\n\n" + said.format(file=file), inner)

    shown = language("en").say(wrong.phrase)
    assert shown.startswith(f"{inner / 'rekwiz.toml'}:3:")
    assert shown.endswith("lies elsewhere.")


def test_flags_and_variables_may_name_any_file_and_a_file_any_in_its_folder(folder):
    (folder / "reports").mkdir()
    (folder / "rekwiz.toml").write_text('formats = ["text=reports/a.txt", "json=-"]')

    assert from_file(None, FORMATS).settings.formats == ("text=reports/a.txt", "json=-")
    said = from_variables({"REKWIZ_FORMATS": "text=/tmp/report.txt"}, FORMATS)
    assert said.formats == ("text=/tmp/report.txt",)
