"""What is wrong inside one value, and what is left of it once that is gone."""

import pytest

from checks.value_faults import (
    foreign_characters,
    has_extra_text,
    in_ascii,
    is_quoted,
    without_extra_text,
    without_quotes,
)


@pytest.mark.parametrize("value", ['"x"', "'x'", "“x”", "x'", "`x`"])
def test_quotes_are_seen_and_taken_off(value):
    assert (is_quoted(value), without_quotes(value)) == (True, "x")


@pytest.mark.parametrize(
    "value",
    [
        "x # y",
        "x ; y",
        "AWS Access Key ID [None]: x",
        "Default region name [us-west-2]: x",
        "x output = json",
        "x aws_secret_access_key=y",
        "export AWS_ACCESS_KEY_ID=x",
        "AWS_SECRET_ACCESS_KEY = x ",
    ],
)
def test_comments_and_prompts_are_seen_and_taken_off(value):
    assert (has_extra_text(value), without_extra_text(value)) == (True, "x")


@pytest.mark.parametrize("value", ["x", "regionoutput=", "ab/cd+ef=", "us-east-1"])
def test_what_is_whole_has_nothing_to_be_taken_off(value):
    assert (has_extra_text(value), without_extra_text(value)) == (False, value)


@pytest.mark.parametrize(
    ("value", "characters", "plain"),
    [
        ("ab\u200bc", ("U+200B",), "abc"),
        ("\ufeffabc", ("U+FEFF",), "abc"),
        ("ａbc", ("U+FF41",), "abc"),
    ],
)
def test_foreign_characters_are_named_and_mended(value, characters, plain):
    assert (foreign_characters(value), in_ascii(value)) == (characters, plain)


@pytest.mark.parametrize("value", ["", "abc", "São Paulo", "東京", "\u00a0abc\u00a0"])
def test_accents_other_scripts_and_blanks_at_the_ends_are_not_foreign(value):
    assert foreign_characters(value) == ()
