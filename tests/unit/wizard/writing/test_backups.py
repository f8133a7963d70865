"""Backups of the shared files: kept, listed, put back, forgotten."""

import stat
import sys
import tomllib
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from msgspec.structs import replace

from wizard.errors import Usage
from wizard.files.own_folder import state_folder
from wizard.writing import Changed, Unchanged, World, Written, apply, backups, update
from wizard.writing.backups import forget, kept_changes, take_back, told_of, undo
from wizard.writing.change import Restored
from wizard.writing.kept import Move
from wizard.writing.places import note, rename

START = datetime(2026, 5, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def world(tmp_path):
    minutes = count()
    return World(state=tmp_path / "state", now=lambda: START + timedelta(minutes=next(minutes)))


@pytest.fixture
def config(tmp_path):
    return tmp_path / "config"


def region(name):
    return lambda document: document.set("default", {"region": name})


def put_back(world):
    found = undo(world)
    return apply(found.plan)


def test_the_last_change_is_put_back_byte_for_byte(config, world):
    before = b"# mine\r\n[default]\r\nregion=a"
    config.write_bytes(before)
    update((config, region("b")), world=world)
    found = undo(world)
    assert (found.changed_since, found.plan.files) == ((), (config,))
    assert found.plan.diff == (
        f"--- {config}\n+++ {config}\n@@ -3 +3 @@ [default]\n-region=b\n+region=a\n"
    )
    assert isinstance(apply(found.plan), Written)
    assert config.read_bytes() == before


def test_what_is_taken_back_leaves_nothing_to_undo(config, world):
    config.write_bytes(b"# mine\n[default]\nregion=a")
    done = update((config, region("b")), world=world)

    take_back(done, region(None), world)

    assert config.read_bytes() == b"# mine\n[default]\nregion=a"
    assert list(kept_changes(world.state)) == []


def test_what_somebody_else_wrote_since_stays_when_a_change_is_taken_back(config, world):
    config.write_text("[default]\noutput = json\n")
    done = update((config, region("b")), world=world)
    with config.open("a") as file:
        file.write("[profile theirs]\nregion = c\n")

    take_back(done, region(None), world)

    assert config.read_text() == "[default]\noutput = json\n[profile theirs]\nregion = c\n"


def test_what_somebody_else_writes_at_that_moment_stays(config, world, monkeypatch):
    """Between the look at the file and the change of it."""
    config.write_text("[default]\noutput = json\n")
    done = update((config, region("b")), world=world)
    late, look = iter(["[profile theirs]\nregion = c\n"]), backups.planned

    def look_and_be_late(*asked):
        seen = look(*asked)
        for words in late:
            config.write_text(config.read_text() + words)
        return seen

    monkeypatch.setattr(backups, "planned", look_and_be_late)

    take_back(done, region(None), world)

    assert config.read_text() == "[default]\noutput = json\n[profile theirs]\nregion = c\n"


def test_a_change_whose_copy_is_gone_is_taken_back_by_its_edit(config, world):
    config.write_text("[default]\noutput = json\n")
    done = update((config, region("b")), world=world)
    forget(world.state)

    take_back(done, region(None), world)

    assert config.read_text() == "[default]\noutput = json\n"


def test_undoing_can_be_undone(config, world):
    config.write_text("[default]\nregion = a\n")
    update((config, region("b")), world=world)
    regions = []
    for _ in range(3):
        put_back(world)
        regions.append(config.read_text().split()[-1])
    assert regions == ["a", "b", "a"]


def test_both_files_of_one_change_are_put_back_together(config, world):
    credentials = config.with_name("credentials")
    config.write_text("[default]\n")
    update((config, region("a")), (credentials, region("b")), world=world)
    put_back(world)
    assert (config.read_text(), credentials.exists()) == ("[default]\n", False)
    put_back(world)
    assert credentials.read_text() == "[default]\nregion = b\n"


def test_a_file_that_somebody_changed_since_is_said_to_be(config, world):
    config.write_text("[default]\nregion = a\n")
    update((config, region("b")), world=world)
    config.write_text("[default]\nregion = b\n[profile new]\n")
    found = undo(world)
    assert found.changed_since == (config,)
    assert "-[profile new]" in found.plan.diff


def test_a_change_after_the_question_is_asked_about_again(config, world):
    config.write_text("[default]\nregion = a\n")
    update((config, region("b")), world=world)
    found = undo(world)
    config.write_text("[default]\nregion = b\n# note\n")
    assert isinstance(apply(found.plan), Changed)
    assert config.read_text() == "[default]\nregion = b\n# note\n"


def test_even_a_file_that_botocore_refuses_is_put_back(config, world):
    config.write_text("[default]\nregion = a\nregion = a\n")
    update((config, lambda document: document.with_lines(3, 4)), world=world)
    put_back(world)
    assert config.read_text() == "[default]\nregion = a\nregion = a\n"


def test_a_link_is_written_through_when_it_is_put_back(tmp_path, config, world):
    (tmp_path / "target").write_text("[default]\nregion = a\n")
    config.symlink_to("target")
    update((config, region("b")), world=world)
    put_back(world)
    assert config.is_symlink()
    assert (tmp_path / "target").read_text() == "[default]\nregion = a\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_the_way_back_leads_to_the_rights_too_and_so_does_the_way_after_it(config, world):
    config.write_text("[default]\nregion = a\n")
    config.chmod(0o644)
    update((config, region("b")), world=world)
    seen = []
    for _ in range(3):
        backups.put_back(undo(world), world)
        seen.append((config.read_text()[-2], config.stat().st_mode & 0o777))

    assert seen == [("a", 0o644), ("b", 0o600), ("a", 0o644)]

    done = update((config, region("b")), world=world)
    take_back(done, region(None), world)
    assert config.stat().st_mode & 0o777 == 0o644


def test_with_nothing_to_undo_there_is_no_undo(config, world):
    assert undo(world) is None
    config.write_text("[default]\nregion = a\n")
    update((config, region("b")), world=world)
    config.write_text("[default]\nregion = a\n")
    assert undo(world) is None


def test_what_stood_already_leaves_no_backup(config, world):
    config.write_text("[default]\nregion = a\n")
    assert update((config, region("a")), world=world) == Unchanged()
    assert kept_changes(world.state) == ()


def test_the_last_twenty_changes_are_kept_the_newest_first(config, world, thorough):
    for number in range(23):
        update((config, region(f"r{number}")), world=world)
    kept = kept_changes(world.state)
    found = [change.files[0].read().split()[-1].decode() for change in kept]
    assert found == [f"r{number}" for number in range(21, 1, -1)]
    assert [change.when for change in kept] == sorted((c.when for c in kept), reverse=True)
    files = list((world.state / "backups").glob("2026*"))
    assert len(files) == 20


def test_backups_are_private_and_their_index_holds_no_secret(config, world):
    config.write_text("[default]\naws_secret_access_key = secret\n")
    update((config, region("a")), world=world)
    folder = world.state / "backups"
    modes = {found.name: stat.S_IMODE(found.stat().st_mode) for found in folder.iterdir()}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert set(modes.values()) == {0o600}
    text = (folder / "index.toml").read_text()
    assert "secret" not in text
    assert tomllib.loads(text)["change"][0]["file"][0]["path"] == str(config)


def test_forgetting_deletes_every_backup(config, world):
    config.write_text("[default]\naws_secret_access_key = secret\n")
    update((config, region("a")), world=world)
    assert forget(world.state) == 1
    assert (list(world.state.iterdir()), kept_changes(world.state)) == ([], ())
    assert forget(world.state) == 0


@pytest.mark.parametrize(
    "index",
    [
        "not toml",
        'schema = 1\nchange = "x"\n',
        "",
        "[[change]]\nname = 'x'\nwhen = 3\nfile = []\n",
        "[[change]]\nname = 3\nwhen = 2026-05-01T12:00:00Z\nfile = []\n",
    ],
)
def test_a_broken_index_is_as_good_as_none(config, world, index):
    folder = world.state / "backups"
    folder.mkdir(parents=True)
    (folder / "index.toml").write_text(index)
    assert kept_changes(world.state) == ()
    update((config, region("a")), world=world)
    assert len(kept_changes(world.state)) == 1


def test_a_change_whose_copy_was_deleted_can_no_longer_be_undone(config, world):
    config.write_text("[default]\nregion = a\n")
    update((config, region("b")), world=world)
    kept_changes(world.state)[0].files[0].before.unlink()
    assert (undo(world), kept_changes(world.state)) == (None, ())


def test_an_index_cannot_lead_to_files_elsewhere(tmp_path, world):
    folder = world.state / "backups"
    folder.mkdir(parents=True)
    (folder / "index.toml").write_text(
        "[[change]]\nname = 'x'\nwhen = 2026-05-01T12:00:00Z\n"
        "[[change.file]]\npath = '/x'\nbefore = '../../etc/passwd'\n"
    )
    (folder / "passwd").write_text("ours")
    assert kept_changes(world.state)[0].files[0].before == folder / "passwd"


def test_a_relative_path_is_kept_as_an_absolute_one(tmp_path, world, monkeypatch):
    monkeypatch.chdir(tmp_path)
    update((Path("config"), region("a")), world=world)
    assert kept_changes(world.state)[0].files[0].path == tmp_path / "config"


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"REKWIZ_STATE_DIR": "/x/y"}, Path("/x/y")),
        ({"REKWIZ_STATE_DIR": "~/z"}, Path.home() / "z"),
    ],
)
def test_the_state_folder_can_be_moved(environment, folder):
    assert state_folder(environment) == folder


