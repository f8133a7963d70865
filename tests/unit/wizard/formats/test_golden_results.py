"""What detect, explain, regions and checks give, in each format and language, against tests/golden."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from msgspec.structs import replace

from checks.catalogue import all_checks, all_messages
from checks.knowledge.known import explainable
from checks.model import Phrase
from checks.region.support.offered import Region
from checks.region.support.opted_in import Status
from checks.region.support.survey import Place, Survey
from checks.sources.photo.photo import Photo
from tests.plugins.golden import as_it_was_read
from wizard.detecting.detect import Detected, OfPhoto
from wizard.explaining.door import Door
from wizard.explaining.explanation import (
    Asked,
    Explanation,
    Explanations,
    of_code,
    of_log,
    of_text,
)
from wizard.explaining.logs import read
from wizard.formats import CHECKS, DETECTION, EXPLANATIONS, REGIONS, names_of, renderer
from wizard.languages import OFFERED, language
from wizard.output.look import Look

MESSAGES = all_messages()
in_each_language = pytest.mark.parametrize("code", OFFERED)

SURE = {
    "BoundingBox": {"Width": 0.25, "Height": 0.5, "Left": 0.125, "Top": 0.25},
    "AgeRange": {"Low": 29, "High": 37},
    "Gender": {"Value": "Female", "Confidence": 98.5},
    "Smile": {"Value": True, "Confidence": 99.25},
    "Eyeglasses": {"Value": False, "Confidence": 97.0},
    "Emotions": [{"Type": "HAPPY", "Confidence": 84.0}, {"Type": "CALM", "Confidence": 12.0}],
}
UNSURE = {
    "AgeRange": {"Low": 20, "High": 60},
    "Gender": {"Value": "Male", "Confidence": 49.5},
    "Emotions": [{"Type": "UNKNOWN", "Confidence": 99.0}],
}


def detected(name: str, *faces: dict[str, object], remarks: Sequence[str] = ()) -> Detected:
    photo = Photo(Path(name), b"", "jpeg", 640, 480)
    found = tuple(MESSAGES[code].finding(facts={"photo": name}) for code in remarks)
    return Detected(photo, {"FaceDetails": list(faces)}, found, 0.8)


PHOTOS = {
    "photos-of-all-kinds": (
        1,
        (
            OfPhoto("us.jpg", detected("us.jpg", SURE, UNSURE), Path("us.faces.png")),
            OfPhoto("sea.jpg", detected("sea.jpg", remarks=["detection.no-face-found"])),
            OfPhoto(
                "notes\x1b[2J.txt",
                MESSAGES["detection.photo-not-found"].finding(facts={"photo": "notes\x1b[2J.txt"}),
            ),
        ),
    ),
    "photo": (0, (OfPhoto("me.png", detected("me.png", SURE)),)),
}


@in_each_language
@pytest.mark.parametrize("name", names_of(DETECTION))
@pytest.mark.parametrize("case", PHOTOS)
def test_the_faces_of_photos(case, name, code):
    exit_code, photos = PHOTOS[case]

    text = renderer(name, DETECTION)(photos, language(code), Look())

    as_it_was_read(text, case, exit_code, code, name)


DENIED = (
    "An error occurred (AccessDeniedException) when calling the DetectFaces operation: User:"
    " arn:aws:sts::111122223333:assumed-role/practice/ming is not authorized to perform:"
    " rekognition:DetectFaces because no identity-based policy allows the rekognition:DetectFaces"
    " action"
)
SECRET = "aws_secret_access_key = SAoWDrfMgfLVzK9sQ3PpN7yT2wXb5Jc1HdRaEuGi"
LOG = f"""\
INFO request 1 handled in 12 ms
ERROR {DENIED}
Traceback (most recent call last):
KeyError: 'FaceDetails'
ERROR {DENIED}
"""
EXPLAINED = {
    "explained-code": (0, lambda: of_code("files.open-to-others")),
    "explained-refusal": (0, lambda: of_text(DENIED)),
    "explained-known-text": (0, lambda: of_text("detect_faces() only accepts keyword arguments.")),
    "explained-candidates": (
        0,
        lambda: of_text("KeyError: 'FaceDetails'"),
    ),
    "explained-log": (0, lambda: of_log(read(BytesIO(LOG.encode())))),
    "explained-unknown": (1, lambda: of_text("It is Tuesday.")),
    "explained-secret": (1, lambda: of_text(f"It is Tuesday; {SECRET}")),
}


@in_each_language
@pytest.mark.parametrize("name", names_of(EXPLANATIONS))
@pytest.mark.parametrize("case", EXPLAINED)
def test_what_is_explained(case, name, code):
    exit_code, ask = EXPLAINED[case]
    found = ask()
    if found.door:  # without the versions of this computer
        found = replace(found, door=Door(found.door.lines[2:]))

    text = renderer(name, EXPLANATIONS)(found, language(code), Look())

    as_it_was_read(text, case, exit_code, code, name)


LISTED = ("files.wrong-name", "files.open-to-others", "sdk.arguments-not-named")


@in_each_language
@pytest.mark.parametrize("name", names_of(EXPLANATIONS))
def test_a_list_of_what_can_be_explained(name, code):
    known = explainable()
    listed = Explanations(Asked.EVERYTHING, tuple(Explanation(known[each]) for each in LISTED))

    text = renderer(name, EXPLANATIONS)(listed, language(code), Look())

    as_it_was_read(text, "explained-list", 0, code, name)


PLACES = (
    Place(Region("eu-central-1", "Europe (Frankfurt)"), Status.ENABLED, 0.0124),
    Place(Region("us-east-1", "US East (N. Virginia)"), Status.BY_DEFAULT, 0.0926),
    Place(Region("il-central-1", "Israel (Tel Aviv)"), Status.NOT_ENABLED, 1.2),
    Place(Region("us-gov-west-1", "AWS GovCloud (US-West)"), Status.APART),
    Place(Region("eu-south-2", "Europe (Spain)"), Status.UNKNOWN),
)
UNMEASURED = tuple(replace(place, latency=None) for place in PLACES)
NO_BUNDLE = Phrase("Nothing was measured: the certificate bundle in use cannot be read.")
SURVEYS = {
    "regions-measured": Survey(PLACES, "account:ListRegions"),
    "regions-unmeasured": Survey(UNMEASURED, unmeasured=NO_BUNDLE),
}


@in_each_language
@pytest.mark.parametrize("name", names_of(REGIONS))
@pytest.mark.parametrize("case", SURVEYS)
def test_regions(case, name, code):
    text = renderer(name, REGIONS)(SURVEYS[case], language(code), Look())

    as_it_was_read(text, case, 0, code, name)


def test_a_table_that_is_wider_than_the_terminal_stands_as_a_list():
    text = renderer("text", REGIONS)(SURVEYS["regions-measured"], language("en"), Look(width=40))

    assert text.startswith(
        "Region        eu-central-1\n"
        "Name          Europe (Frankfurt)\n"
        "Latency       12 ms\n"
        "Your account  switched on\n"
        "\n"
        "Region        us-east-1\n"
    )


COSTS = ("cli.output-format", "files.private", "identity.account", "permissions.simulation")
"""One check of each cost."""


@in_each_language
@pytest.mark.parametrize("name", names_of(CHECKS))
def test_checks(name, code):
    listed = [check for check in all_checks() if check.code in COSTS]

    text = renderer(name, CHECKS)(listed, language(code), Look())

    as_it_was_read(text, "checks", 0, code, name)
