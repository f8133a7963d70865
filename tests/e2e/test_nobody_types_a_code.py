"""A role that wants an MFA code, and nobody there: botocore is not let ask, and nothing breaks."""

from __future__ import annotations

import shutil

import pytest

from tests.e2e.causes.settings import config, credentials
from tests.plugins.people import SAMPLE

KEYS = "[rek]\naws_access_key_id = {id}\naws_secret_access_key = {secret}\n"
ROLE = (
    "[default]\nregion = us-east-1\nrole_arn = arn:aws:iam::111122223333:role/dev\n"
    "source_profile = rek\nmfa_serial = arn:aws:iam::111122223333:mfa/ming\n"
)
NEEDED = "asks for an MFA code"


@pytest.mark.parametrize("at_a_terminal", [False, True], ids=["no terminal", "--no-input"])
@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("detect", "--no-input", "me.jpg"), 1, NEEDED),
        (("regions", "--no-input", "--no-measure"), 0, "ap-northeast-1"),
        (("setup", "--no-input"), 2, NEEDED),
        (("preflight", "--init"), 0, "fail-on"),
    ],
)
def test_what_needs_the_credentials_says_so_and_ends(computer_of, words, code, said, at_a_terminal):
    computer = computer_of((config(ROLE), credentials(KEYS)))
    shutil.copy(SAMPLE, computer.folder / "me.jpg")
    computer.at_a_terminal = at_a_terminal

    ended = computer.does(*words)

    assert ended.code == code, ended.err
    assert said in " ".join((ended.out + ended.err).split())
    assert "Enter MFA code" not in ended.out + ended.err


def test_preflight_asks_nothing_at_a_terminal_either(computer_of):
    """A check that is skipped lets what needs it run, which comes to the role."""
    computer = computer_of((config(ROLE), credentials(KEYS)))
    computer.at_a_terminal = True

    ended = computer.does("preflight", "--only", "identity", "--skip", "credentials")

    assert "Enter MFA code" not in ended.out + ended.err
    assert (ended.code, NEEDED in " ".join(ended.out.split())) == (3, True), ended.out


def test_keys_in_the_environment_go_before_the_role_and_are_used(computer_of):
    computer = computer_of((config(ROLE), credentials(KEYS)))
    key = computer.sandbox.user
    computer.environment |= {
        "AWS_ACCESS_KEY_ID": key.access_key_id,
        "AWS_SECRET_ACCESS_KEY": key.secret_access_key,
    }
    shutil.copy(SAMPLE, computer.folder / "me.jpg")

    ended = computer.does("detect", "--no-input", "me.jpg")

    assert ended.code == 0, ended.err


@pytest.mark.parametrize(
    "words", [("detect", "--no-input", "me.jpg"), ("preflight", "--skip", "sdk")]
)
def test_an_mfa_serial_beside_keys_asks_for_nothing(computer_of, words):
    """botocore heeds it for a role alone; who signs in by a script keeps it beside the keys."""
    serial = "mfa_serial = arn:aws:iam::111122223333:mfa/ming\n"
    plain = f"[default]\nregion = us-east-1\n{serial}"
    computer = computer_of((config(plain), credentials(KEYS.replace("rek", "default"))))
    shutil.copy(SAMPLE, computer.folder / "me.jpg")

    ended = computer.does(*words)

    assert ended.code == 0, ended.out + ended.err


@pytest.mark.parametrize("words", [("detect", "--no-input", "me.jpg"), ("regions", "--no-input")])
def test_an_empty_key_in_the_environment_goes_before_no_role(computer_of, words):
    computer = computer_of((config(ROLE), credentials(KEYS)))
    computer.environment |= {"AWS_ACCESS_KEY_ID": ""}
    computer.at_a_terminal = True
    shutil.copy(SAMPLE, computer.folder / "me.jpg")

    ended = computer.does(*words)

    assert "Enter MFA code" not in ended.out + ended.err
    assert ended.code == (1 if "detect" in words else 0), ended.out + ended.err
