"""The step that saves: shown, agreed to, written; or nothing of it."""

from checks.sources.aws.sessions import Keys
from tests.plugins.people import KEY_ID, SECRET
from wizard.setup.decided import Decided
from wizard.setup.steps.save import guide
from wizard.setup.trail import Ending

WRITTEN = f"[default]\naws_access_key_id = {KEY_ID}\naws_secret_access_key = {SECRET}\n"


def decided(journey):
    """The same journey, in which a key and a Region are decided."""
    journey.decided = Decided(Keys(KEY_ID, SECRET), "us-east-1", "json")
    return journey


def test_where_nothing_is_decided_nothing_is_asked(travel, script, person):
    person()

    assert guide(travel(script())) is Ending.HELD


def test_what_is_agreed_to_is_written_and_the_secret_forgotten(travel, script, person):
    file = person().credentials.path
    journey = decided(travel(script(("write", True))))

    assert guide(journey) is Ending.DONE
    assert file.read_text() == WRITTEN
    assert journey.decided == Decided()
    assert journey.context.target().region == "us-east-1"


def test_the_secret_is_not_in_what_is_shown(travel, script, person):
    person()
    said = script(("write", True))
    guide(decided(travel(said)))

    assert "aws_secret_access_key" in said.text
    assert SECRET not in said.text


def test_without_consent_nothing_is_written_and_the_person_has_left(travel, script, person):
    file = person().credentials.path
    said = script(("write", False))

    assert guide(decided(travel(said))) is Ending.LEFT
    assert said.shown[-1] == "Nothing was written."
    assert not file.exists()


def test_a_dry_run_ends_with_the_preview_and_asks_for_no_consent(travel, script, person):
    file = person().credentials.path
    said = script()

    assert guide(decided(travel(said, dry=True))) is Ending.REHEARSED
    assert "aws_access_key_id" in said.text
    assert said.shown[-1] == "This was a dry run: nothing was written."
    assert not file.exists()
