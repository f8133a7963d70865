"""The beginning of the set-up: who has nothing is asked before any look, and no look is taken twice."""

import stat
from pathlib import Path

import pytest

from checks.model import State
from wizard.setup.beginning import begin
from wizard.setup.source import Source
from wizard.setup.trail import Ending

OTHER = "[profile team]\nregion = eu-west-1\n"
KEYS = "[default]\naws_access_key_id = AKIAQWERTYUIOPASDFGH\n"


@pytest.fixture
def runs(monkeypatch, tmp_path) -> Path:
    """An AWS CLI that is all of PATH, and the file in which each run of it leaves a line."""
    program, noted = tmp_path / "programs" / "aws", tmp_path / "runs"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\necho run >> {noted}\necho aws-cli/2.36.7 Python/3.13.7\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(program.parent))
    return noted


@pytest.fixture
def without_programs(monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))


@pytest.mark.parametrize("config", [None, "", OTHER])
def test_who_has_nothing_yet_is_asked_first(person, travel, script, config):
    person(config=config)
    asked = script(("source", "typed"))
    mine = travel(asked)

    assert begin(mine) is None

    assert mine.at_once
    assert mine.at_once.source is Source.TYPED
    assert asked.asked == ["source"]


@pytest.mark.parametrize(
    ("answer", "ending"), [("leave", Ending.LEFT), ("practise", Ending.PRACTISED)]
)
def test_who_does_something_else_first_waits_for_no_look(person, travel, script, answer, ending):
    person()

    assert begin(travel(script(("source", answer)))) is ending


def test_a_new_profile_beside_others_is_somebody_who_has_nothing(person, travel, script):
    person(config=OTHER, credentials=KEYS)
    mine = travel(script(("source", "make")), profile="new")

    assert begin(mine) is None
    assert mine.at_once
    assert mine.at_once.source is Source.MAKE


@pytest.mark.usefixtures("without_programs")
@pytest.mark.parametrize(
    ("files", "variables"),
    [
        ({"credentials": KEYS}, {}),
        ({"config": "[default]\nregion = us-east-1\n"}, {}),
        ({"config": OTHER}, {"AWS_PROFILE": "team"}),
        ({"config": "[profile team\n"}, {}),
        ({}, {"AWS_ACCESS_KEY_ID": "AKIAQWERTYUIOPASDFGH"}),
        ({}, {"AWS_WEB_IDENTITY_TOKEN_FILE": "/token"}),
        ({}, {"AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://169.254.170.23/"}),
    ],
)
def test_who_may_be_somebody_is_looked_at_first(person, travel, script, files, variables):
    person(**files, **variables)
    asked = script()
    mine = travel(asked)

    assert begin(mine) is None

    assert (mine.at_once, asked.asked) == (None, [])


@pytest.mark.usefixtures("without_programs")
@pytest.mark.parametrize("option", [{"csv": Path("key.csv")}, {"admin_profile": "admin"}])
def test_who_said_it_is_not_asked(person, travel, script, option):
    person()
    asked = script()

    assert begin(travel(asked, **option)) is None
    assert asked.asked == []


def test_what_was_looked_at_ahead_is_taken_once_and_not_looked_at_again(
    person, runs, travel, script
):
    person()
    mine = travel(script())
    mine.look_ahead("cli.installed")

    report = mine.look("cli.installed")

    assert [outcome.state for outcome in report.outcomes] == [State.PASS]
    assert runs.read_text().splitlines() == ["run"]


def test_what_was_looked_at_ahead_of_a_change_is_looked_at_anew(person, runs, travel, script):
    person()
    mine = travel(script())
    mine.look_ahead("cli.installed")
    mine.look("cli.installed")
    mine.look_ahead("cli.installed")

    mine.world.look_anew()
    mine.look("cli.installed")

    assert runs.read_text().splitlines() == ["run", "run"]
