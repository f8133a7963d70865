"""Which photo is sent: the bundled one, or a person's own after consent, and never unasked."""

import pytest

from tests.plugins.people import SAMPLE
from wizard.setup.photo_choice import chosen_photo, named_photo
from wizard.setup.trail import Ending, Visit


@pytest.fixture
def own(tmp_path):
    """A photo of the person's own."""
    file = tmp_path / "me.jpg"
    file.write_bytes(SAMPLE.read_bytes())
    return file


@pytest.fixture
def guided(travel, person):
    """A journey in which something was asked before."""

    def make(said, **options):
        person(region="us-east-1")
        journey = travel(said, region="us-east-1", **options)
        journey.trail.note(0, Ending.DONE)
        return journey

    return make


def test_a_mere_look_sends_the_bundled_one_and_asks_nothing(travel, script, person):
    person()

    assert chosen_photo(travel(script()), None) == SAMPLE


def test_a_person_may_take_the_bundled_one(guided, script):
    assert chosen_photo(guided(script(("photo_source", "bundled"))), None) == SAMPLE


def test_one_s_own_is_sent_after_consent(guided, script, own):
    said = script(("photo_source", "own"), ("photo", str(own)), ("send_photo", True))

    assert chosen_photo(guided(said), None) == own
    assert "goes to Amazon Rekognition in us-east-1." in said.text


def test_without_consent_the_bundled_one_is_sent(guided, script, own):
    said = script(("photo_source", "own"), ("photo", str(own)), ("send_photo", False))

    assert chosen_photo(guided(said), None) == SAMPLE


def test_the_one_that_was_named_is_not_sent_without_consent_either(guided, script, own):
    journey = guided(script(("send_photo", False)), photo=own)

    assert chosen_photo(journey, named_photo(journey)) == SAMPLE


def test_about_what_is_no_photo_nothing_is_asked_for_it_is_not_sent(guided, script, tmp_path):
    journey = guided(script(), photo=tmp_path / "no.jpg")

    assert chosen_photo(journey, named_photo(journey)) == tmp_path / "no.jpg"


def test_who_comes_back_chooses_anew(guided, script, own):
    journey = guided(script(), photo=own)
    journey.visit = Visit(8, 8, came_back=True)

    assert named_photo(journey) is None
