"""The world of a journey: the same, until something was changed in it."""

from datetime import UTC, datetime

import pytest

from checks.profile import profile_in_use, resolved_region
from wizard.invocation.call import Call
from wizard.invocation.prepared import Prepared
from wizard.languages import language
from wizard.setup.world import World

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


@pytest.fixture
def world(person):
    """The world of somebody with two files."""

    def make(config: str = "", profile: str | None = None) -> World:
        person(config=config)
        return World(Call(language("en")), profile=profile)

    return make


def test_it_is_the_same_until_something_was_changed(world):
    mine = world()
    before = mine.context

    assert mine.context is before
    mine.look_anew()
    assert mine.context is not before


def test_it_is_about_the_profile(world):
    mine = world("[profile team]\nregion = eu-west-1\n", profile="team")

    assert profile_in_use(mine.context) == "team"
    assert resolved_region(mine.context) == "eu-west-1"


def test_a_grant_is_remembered_however_often_it_is_looked_anew(world):
    mine = world()

    mine.look_anew(NOON)
    mine.look_anew()

    assert mine.granted == NOON
    assert mine.context.granted == NOON
    assert mine.somewhere.granted == NOON


@pytest.mark.parametrize("region", ["", "region = tokyo\n"])
def test_without_a_region_that_aws_has_it_is_looked_at_from_the_guide_s(world, region):
    mine = world(f"[default]\n{region}")

    assert resolved_region(mine.somewhere) == "us-east-1"
    assert mine.somewhere is mine.somewhere


def test_with_a_region_of_its_own_it_is_looked_at_from_there(world):
    mine = world("[default]\nregion = eu-west-1\n")

    assert mine.somewhere is mine.context


def test_no_photo_is_in_it_before_somebody_agreed(person, tmp_path):
    person()
    mine = World(Call(language("en"), prepared=Prepared(photo=tmp_path / "me.jpg")))

    assert mine.context.photo is None
    assert mine.somewhere.photo is None