def test_a_folder_in_nobody_s_home_is_wrong_usage():
    with pytest.raises(Usage):
        state_folder({"REKWIZ_STATE_DIR": "~nosuch/x"})


def test_a_file_that_got_another_name_is_one_change(tmp_path, world):
    (tmp_path / "a").write_text("")
    move = Move(tmp_path / "a", tmp_path / "b")

    rename(move, world)

    assert [change.moves for change in kept_changes(world.state)] == [(move,)]
    assert undo(world).names == (Move(move.target, move.source),)


def test_what_only_a_person_can_take_back_is_told_once_before_what_is_older(config, world):
    update((config, region("a")), world=world)
    note("rm -r .venv", world=world)

    found = undo(world)

    assert (found.by_hand, found.is_by_hand_alone) == (("rm -r .venv",), True)
    told_of(found, world)
    assert undo(world).plan.files == (config,)


@pytest.mark.parametrize("data", [b"\xff\xd8\xff\xe0" * 99, b"#\n-----BEGIN CERTIFICATE-----\n"])
def test_lines_that_nobody_reads_are_in_no_diff(tmp_path, world, data):
    file = tmp_path / "file"
    update((file, Restored(data)), world=world)

    assert (undo(world).plan.diff, file.read_bytes()) == ("", data)


def test_what_was_done_together_goes_back_one_by_one_to_its_beginning(config, world):
    config.write_bytes(b"[default]\nregion=a")
    with backups.together():
        for name in "bc":
            update((config, region(name)), world=replace(world, run=backups.current_run()))

    def after_one_more():
        found = undo(world, one=True)
        return backups.put_back(found, world), config.read_bytes()[-1:]

    assert [after_one_more(), after_one_more()] == [(None, b"b"), (None, b"a")]
    assert undo(world, one=True) is None

    assert backups.put_back(undo(world), world) is None  # the last of it is brought again
    assert config.read_bytes()[-1:] == b"b"
    assert after_one_more() == (None, b"a")
