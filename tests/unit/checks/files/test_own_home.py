"""files.own-home: settings that lie in another home."""

from pathlib import Path

import pytest

from checks.files import own_home
from checks.files.own_home import OTHER_HOME, look
from checks.model import Evidence, Location
from tests.plugins.people import KEYS, findings, write

pwd = pytest.importorskip("pwd", reason="a list of users of POSIX")


@pytest.fixture
def neighbour(tmp_path, monkeypatch) -> Path:
    """The home that the list of users has for everybody."""
    other = tmp_path / "neighbour"
    (other / ".aws").mkdir(parents=True)
    entry = pwd.struct_passwd(("ming", "x", 1, 1, "", str(other), "/bin/sh"))
    monkeypatch.setattr(pwd, "getpwuid", lambda uid: entry)
    monkeypatch.setattr(pwd, "getpwnam", lambda name: entry)
    return other


def test_settings_in_the_home_of_the_list_of_users_are_found(person, home, neighbour):
    file = neighbour / ".aws" / "credentials"
    write(file, KEYS)

    facts = {"found": str(file), "home": str(home)}
    seen = Evidence("file", str(file), "rekwiz")
    expected = OTHER_HOME.finding(seen, location=Location(str(file)), facts=facts)
    assert list(look(person())) == [expected]


def test_with_sudo_the_callers_settings_are_found_once(person, neighbour):
    write(neighbour / ".aws" / "config", KEYS)

    assert findings(look(person(SUDO_USER="ming"))) == [("files.other-home", "warn", None)]


def test_another_home_without_settings_is_no_finding(person, neighbour):
    assert list(look(person())) == []


@pytest.mark.parametrize(
    "about",
    [
        {"config": "[default]\n"},
        {"AWS_ACCESS_KEY_ID": "AKIA", "AWS_SECRET_ACCESS_KEY": "x"},
        {"AWS_CONFIG_FILE": "/dev/null"},
    ],
    ids=["a file here", "keys in the environment", "a file elsewhere"],
)
def test_where_nothing_is_missing_nobody_looks_into_other_homes(person, neighbour, about):
    write(neighbour / ".aws" / "credentials", KEYS)

    assert findings(look(person(**about))) == []


def test_under_wsl_the_homes_of_windows_count(person, neighbour, tmp_path, monkeypatch):
    monkeypatch.setattr(own_home, "WINDOWS_HOMES", tmp_path / "Users")
    windows = tmp_path / "Users" / "Ming" / ".aws"
    windows.mkdir(parents=True)
    write(windows / "credentials", KEYS)

    context = person(WSL_DISTRO_NAME="Ubuntu")
    assert [finding.facts["found"] for finding in look(context)] == [str(windows / "credentials")]
