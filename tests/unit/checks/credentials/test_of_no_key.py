"""Values that stand where a key belongs and were never one."""

import base64

import pytest

from checks.credentials.shape import look
from tests.plugins.people import KEY_ID, REGION, SECRET, findings


def encoded(value: str) -> str:
    return base64.b64encode(value.encode()).decode()


@pytest.mark.parametrize(
    "value",
    [
        "${{ secrets.AWS_ACCESS_KEY_ID }}",
        "${{secrets.KEY}}",
        "$AWS_ACCESS_KEY_ID",
        "${AWS_ACCESS_KEY_ID}",
        "%AWS_ACCESS_KEY_ID%",
        "$env:AWS_ACCESS_KEY_ID",
        "$(AWS_ACCESS_KEY_ID)",
        "{{ aws_access_key_id }}",
        "((aws.key))",
        "#{AwsKey}",
        "!Ref AccessKey",
        "null",
        "undefined",
        "None",
        "***",
    ],
)
def test_an_expression_that_nobody_filled_in_is_named_before_all_else(person, value):
    context = person(REGION, AWS_ACCESS_KEY_ID=value, AWS_SECRET_ACCESS_KEY=value)

    assert {code for code, *_ in findings(look(context))} == {"credentials.not-expanded"}


@pytest.mark.parametrize(
    ("key", "secret", "cause"),
    [
        (KEY_ID, "C:/Program Files/Git/Xyz", "path-rewritten"),
        (KEY_ID, "D:\\msys64\\abc", "path-rewritten"),
        (KEY_ID, KEY_ID, "same-value-twice"),
        (SECRET, SECRET, "same-value-twice"),
        (encoded(KEY_ID), SECRET, "encoded"),
        (KEY_ID, encoded(SECRET), "encoded"),
        (KEY_ID, encoded(SECRET + "\n"), "encoded"),
        ("tid_abc", "tsec_def", "of-another-service"),
        ("test", "test1", "of-another-service"),
        ("minioadmin", SECRET, "of-another-service"),
        ("0123456789abcdef" * 2, "0123456789abcdef" * 4, "of-another-service"),
    ],
)
def test_what_never_was_a_key_of_aws_is_named(person, key, secret, cause):
    context = person(REGION, AWS_ACCESS_KEY_ID=key, AWS_SECRET_ACCESS_KEY=secret)

    assert {code for code, *_ in findings(look(context))} == {f"credentials.{cause}"}


def test_the_keys_of_an_emulator_are_right_at_its_own_address(person):
    keys = {"AWS_ACCESS_KEY_ID": "tid_abc", "AWS_SECRET_ACCESS_KEY": "tsec_def"}

    assert list(look(person(REGION, AWS_ENDPOINT_URL="http://127.0.0.1:9", **keys))) == []


@pytest.mark.parametrize("secret", ["/" + SECRET[1:], "+" * 40, "A" * 40, SECRET[:-4] + "abc="])
def test_a_secret_of_an_odd_look_is_a_secret(person, secret):
    context = person(REGION, AWS_ACCESS_KEY_ID=KEY_ID, AWS_SECRET_ACCESS_KEY=secret)

    assert list(look(context)) == []
