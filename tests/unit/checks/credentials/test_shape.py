"""credentials.shape: keys that do not look like keys."""

import pytest

from checks.credentials.shape import SWAPPED, look
from checks.model import Evidence, Location, NotApplicable, Phrase
from checks.sources.aws.ask import Keys
from tests.plugins.people import KEY_ID, KEYS, REGION, SECRET, findings


def keys(access_key_id: str, secret: str, *more: str) -> str:
    lines = [f"aws_access_key_id = {access_key_id}", f"aws_secret_access_key = {secret}", *more]
    return "\n".join(["[default]", *lines, ""])


def test_keys_that_look_like_keys_give_nothing(person):
    assert list(look(person(REGION, KEYS))) == []


@pytest.mark.parametrize(
    ("credentials", "expected"),
    [
        (keys("AKIAIOSFODNN7EXAMPLE", SECRET), [("placeholder", "fail", 2)]),
        (
            keys("YOUR_ACCESS_KEY", "YOUR_SECRET_KEY"),
            [("placeholder", "fail", 2), ("placeholder", "fail", 3)],
        ),
        (keys(KEY_ID, "<secret access key>"), [("placeholder", "fail", 3)]),
        (keys("", ""), [("empty-value", "fail", 2), ("empty-value", "fail", 3)]),
        (keys(KEY_ID, ""), [("empty-value", "fail", 3)]),
        (keys("AIDAQWERTYUIOPASDFGH", SECRET), [("key-shape", "warn", 2)]),
        (keys(KEY_ID.lower(), SECRET), [("key-shape", "warn", 2)]),
        (keys(KEY_ID, SECRET[:-1]), [("secret-shape", "warn", 3)]),
        (keys(KEY_ID, SECRET.replace("/", "\\")), [("secret-shape", "warn", 3)]),
        (keys("ASIA" + KEY_ID[4:], SECRET), [("temporary-key-without-token", "fail", 2)]),
        (keys("ASIA" + KEY_ID[4:], SECRET, "aws_session_token = t"), []),
        (keys("ASIA" + KEY_ID[4:], SECRET, "aws_security_token = t"), []),
        (keys(KEY_ID[:9] + " " + KEY_ID[9:], SECRET), [("whitespace-in-key", "fail", 2)]),
    ],
)
def test_a_key_of_another_shape_is_found_and_never_shown(person, credentials, expected):
    found = list(look(person(REGION, credentials)))

    whole = [(f"credentials.{cause}", severity, line) for cause, severity, line in expected]
    assert findings(found) == whole
    assert SECRET not in repr(found)


def test_swapped_parts_are_named_and_hidden(person, home):
    context = person(REGION, keys(SECRET, KEY_ID))

    where = Location(str(home / ".aws" / "credentials"), 2, "default", "aws_access_key_id")
    assert list(look(context)) == [
        SWAPPED.finding(
            Evidence("aws_access_key_id", "****", "~/.aws/credentials"),
            location=where,
            facts={
                "source": "~/.aws/credentials",
                "setting": "aws_access_key_id",
                "key": "****",
                "count": 40,
            },
        )
    ]


def test_a_key_that_default_hands_down_is_located_where_its_line_stands(person, home):
    handed_down = keys("YOUR_ACCESS_KEY", SECRET).replace("[default]", "[DEFAULT]")
    context = person(REGION, handed_down + "[default]\nregion = us-east-1\n")

    (finding,) = look(context)
    where = Location(str(home / ".aws" / "credentials"), 2, "DEFAULT", "aws_access_key_id")
    assert finding.location == where


def test_a_line_end_in_a_variable_is_named_by_the_variable(person):
    context = person(REGION, AWS_ACCESS_KEY_ID=f"{KEY_ID}\n", AWS_SECRET_ACCESS_KEY=SECRET)

    (finding,) = look(context)
    assert (finding.code, finding.facts["setting"], finding.remedy.fix) == (
        "credentials.whitespace-in-key",
        "AWS_ACCESS_KEY_ID",
        None,
    )


def test_a_comment_behind_a_key_is_another_checks_matter(person):
    context = person(REGION, keys(f"{KEY_ID} # mine", SECRET))

    assert findings(look(context)) == [("credentials.key-shape", "warn", 2)]


def test_keys_that_a_person_gave_are_judged_too(person):
    context = person(REGION, keys=Keys(SECRET, KEY_ID))

    assert findings(look(context)) == [("credentials.swapped", "fail", None)]


def test_an_emulator_takes_keys_of_any_shape(person):
    context = person(REGION, keys("test", "test"), AWS_ENDPOINT_URL="http://127.0.0.1:4566")

    assert list(look(context)) == []


def test_keys_that_another_program_hands_out_are_not_a_persons(person):
    said = '{"Version": 1, "AccessKeyId": "ASIA", "SecretAccessKey": "x", "SessionToken": "t"}'
    context = person(f"[default]\ncredential_process = echo '{said}'\n")

    reason = Phrase("the keys come from a service, not from a person")
    assert list(look(context)) == [NotApplicable(reason)]
