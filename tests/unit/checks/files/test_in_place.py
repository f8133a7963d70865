"""files.in-place: near names, files for folders, links to nowhere."""

import pytest

from checks.files.in_place import A_FILE, A_FOLDER, DANGLING, MIXED_UP, WRONG_NAME, look
from checks.model import Evidence, Location, Phrase, Remedy
from tests.plugins.people import KEYS, REGION, findings, write

WRONG = ("files.wrong-name", "warn", None)


@pytest.mark.parametrize(
    "name",
    [
        ".aws/credentials.txt",
        ".aws/credential",
        ".aws/credentials.ini",
        ".aws/Credentials",
        "aws/credentials",
    ],
)
def test_settings_under_a_nearly_right_name_are_found(person, home, name):
    context = person(config=REGION)
    (home / name).parent.mkdir(exist_ok=True)
    write(home / name, KEYS)

    facts = {"found": f"~/{name}", "file": "~/.aws/credentials"}
    seen = Evidence("file", facts["found"], "rekwiz")
    where = Location(str(home / name))
    assert list(look(context)) == [WRONG_NAME.finding(seen, location=where, facts=facts)]


def test_a_file_inside_a_folder_of_its_name_is_found(person, home):
    context = person(config=REGION)
    (home / ".aws" / "credentials").mkdir()
    write(home / ".aws" / "credentials" / "credentials", KEYS)

    assert findings(look(context)) == [WRONG]


def test_a_nearly_right_name_beside_the_right_one_is_nobodys_business(person, home):
    context = person(config=REGION, credentials=KEYS)
    write(home / ".aws" / "credentials.txt", KEYS)

    assert list(look(context)) == []


def test_a_nearly_right_name_without_settings_is_no_finding(person, home):
    context = person(config=REGION)
    write(home / ".aws" / "credentials.txt", "remember the milk\n")

    assert list(look(context)) == []


def test_a_folder_in_the_place_of_a_file_is_mixed_up(person, home):
    context = person(credentials=KEYS)
    folder = home / ".aws" / "config"
    folder.mkdir()

    seen = Evidence("file", "~/.aws/config", "rekwiz")
    facts = {"found": "~/.aws/config"}
    assert list(look(context)) == [
        MIXED_UP.finding(seen, location=Location(str(folder)), summary=A_FILE, facts=facts)
    ]


def test_a_file_in_the_place_of_the_folder_is_mixed_up(person, home):
    context = person()
    (home / ".aws").rmdir()
    (home / ".aws").write_text(KEYS)

    seen = Evidence("file", "~/.aws", "rekwiz")
    where = Location(str(home / ".aws"))
    facts = {"found": "~/.aws"}
    assert list(look(context)) == [
        MIXED_UP.finding(seen, location=where, summary=A_FOLDER, facts=facts)
    ]


def test_a_link_to_nothing_is_named_with_its_target(person, home):
    context = person(config=REGION)
    link = home / ".aws" / "credentials"
    link.symlink_to("/nowhere/credentials")

    facts = {"found": "~/.aws/credentials", "target": "/nowhere/credentials"}
    steps = tuple(Phrase(step, **facts) for step in DANGLING.steps)
    assert list(look(context)) == [
        DANGLING.finding(
            Evidence("link", "/nowhere/credentials", "~/.aws/credentials"),
            location=Location(str(link)),
            remedy=Remedy(steps, (f"rm {link}",), DANGLING.links),
            facts=facts,
        )
    ]


def test_a_link_to_a_file_is_healthy(person, home, tmp_path):
    context = person(config=REGION)
    write(tmp_path / "dotfile", KEYS)
    (home / ".aws" / "credentials").symlink_to(tmp_path / "dotfile")

    assert list(look(context)) == []


def test_a_home_without_any_settings_is_in_place(person):
    assert list(look(person())) == []
