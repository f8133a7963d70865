"""Programs that write the same file in place, without a lock, at the worst of moments."""

import os

import pytest
from botocore.configloader import raw_config_parse

from wizard.writing import NotWritten, Reason, World, Written, update
from wizard.writing.settled import QUIET

REGION = "[default]\nregion = a\n"


def region(document):
    return document.set("default", {"region": "b"})


@pytest.fixture
def config(tmp_path):
    path = tmp_path / "config"
    path.write_text(REGION)
    os.utime(path, (1, 1))
    return path


def world_in_which(tmp_path, *events, at_replace=None):
    """A world where something happens in each of the pauses in which we wait to look again.

    `at_replace` happens right before the file is replaced for the first time.
    """
    pending, first = list(events), [at_replace] if at_replace else []

    def sleep(seconds):
        if seconds == QUIET and pending:
            pending.pop(0)()

    def put(temporary, target):
        if first and target.name == "config":
            first.pop()()
        temporary.replace(target)

    return World(state=tmp_path / "state", sleep=sleep, replace=put, patience=5)


def test_a_change_that_another_program_overwrote_is_made_again(tmp_path, config):
    theirs = f"{REGION}[profile x]\noutput = json\n"
    world = world_in_which(tmp_path, lambda: config.write_text(theirs))
    assert isinstance(update((config, region), world=world), Written)
    assert config.read_text() == theirs.replace("= a", "= b")


def test_a_change_that_is_always_overwritten_is_given_up_and_put_back(tmp_path, config):
    world = world_in_which(tmp_path, *[lambda: config.write_text(REGION)] * 100)
    with pytest.raises(NotWritten) as caught:
        update((config, region), world=world)
    assert (caught.value.reason, config.read_text()) == (Reason.KEEPS_VANISHING, REGION)


def test_what_was_written_into_the_old_file_while_it_was_replaced_is_not_lost(tmp_path, config):
    opened = []
    theirs = f"{REGION}[profile x]\noutput = json\n"

    def finish():
        with opened.pop() as stream:
            stream.write(theirs)

    world = world_in_which(tmp_path, finish, at_replace=lambda: opened.append(config.open("w")))
    assert isinstance(update((config, region), world=world), Written)
    assert config.read_text() == theirs.replace("= a", "= b")


def test_two_programs_that_write_in_both_places_lose_nothing(tmp_path, config):
    opened = []

    def finish():
        with opened.pop() as stream:
            stream.write(f"{REGION}[profile 'x y']\noutput = json\n")
        config.write_text(f"{REGION}[profile z]\noutput = text\n")

    world = world_in_which(tmp_path, finish, at_replace=lambda: opened.append(config.open("w")))
    assert isinstance(update((config, region), world=world), Written)
    assert raw_config_parse(str(config)) == {
        "default": {"region": "b"},
        "profile 'x y'": {"output": "json"},
        "profile z": {"output": "text"},
    }


def test_a_change_that_somebody_builds_on_is_left_as_it_is(tmp_path, config):
    theirs = "[default]\nregion = b\noutput = json\n"
    world = world_in_which(tmp_path, lambda: config.write_text(theirs))
    assert isinstance(update((config, region), world=world), Written)
    assert config.read_text() == theirs
