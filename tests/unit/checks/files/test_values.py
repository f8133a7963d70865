"""files.values: quotes, comments and foreign characters inside a value in use."""

import pytest

from checks.files.values import QUOTED, look
from checks.model import Evidence, Location, Severity
from tests.plugins.people import KEY_ID, KEYS, REGION, SECRET, findings

QUOTED_CODE, EXTRA, FOREIGN = (
    f"files.{cause}" for cause in ("quoted-value", "extra-text-in-value", "foreign-character")
)


def region(value: str) -> dict[str, str]:
    return {"config": f"[default]\nregion = {value}\n", "credentials": KEYS}


def test_quotes_around_a_region_are_named_with_their_line(person, home):
    (finding,) = look(person(**region('"us-east-1"')))

    assert finding == QUOTED.finding(
        Evidence("region", "'\"us-east-1\"'", "~/.aws/config"),
        location=Location(str(home / ".aws" / "config"), 2, "default", "region"),
        facts={"setting": "region", "source": "~/.aws/config", "characters": ()},
        explains=("region.malformed",),
    )


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("'us-east-1'", QUOTED_CODE),
        ("“us-east-1”", QUOTED_CODE),
        ("us-east-1 # virginia", EXTRA),
        ("us-east-1 ; virginia", EXTRA),
        ("Default region name [None]: us-east-1", EXTRA),
        ("us-east-1\u200b", FOREIGN),
        ("\ufeffus-east-1", FOREIGN),
        ("ｕｓ－ｅａｓｔ－１", FOREIGN),
        ("us-e\u0430st-1", FOREIGN),
    ],
)
def test_what_does_not_belong_to_a_region_is_a_failure(person, value, code):
    assert findings(look(person(**region(value)))) == [(code, "fail", 2)]


@pytest.mark.parametrize("value", ["東京", "South America (São Paulo)", "us-east-1\u00a0", "a#b"])
def test_other_texts_are_left_to_other_checks(person, value):
    assert findings(look(person(**region(value)))) == []


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (KEY_ID, f'"{KEY_ID}"', (QUOTED_CODE, "fail", 2)),
        (KEY_ID, f"AWS Access Key ID [None]: {KEY_ID}", (EXTRA, "fail", 2)),
        (SECRET, f"{SECRET} # mine", (EXTRA, "fail", 3)),
        (SECRET, f"{SECRET}\u200e", (FOREIGN, "fail", 3)),
    ],
    ids=["quotes", "a prompt", "a comment", "an invisible mark"],
)
def test_a_key_in_use_is_judged_and_never_shown(person, before, after, expected):
    found = list(look(person(REGION, KEYS.replace(before, after))))

    assert findings(found) == [expected]
    assert SECRET not in repr(found)
    assert KEY_ID not in repr(found)


def test_the_same_fault_in_a_section_that_is_not_read_is_a_remark(person):
    config = REGION + '[profile other]\nregion = "us-east-1"\n'

    assert findings(look(person(config, KEYS))) == [(QUOTED_CODE, "info", 5)]


def test_the_source_of_a_role_is_in_use_too(person):
    config = "[default]\nrole_arn = a\nsource_profile = src\n"
    credentials = KEYS.replace("default", "src").replace(KEY_ID, f"'{KEY_ID}'")

    assert findings(look(person(config, credentials))) == [(QUOTED_CODE, "fail", 2)]


def test_a_variable_is_mended_with_the_bare_value(person):
    (finding,) = look(person(REGION, KEYS, AWS_DEFAULT_REGION='"eu-west-1"'))

    assert (finding.facts["setting"], finding.remedy.commands, finding.remedy.fix) == (
        "AWS_DEFAULT_REGION",
        ("export AWS_DEFAULT_REGION=eu-west-1",),
        None,
    )


def test_a_key_in_a_variable_is_mended_without_showing_it(person):
    variables = {"AWS_ACCESS_KEY_ID": KEY_ID, "AWS_SECRET_ACCESS_KEY": f'"{SECRET}"'}
    (finding,) = look(person(REGION, **variables))

    assert finding.severity is Severity.FAIL
    assert finding.remedy.commands == ()
    assert SECRET not in repr(finding)


def test_keys_of_the_file_are_a_remark_where_the_environment_has_others(person):
    credentials = KEYS.replace(KEY_ID, f'"{KEY_ID}"')
    context = person(REGION, credentials, AWS_ACCESS_KEY_ID=KEY_ID, AWS_SECRET_ACCESS_KEY=SECRET)

    assert findings(look(context)) == [(QUOTED_CODE, "info", 2)]


def test_quotes_inside_a_command_are_right(person):
    config = '[default]\ncredential_process = "/opt/my tool" --get "x"\n'

    assert findings(look(person(config))) == []


@pytest.mark.parametrize(
    "value", [f'"{SECRET[1:]}"', f"{SECRET[:20]}\u200b{SECRET[20:]}", f"{SECRET} # x"]
)
def test_a_secret_in_the_place_of_a_region_is_shown_nowhere(person, value):
    (finding,) = look(person(AWS_DEFAULT_REGION=value))

    assert [half for half in (SECRET[1:20], SECRET[20:]) if half in str(finding)] == []


def test_where_another_setting_stands_behind_nothing_is_taken_away(person):
    context = person("[default]\nregion = us-east-1 output = json # mine\n", KEYS)

    [found] = look(context)

    assert (found.code, found.remedy.fix) == (EXTRA, None)
    assert [step.text for step in found.remedy.steps] == [
        "Open {source} and put each setting on a line of its own."
    ]
