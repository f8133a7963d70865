"""Every mistake in a Region as it is typed, with the Region that was probably meant: no network."""

import pytest

from wizard.invocation.region import complaint_about, region_of
from wizard.languages import language

MISTAKES = [
    ("us-east-1a", "us-east-1"),
    ("US-EAST-1A", "us-east-1"),
    ("us-west-2-lax-1", "us-west-2"),
    ("us-east-1-wl1-bos-wlz-1", "us-east-1"),
    ("Frankfurt", "eu-central-1"),
    ("N. Virginia", "us-east-1"),
    ("US East (N. Virginia)", "us-east-1"),
    ("Tokyo", "ap-northeast-1"),
    ("東京", "ap-northeast-1"),
    ("us-esat-1", "us-east-1"),
    ("useast1", "us-east-1"),
    ("US-EAST-1", "us-east-1"),
    ("us_east_1", "us-east-1"),
    ("eu-north-1", "eu-central-1"),
    ("ap-east-2", "ap-northeast-1"),
    ("us-gov-east-1", "us-gov-west-1"),
    ("cn-north-1", "us-east-1"),
    ("eusc-de-east-1", "us-east-1"),
    ("json", "us-east-1"),
    ("global", "us-east-1"),
    ("", "us-east-1"),
]


@pytest.mark.parametrize("code", ["en", "zh-TW"])
@pytest.mark.parametrize(("typed", "meant"), MISTAKES)
def test_a_mistake_is_said_with_the_region_that_was_meant(typed, meant, code):
    complaint = complaint_about(typed)

    assert complaint is not None
    assert meant in language(code).say(complaint)


@pytest.mark.parametrize("typed", ["us-east-1", " eu-west-1 ", "us-gov-west-1", "il-central-1"])
def test_a_region_that_offers_rekognition_is_taken(typed):
    assert (region_of(typed).mistake, region_of(typed).doubt) == (None, None)


@pytest.mark.parametrize(("typed", "meant"), [("us-east-9", "us-east-1"), ("sa-north-4", None)])
def test_a_well_formed_region_that_no_list_has_is_taken_after_a_warning(typed, meant):
    doubt = region_of(typed).doubt

    assert complaint_about(typed) is None
    assert doubt is not None
    assert doubt.facts.get("meant") == meant


def test_a_secret_is_not_repeated():
    secret = "abcdefghij/ABCDEFGHIJ+0123456789abcdefgh"
    complaint = complaint_about(secret)

    assert complaint is not None
    assert secret not in language("en").say(complaint)
