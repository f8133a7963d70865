"""The set-up by the two ways in which no key is given, in a real terminal.

The AWS CLI is a stand-in (tests/plugins/aws_stand_in.py): what it asks, it asks of the sandbox.
"""

import json
import os
import re
import shlex
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.plugins.terminals import CTRL_C, DOWN, ENTER, LEFT, UP
from wizard.sandbox.faults.projects import policy_of_projects

REKWIZ = Path(sys.executable).with_name("rekwiz")
STAND_IN = Path(__file__).parents[1] / "plugins" / "aws_stand_in.py"
SOURCE = "How do you want to sign in to AWS?"
AFTER = "What next?"
DONE = "Done. For the real AWS: rekwiz setup"
BROWSER = """\
#!/bin/sh
exec {python} -c 'import sys, urllib.request; urllib.request.urlopen(sys.argv[1], timeout=60).read()' "$1"
"""

pytestmark = pytest.mark.thorough


def program(place: Path, text: str) -> Path:
    place.parent.mkdir(exist_ok=True)
    place.write_text(text)
    place.chmod(0o755)
    return place


@pytest.fixture
def newcomer(sandbox, from_nothing, tmp_path) -> dict[str, str]:
    """The environment of somebody without a key, with an AWS CLI of today and a browser."""
    sandbox.key_file.unlink()
    python = shlex.quote(sys.executable)
    aws = program(tmp_path / "tools" / "aws", f'#!/bin/sh\nexec {python} -P {STAND_IN} "$@"\n')
    browser = program(tmp_path / "tools" / "browser", BROWSER.format(python=python))
    path = os.pathsep.join([str(aws.parent), from_nothing["PATH"]])
    return from_nothing | {"PATH": path, "BROWSER": str(browser), "LINES": "60"}


def shared(env: dict[str, str], name: str) -> str:
    file = Path(env["HOME"], ".aws", name)
    return file.read_text() if file.exists() else ""


def left_below(env: dict[str, str]) -> list[str]:
    folder = Path(env["HOME"], ".aws")
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())


def walk_on(person, *questions: str) -> None:
    """From the Region to the faces, with Enter."""
    for question in questions:
        person.sees(question)
        person.types(ENTER)
    person.sees(DONE)


REST = ("Region ›", "Write this?", "Which photo")


