"""A change that counts in another world: it is looked at there, and how a person gets there is said."""

import pytest
from PIL import Image

from checks.context import Context
from checks.exits import Exit
from checks.report import Report
from wizard.examining.run import examine, planned
from wizard.invocation.wishes import Wishes
from wizard.mending.mend import mend_code
from wizard.mending.rounds import Rounds

UNSUPPORTED = "detection.photo-format-unsupported"


@pytest.fixture
def drawn(tmp_path):
    Image.new("RGB", (200, 100)).save(tmp_path / "me.gif")
    return Wishes(photo=tmp_path / "me.gif", only=("detection.photo",))


def look(context: Context) -> Report:
    return examine(planned(["detection.photo"]), context, "doctor")


def test_the_copy_is_looked_at_in_the_place_of_the_photo(work, script, person, drawn, tmp_path):
    person()
    said = script(("convert_photo", True))

    assert mend_code(work(said, drawn), UNSUPPORTED) == Exit.READY
    assert (tmp_path / "me.jpg").exists()
    assert said.shown[-3:] == [
        "What you need to do:",
        "1. From now on name me.jpg in place of me.gif, in your program as well.",
        "rekwiz detect me.jpg",
    ]


def test_without_consent_there_is_no_copy(work, script, person, drawn, tmp_path):
    person()
    said = script(("convert_photo", False))

    assert mend_code(work(said, drawn), UNSUPPORTED) == Exit.NOT_READY
    assert not (tmp_path / "me.jpg").exists()
    assert said.shown[-1] == "Nothing was changed."


def test_the_doctor_goes_on_in_that_world_and_says_at_its_end_how_to_get_there(
    work, script, person, drawn
):
    person()
    said = script(("convert_photo", True))
    asked = work(said, drawn)
    context = asked.world()

    code = Rounds(asked, look, only_safe=False).run(look(context), context)

    assert code is Exit.READY
    assert said.shown.count("What you need to do:") == 1
    assert said.shown[-2] == "✓ Fixed: 1 · left: 0"
