"""files.sections: names of sections that botocore passes over."""

import pytest

from checks.files.sections import MISSPELT, OF_THE_OTHER_FILE, look
from checks.model import Evidence, Location
from tests.plugins.people import KEYS, REGION, findings

REK = KEYS.replace("default", "rek")
OTHER, MISSPELT_CODE = "files.section-named-for-other-file", "files.section-misspelt"


def test_a_bare_section_in_config_is_named_with_the_right_header(person, home):
    context = person(config="[rek]\nregion = us-east-1\n", credentials=REK, AWS_PROFILE="rek")

    facts = {"file": "~/.aws/config", "line": 1, "found": "rek", "right": "profile rek"}
    assert list(look(context)) == [
        OF_THE_OTHER_FILE.finding(
            Evidence("section", "[rek]", "~/.aws/config"),
            location=Location(str(home / ".aws" / "config"), 1, "rek"),
            facts=facts,
        )
    ]


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ({"credentials": KEYS.replace("default", "profile default")}, [(OTHER, "warn", 1)]),
        (
            {"config": "[profile rek]\n", "credentials": "[profile rek]\n", "AWS_PROFILE": "rek"},
            [(OTHER, "warn", 1)],
        ),
        ({"config": REGION, "credentials": "[profile other]\n"}, [(OTHER, "info", 1)]),
        ({"config": "[other]\n" + REGION, "credentials": "[other]\n"}, [(OTHER, "info", 1)]),
        (
            {"config": "[src]\na = 1\n[default]\nrole_arn = a\nsource_profile = src\n"},
            [(OTHER, "warn", 1)],
        ),
        (
            {"config": "[src]\na = 1\n[profile x]\nrole_arn = a\nsource_profile = src\n"},
            [(OTHER, "info", 1)],
        ),
    ],
    ids=[
        "profile default in credentials",
        "profile rek in credentials, in use",
        "not in use",
        "a bare name that credentials has",
        "the source of the profile in use",
        "the source of another profile",
    ],
)
def test_a_section_named_for_the_other_file(person, about, expected):
    assert findings(look(person(**about))) == expected


def test_a_nearly_right_section_is_named_with_the_right_header(person, home):
    context = person(config=REGION, credentials=KEYS.replace("[default]", "[ Default ]"))

    facts = {"file": "~/.aws/credentials", "line": 1, "found": " Default ", "right": "default"}
    assert list(look(context)) == [
        MISSPELT.finding(
            Evidence("section", "[ Default ]", "~/.aws/credentials"),
            location=Location(str(home / ".aws" / "credentials"), 1, " Default "),
            facts={"profile": "default", **facts},
        )
    ]


@pytest.mark.parametrize("header", ["Default", " default ", '"default"', "DEFAULT"])
def test_spellings_of_default_that_nobody_reads(person, header):
    context = person(config=REGION, credentials=KEYS.replace("default", header))

    assert findings(look(context)) == [(MISSPELT_CODE, "warn", 1)]


@pytest.mark.parametrize("header", ["Profile rek", "profile REK", "profile rek ]x"])
def test_spellings_of_a_named_profile_that_nobody_reads(person, header):
    context = person(config=f"[{header}]\nregion = a\n", credentials=REK, AWS_PROFILE="rek")

    expected = [] if "]" in header else [(MISSPELT_CODE, "warn", 1)]
    assert findings(look(context)) == expected


def test_a_nearly_right_section_is_seen_where_the_profile_is_not_found(person):
    context = person(REGION, KEYS.replace("default", "Rek"), AWS_PROFILE="rek")

    assert findings(look(context)) == [(MISSPELT_CODE, "warn", 1)]


def test_a_name_of_two_words_wants_quotes_in_config(person):
    config = "[profile two words]\nregion = us-east-1\n"
    credentials = KEYS.replace("default", "two words")
    context = person(config, credentials, AWS_PROFILE="two words")

    (finding,) = look(context)
    assert (finding.code, finding.facts["right"]) == (MISSPELT_CODE, 'profile "two words"')


def test_default_under_both_its_names_is_a_warning_at_the_one_that_counts(person):
    context = person(config=REGION + "[profile default]\noutput = json\n", credentials=KEYS)

    assert findings(look(context)) == [("files.default-twice", "warn", 4)]


def test_default_twice_is_told_where_one_of_them_holds_a_block(person):
    block = "s3 =\n  max_concurrent_requests = 20\n"

    assert findings(look(person(config=f"{REGION}[profile default]\n{block}"))) == [
        ("files.default-twice", "warn", 4)
    ]


def test_default_twice_is_a_remark_where_another_profile_is_in_use(person):
    config = REGION + "[profile default]\noutput = text\n[profile rek]\n"

    assert findings(look(person(config, REK, AWS_PROFILE="rek"))) == [
        ("files.default-twice", "info", 4)
    ]


def test_twins_of_the_same_content_lose_nothing(person):
    config = REGION + REGION.replace("default", "profile default")

    assert findings(look(person(config, KEYS))) == []
