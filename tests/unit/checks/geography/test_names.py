"""What a typed Region is, and which one was meant."""

import pytest

from checks.geography.names import Judgement, Kind, judge, name_of
from checks.sources.aws.partitions import region_names

NAMES = region_names()


@pytest.mark.parametrize(
    ("typed", "kind", "meant"),
    [
        ("us-east-1", Kind.KNOWN, "us-east-1"),
        ("us-gov-west-1", Kind.KNOWN, "us-gov-west-1"),
        ("fips-us-gov-west-1", Kind.KNOWN, "fips-us-gov-west-1"),
        ("", Kind.EMPTY, None),
        ("us-east-1a", Kind.ZONE, "us-east-1"),
        ("us-west-2-lax-1", Kind.ZONE, "us-west-2"),
        ("us-east-1-wl1-bos-wlz-1", Kind.ZONE, "us-east-1"),
        ("json", Kind.OUTPUT, None),
        ("AKIAQWERTYUIOPASDFGH", Kind.SECRET, None),
        ("abcdefghij/ABCDEFGHIJ+0123456789abcdefgh", Kind.SECRET, None),
        ("us-esat-1", Kind.MISSPELT, "us-east-1"),
        ("us-eats-1", Kind.MISSPELT, "us-east-1"),
        ("useast1", Kind.MISSPELT, "us-east-1"),
        ("ap-notheast-1", Kind.MISSPELT, "ap-northeast-1"),
        ("frankfurt", Kind.MISSPELT, "eu-central-1"),
        ("global", Kind.MISSPELT, None),
        ("us-east-9", Kind.NEW, "us-east-1"),
        ("xx-north-1", Kind.NEW, "eu-north-1"),
        ("US-EAST-1", Kind.MALFORMED, "us-east-1"),
        ("us_east_1", Kind.MALFORMED, "us-east-1"),
        (" us-east-1", Kind.MALFORMED, "us-east-1"),
        ("Frankfurt", Kind.MALFORMED, "eu-central-1"),
        ("Europe (Frankfurt)", Kind.MALFORMED, "eu-central-1"),
        ("US East (N. Virginia)", Kind.MALFORMED, "us-east-1"),
        ("N. Virginia", Kind.MALFORMED, "us-east-1"),
        ("Tokyo", Kind.MALFORMED, "ap-northeast-1"),
        ("東京", Kind.MALFORMED, "ap-northeast-1"),
        ("[us-east-1]", Kind.MALFORMED, "us-east-1"),
        ("Ohio", Kind.MALFORMED, "us-east-2"),
        ("Oregon", Kind.MALFORMED, "us-west-2"),
        ("US East", Kind.MALFORMED, "us-east-1"),
        ("us-east", Kind.MISSPELT, "us-east-1"),
        ("AWS GovCloud (US-West)", Kind.MALFORMED, "us-gov-west-1"),
        ("ap-northeast-1 (Tokyo)", Kind.MALFORMED, "ap-northeast-1"),
        ("亞太地區 (東京)", Kind.MALFORMED, "ap-northeast-1"),
        ("美國東部（維吉尼亞北部）", Kind.MALFORMED, "us-east-1"),
        ("日本", Kind.MALFORMED, "ap-northeast-1"),
        ("北京", Kind.MALFORMED, "cn-north-1"),
        ("南京", Kind.MALFORMED, None),
        ("ｕｓ-ｅａｓｔ-1", Kind.MALFORMED, "us-east-1"),
        ("UK", Kind.MALFORMED, "eu-west-2"),
        ("us", Kind.MISSPELT, None),
        ("somewhere nice", Kind.MALFORMED, None),
    ],
)
def test_a_typed_region_is_judged(typed, kind, meant):
    assert judge(typed, NAMES) == Judgement(kind, meant)


def test_every_region_of_aws_is_written_as_new_ones_must_be():
    from checks.geography.names import WELL_FORMED

    assert [code for code in NAMES if not WELL_FORMED.fullmatch(code)] == []


def test_a_region_has_the_name_that_people_know():
    assert name_of("eu-central-1", NAMES) == "Europe (Frankfurt)"


def test_an_unknown_region_is_called_by_its_code():
    assert name_of("us-east-9", NAMES) == "us-east-9"