def test_a_classic_account_by_the_browser_from_the_first_chapter_to_the_faces(
    terminal, newcomer, rekwiz
):
    person = terminal(REKWIZ, "setup", env=newcomer)
    person.sees(SOURCE)
    person.types(ENTER)  # the chapter, where no key was found
    person.sees("Which kind of AWS account do you have, or want?")
    person.types(ENTER)
    person.sees("How should your programs sign in?")
    person.types(ENTER)
    person.sees("1/2 An AWS account")
    person.types(ENTER)  # in a practice the page stays closed
    person.sees("SignInLocalDevelopmentAccess")
    person.sees("❯ Done on this page: continue")
    person.types(ENTER)
    person.sees("Updated profile default to use arn:aws:iam::111122223333:user/ming")
    walk_on(person, *REST)

    assert person.ends() == 0
    assert "login_session = arn:aws:iam::111122223333:user/ming" in shared(newcomer, "config")
    assert "region = us-east-1" in shared(newcomer, "config")
    assert shared(newcomer, "credentials") == ""

    again = rekwiz("setup", "--no-input", env=newcomer)
    assert again.returncode == 0, again.stderr
    report = json.loads(rekwiz("doctor", "--format", "json", env=newcomer).stdout)
    assert report["verdict"] == "ready"
    weighty = [
        finding["code"]
        for result in report["results"]
        for finding in result["findings"]
        if finding["severity"] in ("fail", "warn")
    ]
    assert weighty == []
    took = subprocess.run(
        [sys.executable, "detect_faces.py"],
        env=newcomer,
        cwd=Path(newcomer["HOME"], "rekwiz"),
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert took.stdout.endswith("Faces detected: 1\n"), took.stderr
    assert rekwiz("undo", "--yes", env=newcomer).returncode == 0
    assert "login_session" in shared(newcomer, "config")
    assert "region" not in shared(newcomer, "config")


def test_the_browser_on_another_device_and_a_wrong_code_first(terminal, newcomer):
    env = {name: value for name, value in newcomer.items() if name != "BROWSER"}
    person = terminal(REKWIZ, "setup", env=env | {"SSH_CONNECTION": "1 2 3 4"})
    person.sees(SOURCE)
    to_the_browser(person)
    person.sees("aws login --profile default --region us-east-1 --remote")
    person.sees("Enter the authorization code displayed in your browser")
    person.types("bm90IGEgY29kZQ==" + ENTER)
    person.sees("Failed to decode the verification code")
    person.sees("aws login ended without a sign-in")
    assert left_below(env) == []
    person.sees(AFTER)
    person.types(ENTER)
    person.sees("Enter the authorization code displayed in your browser", after=1)
    person.types(code_of(person.screen) + ENTER)
    person.sees("Region ›")
    assert "login_session" in shared(env, "config")
    person.types(CTRL_C)
    assert person.ends() == 130


def to_the_browser(person) -> None:
    """From the recommended choice, the chapter, to the first."""
    person.types(UP * 4 + ENTER)


def code_of(screen: str) -> str:
    """What the browser shows, at the last address on the screen, which the terminal has broken."""
    flat = "".join(screen.split())
    address = re.findall(
        r"http://127\.0\.0\.1:\d+/v1/authorize\?.*?(?=Entertheauthorization)", flat
    )
    with urllib.request.urlopen(address[-1], timeout=60) as answer:
        return answer.read().decode()


@pytest.mark.parametrize(
    ("breaks", "words"),
    [("port", "Address already in"), ("late", "Unable to complete the login")],
)
def test_what_goes_wrong_ends_in_a_sentence_and_a_way_on(terminal, newcomer, breaks, words):
    person = terminal(REKWIZ, "setup", env=newcomer | {"STAND_IN_BREAKS": breaks})
    person.sees(SOURCE)
    to_the_browser(person)
    person.sees(words)
    person.sees("aws login ended without a sign-in")
    person.sees(AFTER)
    assert left_below(newcomer) == []
    person.types(DOWN * 3 + ENTER)
    person.sees("The set-up is not finished")
    assert person.ends() == 1


def test_ctrl_c_in_a_browser_that_is_never_finished_with_is_the_commands(terminal, newcomer):
    env = {name: value for name, value in newcomer.items() if name != "BROWSER"}
    person = terminal(REKWIZ, "setup", env=env | {"DISPLAY": ":7"})
    person.sees(SOURCE)
    to_the_browser(person)
    person.sees("If the browser does not open")
    person.types(CTRL_C)
    person.sees("aws login was interrupted; nobody was signed in.")
    person.sees(AFTER)
    assert left_below(env) == []
    person.types(DOWN * 2 + ENTER)
    person.sees(SOURCE, after=1)
    person.types(CTRL_C)
    assert person.ends() == 130


def test_the_owner_of_a_project_is_led_to_its_region_or_told_that_it_has_none(
    terminal, sandbox, newcomer
):
    sandbox._world.organization = policy_of_projects("eu-north-1")
    person = terminal(REKWIZ, "setup", env=newcomer)
    person.sees(SOURCE)
    person.types(ENTER)  # the chapter
    person.sees("Which kind of AWS account do you have, or want?")
    person.types(DOWN + ENTER)
    person.sees("How should your programs sign in?")
    person.types(ENTER)
    person.sees("1/2 A project")
    person.types(LEFT)  # one question back, and not two
    person.sees("once a day anew")
    person.types(ENTER)
    person.sees("1/2 A project")
    person.types(ENTER)
    person.sees("2/2 No user is needed")
    person.types(ENTER)
    person.sees("This account may use the Region eu-north-1 alone")
    person.sees("Choose a Region all the same")
    person.types(ENTER)
    assert person.ends() == 1
    assert "region" not in shared(newcomer, "config")

    sandbox._world.organization = policy_of_projects("ap-southeast-2")
    again = terminal(REKWIZ, "setup", env=newcomer)
    again.sees("ap-southeast-2 is its one Region")
    again.sees("Enter selects ap-southeast-2")
    again.types(ENTER)
    again.sees("The sign-in was made in us-east-1, and AWS renews it there only")
    walk_on(again, *REST[1:])
    assert again.ends() == 0
    assert "region = ap-southeast-2" in shared(newcomer, "config")


def test_identity_center_is_set_up_and_signed_in_anew_when_it_has_run_out(terminal, newcomer):
    person = terminal(REKWIZ, "setup", env=newcomer)
    person.sees(SOURCE)
    person.types(UP * 3 + ENTER)
    person.sees("SSO session name")
    person.types("practice" + ENTER)
    person.sees("SSO start URL")
    person.types("https://practice.awsapps.com/start" + ENTER)
    person.sees("SSO region")
    person.types("us-east-1" + ENTER)
    walk_on(person, *REST)
    assert person.ends() == 0
    assert "sso_role_name = practice" in shared(newcomer, "config")
    assert shared(newcomer, "credentials") == ""

    for token in Path(newcomer["HOME"], ".aws", "sso", "cache").iterdir():
        token.unlink()
    again = terminal(REKWIZ, "setup", env=newcomer)
    again.sees(AFTER)
    again.types(ENTER)
    again.sees("Successfully logged into Start URL")
    walk_on(again, "Which photo")
    assert again.ends() == 0


def test_a_session_that_ends_in_the_middle_is_a_question_of_its_own(terminal, newcomer):
    person = terminal(REKWIZ, "setup", env=newcomer)
    person.sees(SOURCE)
    to_the_browser(person)
    for question in ("Region ›", "Write this?"):
        person.sees(question)
        person.types(ENTER)
    person.sees("Which photo")
    for session in Path(newcomer["HOME"], ".aws", "login", "cache").iterdir():
        session.unlink()
    person.types(CTRL_C)
    assert person.ends() == 130

    again = terminal(REKWIZ, "setup", env=newcomer)
    again.sees("and nobody is signed in")
    again.sees(AFTER)
    again.types(DOWN * 2 + ENTER)
    again.sees("a profile of its own")
    assert again.ends() == 1
    assert "access_key" not in shared(newcomer, "config") + shared(newcomer, "credentials")
