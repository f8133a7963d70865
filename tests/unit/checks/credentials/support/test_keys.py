"""What is said of a typed key, before anything is saved; never the key itself."""

import pytest

from checks.credentials.support.keys import (
    complaint_about_id,
    complaint_about_secret,
    complaint_about_token,
    is_placeholder,
)
from tests.plugins.people import KEY_ID, SECRET

GOOD_TOKEN = "IQoJb3JpZ2luX2VjE" * 20


@pytest.mark.parametrize(
    ("judge", "typed"),
    [
        (complaint_about_id, KEY_ID),
        (complaint_about_id, f"  {KEY_ID}\n"),
        (complaint_about_id, "ASIA" + KEY_ID[4:]),
        (complaint_about_secret, SECRET),
        (complaint_about_token, GOOD_TOKEN),
    ],
)
def test_a_good_part_has_no_complaint(judge, typed):
    assert judge(typed) is None


@pytest.mark.parametrize(
    ("judge", "typed", "words"),
    [
        (complaint_about_id, "", "begins with AKIA"),
        (complaint_about_id, SECRET, "looks like the secret access key"),
        (complaint_about_id, f'"{KEY_ID}"', "quotes"),
        (complaint_about_id, "AKIAIOSFODNN7EXAMPLE", "a sample"),
        (complaint_about_id, "AIDAQWERTYUIOPASDFGH", "ID of a user"),
        (complaint_about_id, KEY_ID[:-1], "has 20 characters"),
        (complaint_about_id, KEY_ID.lower(), "has small letters"),
        (complaint_about_id, f"{KEY_ID[:-1]}７", "full-width"),
        (complaint_about_secret, "", "40 characters"),
        (complaint_about_secret, KEY_ID, "is an access key ID"),
        (complaint_about_secret, f"{SECRET[:20]} {SECRET[20:]}", "a blank"),
        (complaint_about_secret, SECRET + "\u200b", "cannot be seen"),
        (complaint_about_secret, f"{SECRET[:-1]}ｋ", "full-width"),
        (complaint_about_secret, SECRET[:-1], "has 40 characters"),
        (complaint_about_token, "", "ASIA"),
        (complaint_about_token, SECRET, "too short"),
    ],
)
def test_a_mistake_is_named_without_repeating_it(judge, typed, words):
    complaint = judge(typed)

    assert words in complaint.text
    assert not typed.strip() or typed.strip() not in complaint.text.format(**complaint.facts)


@pytest.mark.parametrize(
    "value",
    ["<your key>", "$AWS_KEY", "${KEY}", "AKIAXXXXXXXXXXXXXXXX", "PASTE_KEY_HERE", "AKIA..."],
)
def test_texts_that_ask_to_be_replaced_are_placeholders(value):
    assert is_placeholder(value)


@pytest.mark.parametrize("value", [KEY_ID, SECRET, "test", ""])
def test_keys_are_no_placeholders(value):
    assert not is_placeholder(value)
