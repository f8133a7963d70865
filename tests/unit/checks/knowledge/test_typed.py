"""A text that somebody typed off a screen is known by what it is near, and no other text is bent."""

from pathlib import Path

import pytest

from checks.knowledge.causes import matches
from checks.knowledge.typed import MOST, completed, respelt

OF_OTHERS = Path(__file__).parents[3] / "data" / "texts_of_others.txt"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ('unable to locate credentails. run "aws configure"', "credentials.none-found"),
        ("The confg profile (rek) could not be fonud", "credentials.profile-not-found"),
        ("aws: comand not found", "cli.not-installed"),
        ("You must specifiy a reigon", "region.not-set"),
        ("Reqest has invalid image formt", "detection.photo-format-unsupported"),
        ("UnrecognisedClientException when calling DetectFaces", "credentials.shadowed-by-environment"),
        ("is not authorised to perform: rekognition:DetectFaces", "permissions.rekognition-denied"),
        ("No moduel named 'boto3'", "sdk.boto3-missing"),
    ],
)  # fmt: skip
def test_a_letter_wrong_here_and_there_does_not_matter(typed, code):
    assert matches(typed) == []
    assert [match.message.code for match in matches(respelt(typed))][:1] == [code]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("token included in the request is invalid", "credentials.shadowed-by-environment"),
        ("config profile (rek) could not be found", "credentials.profile-not-found"),
        ("invalid image format", "detection.photo-format-unsupported"),
        ("Member must have length less than or equal to 5242880", "detection.photo-too-heavy"),
        ("access key id you provided does not exist", "credentials.key-unknown"),
    ],
)  # fmt: skip
def test_the_greater_part_of_a_known_text_is_known(typed, code):
    assert matches(typed) == []
    assert [match.message.code for match in matches(completed(typed) or "")][:1] == [code]


@pytest.mark.parametrize(
    "text",
    [
        "internal or external command",
        "when calling the DetectFaces operation",
        "could not be found",
        "",
    ],
)
def test_a_part_that_could_be_of_any_text_is_not_completed(text):
    assert completed(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "The request was handled in a second",
        "Please help me, my profile picture could not be found",
        "I changed my region and my laptop is slow",
        "unable to locate credentails " * (MOST // 20),
    ],
)
def test_what_is_spelt_otherwise_means_nothing(text):
    assert matches(respelt(text)) == []


def test_the_words_of_other_programs_are_not_bent_into_known_ones():
    texts = OF_OTHERS.read_text("utf-8").splitlines()

    assert [text for text in texts if matches(respelt(text)) or completed(text)] == []
