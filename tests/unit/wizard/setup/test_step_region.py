"""The step of the Region: held, given by a flag, or chosen; with what would hide it."""

import pytest

from wizard.sandbox.faults.projects import policy_of_projects
from wizard.setup.steps.region import guide
from wizard.setup.trail import Ending, Visit

SET = "[default]\nregion = eu-west-1\noutput = text\n"
NOWHERE = "http://127.0.0.1:9"


@pytest.fixture
def somewhere(person):
    """Somebody whose requests reach nobody, so that no Region is measured."""
    return lambda **world: person(AWS_ENDPOINT_URL=NOWHERE, **world)


def test_a_region_that_offers_rekognition_is_not_asked_for(travel, script, somewhere):
    somewhere(config=SET)
    said = script()

    assert guide(travel(said)) is Ending.HELD
    assert said.shown == ["✓ 0/0 Region  eu-west-1 offers Rekognition"]


def test_one_is_chosen_with_the_guide_s_as_default(travel, script, somewhere):
    somewhere()
    journey = travel(script(("region", "")))

    assert guide(journey) is Ending.DONE
    assert (journey.decided.region, journey.decided.output) == ("us-east-1", "json")


def test_a_flag_answers(travel, script, somewhere):
    somewhere(config=SET)
    journey = travel(script(), region="us-west-2")

    assert guide(journey) is Ending.DONE
    assert (journey.decided.region, journey.decided.output) == ("us-west-2", "text")


def test_who_comes_back_is_asked_though_it_holds(travel, script, somewhere):
    somewhere(config=SET)
    journey = travel(script(("region", "us-west-2")))
    journey.visit = Visit(4, 8, came_back=True)

    assert guide(journey) is Ending.DONE
    assert journey.decided.region == "us-west-2"


def test_one_that_the_account_has_not_switched_on_is_asked_for_anew(travel, script, sandboxed):
    sandboxed("region.not-enabled")
    said = script(("region", ""))
    journey = travel(said)

    assert guide(journey) is Ending.DONE
    assert journey.decided.region == "us-east-1"
    assert said.shown[0] == "▸ 0/0 Region"


def test_one_that_is_on_no_list_is_asked_about(travel, script, somewhere):
    somewhere()
    said = script(
        ("region", "us-east-9"),
        ("unlisted_region", False),
        ("region", "us-east-1"),
    )

    assert guide(travel(said)) is Ending.DONE
    assert "No list that is installed here has a Region us-east-9." in said.text


def test_a_region_in_the_environment_is_said_to_go_before_the_file(travel, script, somewhere):
    somewhere(AWS_DEFAULT_REGION="eu-west-1")
    said = script()

    guide(travel(said, region="us-west-2"))

    assert "goes before the file: take it out, or the Region" in said.text
    assert "unset AWS_DEFAULT_REGION" in said.shown


def governed(travel, script, sandboxed, organization, *answers):
    """Somebody who comes to the step again, in an account with this policy of its organization."""
    sandboxed().sandbox._world.organization = organization
    said = script(*answers)
    journey = travel(said)
    journey.visit = Visit(4, 8, came_back=True)
    return journey, said


def test_where_a_company_lets_the_account_is_proposed(travel, script, sandboxed):
    outside = {"StringNotEquals": {"aws:RequestedRegion": ["us-east-2", "us-west-2"]}}
    company = {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Action": "*", "Resource": "*"},
            {"Effect": "Deny", "Action": "*", "Resource": "*", "Condition": outside},
        ],
    }
    journey, said = governed(travel, script, sandboxed, company, ("region", ""))

    assert guide(journey) is Ending.DONE
    assert journey.decided.region == "us-east-2"
    assert "A rule of the account's organization forbids" in said.text


@pytest.mark.parametrize(
    ("answers", "ending"),
    [
        ([("no_region", "leave")], Ending.LEFT),
        ([("no_region", "on"), ("region", "")], Ending.DONE),
    ],
)
def test_a_project_that_has_no_region_for_it_may_be_left(
    travel, script, sandboxed, answers, ending
):
    europe = policy_of_projects("eu-north-1")
    journey, said = governed(travel, script, sandboxed, europe, *answers)

    assert guide(journey) is ending
    assert "This account may use the Region eu-north-1 alone" in said.text
