"""A copy beside a file: never over another one, and gone without a trace where it is taken back."""

import pytest

from checks.model import Phrase, Remedy
from wizard.conversation.protocol import Question
from wizard.mending.plan import Done, as_it_is
from wizard.mending.plans.copies import Copy
from wizard.writing import NotWritten, Reason
from wizard.writing.backups import kept_changes, put_back, undo
from wizard.writing.world import World


@pytest.fixture
def copy(tmp_path, person):
    person()
    place = tmp_path / "folder" / "me.jpg"
    place.parent.mkdir()

    return Copy(
        place=place,
        data=b"\xff\xd8\xffphoto",
        words=lambda where: Phrase("{file}", file=where),
        within=lambda where: as_it_is,
        step=lambda where: Remedy((Phrase("{file}", file=where),)),
        question=Question("write", Phrase("?")),
    )


def test_a_copy_is_written_and_undone(copy, script):
    assert isinstance(copy.do(script()), Done)
    assert copy.place.read_bytes() == copy.data

    found = undo()

    assert found.plan.diff == ""
    put_back(found)
    assert not copy.place.exists()


def test_what_came_to_lie_there_meanwhile_stays_and_another_name_is_asked_for(copy, script):
    copy.place.write_bytes(b"mine")

    again = copy.do(script())

    assert isinstance(again, Copy)
    assert again.place == copy.place.with_name("me-2.jpg")
    assert copy.place.read_bytes() == b"mine"
    assert kept_changes(World().state) == ()


def test_taken_back_it_was_never_there(copy, script):
    copy.do(script()).take_back()

    assert not copy.place.exists()
    assert undo() is None


def test_taken_back_it_stays_where_somebody_made_it_theirs(copy, script):
    done = copy.do(script())
    copy.place.write_bytes(b"mine")

    done.take_back()

    assert copy.place.read_bytes() == b"mine"


def test_a_folder_that_is_a_file_is_said(copy, script):
    copy.place.parent.rmdir()
    copy.place.parent.write_text("")

    with pytest.raises(NotWritten) as stopped:
        copy.do(script())

    assert stopped.value.reason is Reason.NOT_A_FOLDER
    assert kept_changes(World().state) == ()
