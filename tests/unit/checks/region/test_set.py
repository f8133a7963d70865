"""region.set: the Region that botocore resolves."""

import pytest

from checks.fix import Fix
from checks.model import Evidence
from checks.region.set import look
from tests.plugins.people import KEYS, REGION, SECRET, findings


def in_config(value: str) -> dict[str, str]:
    return {"config": f"[default]\nregion = {value}\n"}


@pytest.mark.parametrize(
    ("about", "region", "source"),
    [
        (in_config("us-east-1"), "us-east-1", "~/.aws/config"),
        ({"credentials": KEYS + "region = eu-west-1\n"}, "eu-west-1", "~/.aws/credentials"),
        ({"config": REGION, "AWS_DEFAULT_REGION": "eu-west-2"}, "eu-west-2", "AWS_DEFAULT_REGION"),
        ({"config": REGION, "region": "eu-west-3"}, "eu-west-3", "--region"),
    ],
    ids=["config", "credentials", "variable", "flag"],
)
def test_the_region_is_shown_with_where_it_was_set(person, about, region, source):
    winner, *_ = look(person(**about))

    assert winner == Evidence("region", region, source)


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ({}, ("not-set", "fail", None)),
        ({"config": "[profile x]\nregion = a\n"}, ("not-set", "fail", None)),
        ({"config": REGION + "[profile x]\n", "profile": "x"}, ("not-set", "fail", None)),
        (in_config(""), ("empty", "fail", 2)),
        ({"AWS_DEFAULT_REGION": ""}, ("empty", "fail", None)),
        (in_config("US-EAST-1"), ("malformed", "fail", 2)),
        (in_config("Frankfurt"), ("malformed", "fail", 2)),
        ({"AWS_DEFAULT_REGION": "us-east-1 "}, ("malformed", "fail", None)),
        ({"config": "[default]\nregion =\n  output = json\n"}, ("malformed", "fail", 2)),
        (in_config("us-esat-1"), ("misspelt", "fail", 2)),
        (in_config("us-east-9"), ("misspelt", "warn", 2)),
        (in_config("us-east-1a"), ("zone-instead", "fail", 2)),
        (in_config("json"), ("swapped-with-output", "fail", 2)),
        ({"config": "[default]\noutput = us-east-1\n"}, ("swapped-with-output", "fail", 2)),
        (in_config(SECRET), ("looks-like-a-secret", "fail", 2)),
    ],
)
def test_what_is_wrong_with_a_region(person, about, expected):
    cause, severity, line = expected
    found = list(look(person(**about)))

    assert findings(found) == [(f"region.{cause}", severity, line)]
    assert SECRET not in repr(found)


FROM_FLAG = Evidence("region", "eu-west-3", "--region")
FROM_VARIABLE = Evidence("region", "eu-west-2", "AWS_DEFAULT_REGION")
FROM_CREDENTIALS = Evidence("region", "eu-west-1", "~/.aws/credentials")
FROM_CONFIG = Evidence("region", "us-east-1", "~/.aws/config")
EVERYWHERE = {
    "region": "eu-west-3",
    "AWS_DEFAULT_REGION": "eu-west-2",
    "AWS_REGION": "sa-east-1",
    "credentials": KEYS + "region = eu-west-1\n",
    "config": REGION,
}
ORDER = [
    ("region", FROM_FLAG),
    ("AWS_DEFAULT_REGION", FROM_VARIABLE),
    ("credentials", FROM_CREDENTIALS),
    ("config", FROM_CONFIG),
]


@pytest.mark.parametrize("place", range(4), ids=[name for name, _ in ORDER])
def test_the_winner_and_those_that_it_hides_are_shown_in_botocores_order(person, place):
    gone = {name for name, _ in ORDER[:place]}
    context = person(**{name: value for name, value in EVERYWHERE.items() if name not in gone})

    winner, *others = (evidence for _, evidence in ORDER[place:])
    passed = [Evidence("passed over", other.value, other.source) for other in others]
    assert list(look(context)) == [winner, *passed]
    assert context.aws.settings().region == winner.value


def test_a_wrong_variable_shows_the_good_region_that_it_hides(person):
    found = list(look(person(config=REGION, AWS_DEFAULT_REGION="us-esat-1")))

    assert findings(found) == [("region.misspelt", "fail", None)]
    assert found[1:] == [Evidence("passed over", "us-east-1", "~/.aws/config")]


def test_a_secret_that_is_passed_over_is_not_shown(person):
    found = look(person(**in_config(SECRET), AWS_DEFAULT_REGION="us-east-1"))

    assert SECRET not in repr(list(found))


@pytest.mark.parametrize(
    ("about", "commands"),
    [
        (in_config("Frankfurt"), ("aws configure set region eu-central-1",)),
        ({"AWS_DEFAULT_REGION": "us-east-1 "}, ("export AWS_DEFAULT_REGION=us-east-1",)),
        ({"AWS_DEFAULT_REGION": ""}, ("unset AWS_DEFAULT_REGION",)),
        ({"region": "Tokyo"}, ()),
        (
            {"config": '[profile "my dev"]\n', "profile": "my dev"},
            ("aws configure set region us-east-1 --profile 'my dev'",),
        ),
    ],
    ids=["file", "variable", "empty variable", "flag", "a named profile"],
)
def test_the_remedy_mends_it_where_it_was_set(person, about, commands):
    (finding,) = look(person(**about))

    assert finding.remedy.commands == commands


def test_the_region_that_was_meant_is_a_fact_for_the_fix(person):
    (finding,) = look(person(**in_config("N. Virginia")))

    assert (finding.facts["meant"], finding.remedy.fix) == ("us-east-1", Fix.SET_REGION)
