"""The nearest Region that may be used, and the neighbour of one that lacks Rekognition."""

import pytest

from checks.region.support.offered import Region, instead_of
from checks.region.support.opted_in import Status
from checks.region.support.survey import Place, Survey


def place(code: str, status: Status, latency: float | None) -> Place:
    return Place(Region(code, code), status, latency)


def test_the_nearest_is_one_that_surely_may_be_used():
    malaysia = place("ap-southeast-5", Status.UNKNOWN, 0.01)
    singapore = place("ap-southeast-1", Status.BY_DEFAULT, 0.02)

    assert Survey((malaysia, singapore)).nearest == singapore


def test_nothing_measured_has_no_nearest():
    assert Survey((place("us-east-1", Status.BY_DEFAULT, None),)).nearest is None


@pytest.mark.parametrize(
    ("region", "instead"),
    [
        ("eu-north-1", "eu-central-1"),
        ("eu-west-3", "eu-west-1"),
        ("ap-east-2", "ap-northeast-1"),
        ("ap-northeast-3", "ap-northeast-1"),
        ("ca-west-1", "ca-central-1"),
        ("af-south-1", "us-east-1"),
        ("us-gov-east-1", "us-gov-west-1"),
        ("cn-north-1", "us-east-1"),
    ],
)
def test_a_neighbour_is_proposed_for_a_region_without_rekognition(region, instead):
    assert instead_of(region) == instead
