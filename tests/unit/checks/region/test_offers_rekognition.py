"""region.offers-rekognition: known from lists, without any network."""

from dataclasses import replace

import pytest

from checks.model import Evidence, NotApplicable, Phrase
from checks.region.offers_rekognition import look
from checks.region.support.offered import Region, offered
from checks.sources.aws.partitions import region_names, regions_of
from tests.plugins.people import findings


@pytest.mark.parametrize("region", ["us-east-1", "il-central-1", "ca-central-1", "us-gov-west-1"])
def test_a_region_of_the_list_holds(person, region):
    context = person(AWS_DEFAULT_REGION=region)

    name = region_names()[region]
    assert list(look(context)) == [Evidence("region", name, "AWS General Reference")]


@pytest.mark.parametrize(
    ("region", "code"),
    [
        ("eu-north-1", "rekognition-not-offered"),
        ("ap-east-2", "rekognition-not-offered"),
        ("us-gov-east-1", "rekognition-not-offered"),
        ("cn-north-1", "partition-without-rekognition"),
        ("eusc-de-east-1", "partition-without-rekognition"),
    ],
)
def test_a_region_without_rekognition_is_a_failure(person, region, code):
    context = person(AWS_DEFAULT_REGION=region)

    assert findings(look(context)) == [(f"region.{code}", "fail", None)]


def test_a_region_that_no_list_has_is_left_to_the_call(person):
    reason = Phrase("no list has {region}; the call itself decides", region="us-east-9")

    assert list(look(person(AWS_DEFAULT_REGION="us-east-9"))) == [NotApplicable(reason)]


def test_a_region_that_an_old_botocore_lacks_is_a_remark(person, monkeypatch):
    older = tuple(each for each in regions_of("rekognition") if each != "ap-southeast-5")
    for module in ("support.offered", "offers_rekognition"):
        monkeypatch.setattr(f"checks.region.{module}.regions_of", lambda service: older)
    context = person(AWS_DEFAULT_REGION="ap-southeast-5")

    assert findings(look(context)) == [("region.list-outdated", "info", None)]


def test_an_emulator_offers_what_it_likes(person):
    context = person(AWS_DEFAULT_REGION="eu-north-1", AWS_ENDPOINT_URL="http://127.0.0.1:4566")

    assert findings(look(context)) == []


def test_the_offered_regions_have_the_names_that_people_know():
    found = offered()

    assert Region("eu-central-1", "Europe (Frankfurt)") in found
    assert [each.code for each in found] == sorted(each.code for each in found)


def test_no_isolated_partition_is_proposed():
    assert [each.code for each in offered() if "iso" in each.code] == []


@pytest.mark.parametrize("region", ["eu-north-1", "cn-north-1", "il-central-1", "us-east-9"])
def test_what_rekwiz_set_in_awss_place_hides_no_region(person, region):
    address = "http://127.0.0.1:4000"
    seen = list(look(person(AWS_DEFAULT_REGION=region)))

    inside = person(AWS_DEFAULT_REGION=region, AWS_ENDPOINT_URL=address)

    assert list(look(replace(inside, own_endpoint=address))) == seen
    [skipped] = look(replace(inside, own_endpoint=f"{address}1"))
    assert isinstance(skipped, NotApplicable)
