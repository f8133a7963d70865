"""A profile's key goes into `credentials` and out again, its settings into `config`."""

import pytest

from checks.sources.aws.sessions import Keys
from checks.sources.shared_files import Document
from wizard.writing.profiles import with_keys, with_settings, without_keys

KEYS = Keys("AKIAQWERTYUIOPASDFGH", "secret")
ENTERED = b"[team]\naws_access_key_id = AKIAQWERTYUIOPASDFGH\naws_secret_access_key = secret\n"


def edited(edit, before: bytes = b"", kind: str = "credentials") -> bytes:
    return edit(Document.parse(before, "utf-8", file=kind)).render()


def test_a_key_goes_in():
    assert edited(with_keys("team", KEYS)) == ENTERED


def test_a_session_token_goes_in_beside_it():
    keys = Keys("ASIAQWERTYUIOPASDFGH", "secret", "token")

    assert b"aws_session_token = token\n" in edited(with_keys("team", keys))


def test_the_same_key_comes_out_again():
    assert b"aws_" not in edited(without_keys("team", KEYS), ENTERED)


def test_somebody_else_s_key_stays():
    theirs = ENTERED.replace(b"AKIAQ", b"AKIAX")

    assert edited(without_keys("team", KEYS), theirs) == theirs


@pytest.mark.parametrize(
    ("profile", "head"), [("default", b"[default]\n"), ("team", b"[profile team]\n")]
)
def test_settings_go_into_the_section_of_config(profile, head):
    edit = with_settings(profile, {"region": "us-east-1", "output": None})

    assert edited(edit, kind="config") == head + b"region = us-east-1\n"
