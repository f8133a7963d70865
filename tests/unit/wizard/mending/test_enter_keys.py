"""A pair that AWS takes goes where the refused one stands, wherever that is, and nowhere else."""

from __future__ import annotations

import os

import pytest

from checks.sources.aws.ask import Aws
from tests.plugins.administrator import account_of, as_role
from tests.plugins.scripted import BACK
from wizard.invocation.wishes import Wishes
from wizard.mending.mend import MENDED, NOT_MENDED, mend_code

WRONG = "rT5vLk2Qx8Wm+Yd0Zp4Bn/Jc6Hs1Gf9Ea3KuXwMq"
REJECTED = "credentials.secret-rejected"
UNKNOWN = "credentials.key-unknown"
OTHER_ID = "AKIAZ7QXKW3RBLT5MNVE"
PAIR = "aws_access_key_id = {id}\naws_secret_access_key = {secret}\n"
REGION = "[default]\nregion = us-east-1\n"
LAYOUTS = {
    "in config": ({"config": REGION + PAIR}, {}),
    "in DEFAULT": (
        {"config": REGION, "credentials": "[DEFAULT]\n" + PAIR + "[default]\n" + PAIR},
        {},
    ),
    "in a file of another name": (
        {"config": REGION, "mine": "[default]\n" + PAIR},
        {"AWS_SHARED_CREDENTIALS_FILE": "mine"},
    ),
    "in a named profile": (
        {
            "config": "[profile rek]\nregion = us-east-1\n",
            "credentials": "[rek]\n" + PAIR + "[other]\n" + PAIR,
        },
        {"AWS_PROFILE": "rek"},
    ),
    "with a token of the older name": (
        {"config": REGION, "credentials": "[default]\n" + PAIR + "aws_security_token = {token}\n"},
        {},
    ),
}
TOKEN = "IQoJb3JpZ2luX2VjEPlantedTokenOfASession" * 5


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_right_pair_takes_the_place_of_the_wrong_one(
    work, script, sandboxed, monkeypatch, layout
):
    context = sandboxed()
    files, variables = LAYOUTS[layout]
    folder, key = context.home / ".aws", context.sandbox.user
    (folder / "credentials").unlink()
    for name, text in files.items():
        pair = text.format(id=OTHER_ID, secret=WRONG, token=TOKEN)
        (folder / name).write_text(pair)
    for name, value in variables.items():
        monkeypatch.setenv(name, str(folder / value) if value in files else value)
    said = script(
        ("source", "typed"),
        ("access_key_id", key.access_key_id),
        ("secret_access_key", key.secret_access_key),
        ("enter_keys", True),
    )

    assert mend_code(work(said), UNKNOWN) == MENDED, said.text
    told = Aws().keys()
    texts = "".join((folder / name).read_text() for name in files)
    assert (told.access_key_id, told.token) == (key.access_key_id, None)
    assert texts.count(key.access_key_id) == 1
    assert WRONG not in said.text


@pytest.fixture
def wrong(sandboxed):
    """Somebody whose secret is another key's."""
    context = sandboxed()
    file = context.home / ".aws" / "credentials"
    file.write_text(file.read_text().replace(context.sandbox.user.secret_access_key, WRONG))
    return context


def typed(key, *last) -> tuple:
    return (
        ("source", "typed"),
        ("access_key_id", key.access_key_id),
        ("secret_access_key", key.secret_access_key),
        *last,
    )


def test_the_key_that_takes_on_a_role_is_the_one_that_is_replaced(work, script, wrong, monkeypatch):
    as_role(wrong.sandbox, wrong.environment, "photos", "photos")
    monkeypatch.setenv("AWS_PROFILE", "photos")
    said = script(*typed(wrong.sandbox.user, ("enter_keys", True)))

    mend_code(work(said), REJECTED)

    text = (wrong.home / ".aws" / "credentials").read_text()
    assert wrong.sandbox.user.secret_access_key in text
    assert "photos" not in text


@pytest.mark.parametrize(
    ("answers", "wishes"),
    [
        ([("enter_keys", False)], Wishes()),
        ([("retry", "leave")], Wishes(account="999900001111")),
    ],
)
def test_without_consent_and_for_another_account_nothing_is_written(
    work, script, wrong, answers, wishes
):
    file, account = wrong.home / ".aws" / "credentials", account_of(wrong.sandbox)
    before = file.read_bytes()
    said = script(*typed(wrong.sandbox.user, *answers))

    assert mend_code(work(said, wishes), REJECTED) == NOT_MENDED
    assert (file.read_bytes(), account_of(wrong.sandbox)) == (before, account)


def test_going_back_leads_to_where_the_key_comes_from_and_then_out(work, script, wrong):
    said = script(("source", "typed"), ("access_key_id", BACK), ("source", BACK))

    assert mend_code(work(said), REJECTED) == NOT_MENDED
    assert said.shown[-1] == "Nothing was changed."


def test_the_newest_key_file_is_offered_unless_it_has_the_refused_pair(work, script, wrong):
    folder, key = wrong.home / "Downloads", wrong.sandbox.user
    folder.mkdir(exist_ok=True)
    head = "Access key ID,Secret access key\n"
    for age, (name, secret) in enumerate(
        [("b_accessKeys.csv", WRONG), ("a_accessKeys.csv", key.secret_access_key)]
    ):
        file = folder / name
        file.write_text(f"{head}{key.access_key_id},{secret}\n")
        os.utime(file, (2_000_000_000 - age, 2_000_000_000 - age))
    said = script(("source", "csv"), ("csv", ""), ("enter_keys", True))

    assert mend_code(work(said), REJECTED) == MENDED, said.text


def test_keys_of_the_environment_have_no_fix_and_are_set_anew_by_hand(
    work, script, wrong, monkeypatch
):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", OTHER_ID)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", WRONG)
    said = script()

    assert mend_code(work(said), UNKNOWN) == NOT_MENDED
    assert "Set AWS_SECRET_ACCESS_KEY anew in this terminal" in said.text
    assert "rekwiz setup" not in said.text
