"""Programs that write the same file in place, without a lock, at the worst of moments."""

import os
import time

import pytest
from botocore.configloader import raw_config_parse

from wizard.writing import Changed, NotWritten, Reason, World, Written, apply, plan, update
from wizard.writing.backups import kept_changes, undo
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


def test_where_another_program_begins_to_write_without_end_the_first_round_is_taken_out(
    tmp_path, config
):
    """The change was there, somebody wrote over it, and does not come to rest any more."""
    clock, ends = iter(range(10**9)), []
    theirs = "[default]\nregion = a\noutput = json\n"

    def write_on(*_):
        if not ends and "region = b" in config.read_text():
            config.write_text(theirs)
            ends.append(time.monotonic() + 0.7)
        elif ends and time.monotonic() < ends[0]:
            config.write_text(f"{theirs}# {next(clock)}\n")

    world = World(state=tmp_path / "state", sleep=write_on, patience=0.5)
    with pytest.raises(NotWritten) as caught:
        update((config, region), world=world)

    assert (caught.value.reason, caught.value.stays) == (Reason.UNSETTLED, ())
    assert config.read_text().startswith(theirs)


def test_where_it_cannot_be_taken_out_the_file_is_named_and_the_way_back_is_kept(tmp_path, config):
    clock, busy = iter(range(10**9)), [True]

    def write_on(*_):
        if busy and b"region = b" in config.read_bytes():
            config.write_text(f"[default]\nregion = b\n# {next(clock)}\n")

    credentials = config.with_name("credentials")
    credentials.write_text("[x]\n")

    def fail_at_credentials(temporary, target):
        if target == credentials:
            raise OSError(5, "Input/output error")
        temporary.replace(target)

    world = World(
        state=tmp_path / "state", sleep=write_on, replace=fail_at_credentials, patience=0.2
    )
    edits = (config, region), (credentials, lambda found: found.set("x", {"region": "b"}))
    with pytest.raises(NotWritten) as caught:
        update(*edits, world=world)
    busy.clear()

    assert (caught.value.file, caught.value.stays) == (credentials, (config,))
    assert (b"region = b" in config.read_bytes(), credentials.read_text()) == (True, "[x]\n")
    apply(undo(world).plan)
    assert (config.read_text(), credentials.read_text()) == (REGION, "[x]\n")


def test_where_consent_is_asked_anew_nothing_of_the_old_plan_stands(tmp_path, config):
    """The first round stood; then somebody wrote what makes another change of it."""
    credentials = config.with_name("credentials")
    credentials.write_text("[x]\n")
    os.utime(credentials, (1, 1))
    world = world_in_which(tmp_path, lambda: credentials.write_text("[x]\nregion = z\n"))
    edits = (config, region), (credentials, lambda found: found.set("x", {"region": "b"}))
    agreed = plan(*edits, world=world)

    outcome = apply(agreed)

    assert isinstance(outcome, Changed)
    assert (config.read_text(), credentials.read_text()) == (REGION, "[x]\nregion = z\n")
    assert outcome.plan.files == (config, credentials)
    assert kept_changes(world.state) == ()


def test_what_somebody_built_on_a_change_that_is_given_up_stays_without_it(tmp_path, config):
    credentials = config.with_name("credentials")
    credentials.write_text("[x]\n")

    def fail_at_credentials(temporary, target):
        if target == credentials:
            with config.open("a") as file:
                file.write("[profile theirs]\nregion = c\n")
            raise OSError(28, "No space left on device")
        temporary.replace(target)

    world = World(state=tmp_path / "state", replace=fail_at_credentials, patience=5)
    edits = (config, region), (credentials, lambda found: found.set("x", {"region": "b"}))
    with pytest.raises(NotWritten) as caught:
        update(*edits, world=world)

    assert (caught.value.reason, caught.value.stays) == (Reason.NO_SPACE, ())
    assert config.read_text() == f"{REGION}[profile theirs]\nregion = c\n"


def test_what_is_put_back_is_the_very_file_with_its_mode_and_its_other_names(tmp_path, config):
    credentials = config.with_name("credentials")
    credentials.write_text("[x]\n")
    config.chmod(0o644)
    os.link(config, tmp_path / "dotfile")

    def fail_at_credentials(temporary, target):
        if target == credentials:
            raise OSError(28, "No space left on device")
        temporary.replace(target)

    world = World(state=tmp_path / "state", replace=fail_at_credentials, patience=5)
    edits = (config, region), (credentials, lambda found: found.set("x", {"region": "b"}))
    with pytest.raises(NotWritten):
        update(*edits, world=world)

    assert config.samefile(tmp_path / "dotfile")
    assert config.stat().st_mode & 0o777 == 0o644
