"""The one door for a change to a shared file."""

import os
import stat
from pathlib import Path

import pytest
from botocore.configloader import raw_config_parse
from filelock import FileLock
from msgspec.structs import replace

from checks.sources.shared_files import Document
from wizard.writing import (
    Changed,
    NotWritten,
    Reason,
    Unchanged,
    World,
    Written,
    apply,
    plan,
    preview,
    sweep,
    update,
)

KEYS = {"aws_access_key_id": "AKIAIOSFODNN7EXAMPLE", "aws_secret_access_key": "wJalrXUtnFEMI/K7"}


@pytest.fixture
def world(tmp_path):
    return World(state=tmp_path / "state")


@pytest.fixture
def config(tmp_path):
    folder = tmp_path / ".aws"
    folder.mkdir()
    return folder / "config"


def region(name, section="default"):
    return lambda document: document.set(section, {"region": name})


def files_beside(path):
    return sorted(found.name for found in path.parent.iterdir() if found.name != ".rekwiz.lock")


def refusal_of(function, *arguments, **options):
    """Reason, file, detail and line of the NotWritten that a call raises."""
    with pytest.raises(NotWritten) as caught:
        function(*arguments, **options)
    error = caught.value
    return error.reason, error.file, error.detail, error.line


def test_a_new_file_and_its_folder_are_private(tmp_path, world):
    path = tmp_path / "home" / ".aws" / "config"
    done = update((path, region("us-east-1")), world=world)
    assert (done.files, path.read_bytes()) == ((path,), b"[default]\nregion = us-east-1\n")
    modes = [
        stat.S_IMODE(found.stat().st_mode) for found in (path, path.parent, path.parent.parent)
    ]
    assert modes == [0o600, 0o700, 0o700]


def test_what_stands_already_changes_not_even_the_time_of_the_file(config, world):
    config.write_text("[default]\nregion = us-east-1\n")
    os.utime(config, (1, 1))
    assert update((config, region("us-east-1")), world=world) == Unchanged()
    assert (config.stat().st_mtime, files_beside(config)) == (1, ["config"])


def test_the_lock_is_private_and_nothing_else_stays_beside_the_file(config, world):
    update((config, region("us-east-1")), world=world)
    lock = config.with_name(".rekwiz.lock")
    assert (stat.S_IMODE(lock.stat().st_mode), files_beside(config)) == (0o600, ["config"])


@pytest.mark.parametrize(("before", "after"), [(0o644, 0o600), (0o666, 0o600), (0o600, 0o600)])
def test_a_mode_is_never_widened(config, world, before, after):
    config.write_text("[default]\n")
    config.chmod(before)
    update((config, region("us-east-1")), world=world)
    assert stat.S_IMODE(config.stat().st_mode) == after


def test_a_link_stays_a_link_and_its_target_is_written(tmp_path, config, world):
    target = tmp_path / "dotfiles" / "aws-config"
    target.parent.mkdir()
    target.write_text("[default]\n")
    config.symlink_to(os.path.relpath(target, config.parent))
    update((config, region("us-east-1")), world=world)
    assert (config.is_symlink(), target.read_text()) == (True, "[default]\nregion = us-east-1\n")
    assert files_beside(target) == ["aws-config"]


def test_the_target_of_a_dangling_link_is_created(tmp_path, config, world):
    target = tmp_path / "away" / "config"
    config.symlink_to(target)
    update((config, region("us-east-1")), world=world)
    assert (config.is_symlink(), target.read_text()) == (True, "[default]\nregion = us-east-1\n")


def test_a_byte_order_mark_is_not_written_again(config, world):
    config.write_bytes(b"\xef\xbb\xbf[default]\r\nregion = a\r\n")
    update((config, region("b")), world=world)
    assert config.read_bytes() == b"[default]\r\nregion = b\r\n"


def test_a_file_that_botocore_refuses_is_left_alone(config, world):
    config.write_text("[default]\nregion = a\nregion = b\n")
    found = refusal_of(update, (config, region("c")), world=world)
    assert found == (Reason.REFUSED, config, "files.written-twice", 3)
    assert config.read_text() == "[default]\nregion = a\nregion = b\n"


def test_an_edit_that_mends_the_file_is_written(config, world):
    config.write_text("[default]\nregion = a\nregion = b\n")
    update((config, lambda document: document.with_lines(3, 4)), world=world)
    assert config.read_text() == "[default]\nregion = a\n"


def test_an_edit_that_breaks_the_file_is_not_written(config, world):
    config.write_text("[default]\nregion = a\n")
    found = refusal_of(
        update, (config, lambda document: document.with_lines(1, 1, ["oops"])), world=world
    )
    assert found == (Reason.REFUSED, config, "files.no-section-header", 1)
    assert config.read_text() == "[default]\nregion = a\n"


def test_what_botocore_would_read_otherwise_is_not_written(config, world):
    config.write_bytes(b"[default]\n# caf\xe9\n")
    latin = replace(world, encoding="cp1252")  # while botocore of this process reads UTF-8
    found = refusal_of(update, (config, region("us-east-1")), world=latin)
    assert found == (Reason.UNPROVED, config, "", None)
    assert (config.read_bytes(), files_beside(config)) == (b"[default]\n# caf\xe9\n", ["config"])


def test_a_value_that_cannot_be_written_touches_nothing(config, world):
    with pytest.raises(ValueError, match="line break"):
        update((config, region("a\nb")), world=world)
    assert files_beside(config) == []


def test_a_folder_whose_name_botocore_would_expand_is_written_all_the_same(tmp_path, world):
    path = tmp_path / "$HOME" / "config"
    update((path, region("us-east-1")), world=world)
    assert path.read_text() == "[default]\nregion = us-east-1\n"


def test_two_files_are_one_change(config, world):
    credentials = config.with_name("credentials")
    edits = (config, region("us-east-1")), (credentials, lambda found: found.set("default", KEYS))
    done = update(*edits, world=world)
    assert done.files == (config, credentials)
    assert raw_config_parse(str(credentials)) == {"default": KEYS}


def test_where_the_second_file_cannot_be_put_in_place_the_first_is_put_back(config, world):
    config.write_text("[default]\n")
    credentials = config.with_name("credentials")
    credentials.write_text("[x]\n")

    def replace_all_but_credentials(temporary, target):
        if target == credentials:
            raise OSError(16, "Device or resource busy")
        temporary.replace(target)

    broken = replace(world, replace=replace_all_but_credentials)
    edits = (config, region("us-east-1")), (credentials, lambda found: found.set("x", KEYS))
    assert refusal_of(update, *edits, world=broken) == (Reason.MOUNTED, credentials, "EBUSY", None)
    assert (config.read_text(), credentials.read_text()) == ("[default]\n", "[x]\n")
    assert files_beside(config) == ["config", "credentials"]


def test_a_lone_profile_default_is_edited_in_config_and_not_in_credentials(config, world):
    credentials = config.with_name("credentials")
    for path in (config, credentials):
        path.write_text("[profile default]\n")
        update((path, region("a")), world=world)
    assert config.read_text() == "[profile default]\nregion = a\n"
    assert credentials.read_text() == "[profile default]\n\n[default]\nregion = a\n"


def test_leftovers_of_a_killed_run_are_removed_by_the_next(config, world):
    leftover = config.with_name(".credentials.abc.rekwiz-tmp")
    leftover.write_text("secret")
    config.write_text("[default]\nregion = a\n")
    assert update((config, region("a")), world=world) == Unchanged()
    assert not leftover.exists()


def test_leftovers_can_be_swept_without_a_change(config, world):
    leftover = config.with_name(".credentials.abc.rekwiz-tmp")
    leftover.write_text("secret")
    sweep(config, world=world)
    assert not leftover.exists()


# --- consent


def test_a_plan_touches_nothing_and_apply_makes_it(config, world):
    planned = plan((config, region("us-east-1")), world=world)
    assert (planned.files, files_beside(config)) == ((config,), [])
    assert planned.diff == f"--- /dev/null\n+++ {config}\n@@ -0,0 +1,2 @@\n" + (
        "+[default]\n+region = us-east-1\n"
    )
    assert isinstance(apply(planned), Written)
    assert apply(planned) == Unchanged()


def test_a_change_elsewhere_in_the_file_needs_no_new_consent(config, world):
    config.write_text("[default]\nregion = a\n")
    planned = plan((config, region("b")), world=world)
    config.write_text("# new\n[profile x]\noutput = json\n[default]\noutput = text\nregion = a\n")
    assert isinstance(apply(planned), Written)
    expected = "# new\n[profile x]\noutput = json\n[default]\noutput = text\nregion = b\n"
    assert config.read_text() == expected


@pytest.mark.parametrize("meanwhile", ["[default]\nregion = z\n", "[x]\n", "[default]\n"])
def test_where_other_values_would_be_replaced_consent_is_asked_anew(config, world, meanwhile):
    config.write_text("[default]\nregion = a\n")
    planned = plan((config, region("b")), world=world)
    config.write_text(meanwhile)
    found = apply(planned)
    assert isinstance(found, Changed)
    assert config.read_text() == meanwhile
    assert isinstance(apply(found.plan), Written)
    assert raw_config_parse(str(config))["default"] == {"region": "b"}


def test_a_file_that_is_broken_meanwhile_is_left_alone(config, world):
    config.write_text("[default]\nregion = a\n")
    planned = plan((config, region("b")), world=world)
    config.write_text("[default]\nregion = a\nregion = a\n")
    assert refusal_of(apply, planned)[0] == Reason.REFUSED


def test_a_repair_of_another_text_than_the_one_shown_is_asked_anew(config, world):
    config.write_text("oops\n[default]\n")
    planned = plan((config, lambda document: document.with_lines(1, 2)), world=world)
    config.write_text("region = a\n[default]\n")
    assert isinstance(apply(planned), Changed)


# --- what is shown


def test_a_preview_shows_what_changes_and_no_secret(config, world):
    path = config.with_name("credentials")
    path.write_text(
        "[default]\naws_access_key_id = AKIAOLDOLDOLDOLDOLD1\n"
        "aws_secret_access_key = old+secret+old\naws_session_token = tokentoken\n[other]\na = b\n"
    )
    assert preview((path, lambda found: found.set("default", KEYS)), world=world) == (
        f"--- {path}\n+++ {path}\n@@ -2,3 +2,2 @@ [default]\n"
        "-aws_access_key_id = AKIA************OLD1\n-aws_secret_access_key = ****\n"
        "-aws_session_token = ****\n"
        "+aws_access_key_id = AKIA************MPLE\n+aws_secret_access_key = ****\n"
    )


@pytest.mark.parametrize(
    "content",
    [
        b"aws_secret_access_key = wJalrXUtnFEMI\n",
        b"[default]\naws_secret_access_key = wJal\nrXUtnFEMI\n",
        b"[default]\naws_secret_access_key =\n  wJalrXUtnFEMI\n",
        b"[default]\naws_access_key_id = wJalrXUtnFEMI\n",
        b"# aws_secret_access_key = wJalrXUtnFEMI\n",
        b"Access key ID,Secret access key\nAKIAIOSFODNN7EXAMPLE,wJalrXUtnFEMI\n",
        "[default]\naws_secret_access_key = wJalrXUtnFEMI\n".encode("utf-16"),
        "[default]\naws_secret_access_key = wJalrXUtnFEMI\n".encode("utf-16-le"),
        b"[default]\nproxy = http://me:wJalrXUtnFEMI@proxy\n",
    ],
)
def test_no_broken_file_gives_its_secret_away(config, world, content):
    config.write_bytes(content)
    shown = preview((config, lambda _: Document.parse(b"[default]\n")), world=world)
    assert shown.startswith("--- ")
    assert not any(part in shown for part in ("wJal", "UtnFEMI", "\0"))


def test_a_new_encoding_is_shown_though_no_line_changes(config, world):
    config.write_bytes("[default]\n".encode("utf-16"))
    shown = preview((config, lambda document: document.reencoded("utf-16")), world=world)
    assert shown == f"--- {config} (utf-16)\n+++ {config} (utf-8)\n"


def test_control_characters_of_a_file_do_not_reach_the_terminal(config, world):
    config.write_bytes(b"[default]\nregion = \x1b[31mred\n")
    assert "-region = \\x1b[31mred\n" in preview((config, region("a")), world=world)


# --- where it cannot work


@pytest.mark.parametrize(
    ("prepare", "reason"),
    [
        (lambda path: path.mkdir(), Reason.FOLDER),
        (lambda path: path.symlink_to(path), Reason.LINK_LOOP),
        (os.mkfifo, Reason.NOT_A_FILE),
        (lambda path: path.symlink_to(os.devnull), Reason.NOT_A_FILE),
    ],
)
def test_what_is_no_file_can_never_work(config, world, prepare, reason):
    prepare(config)
    found = refusal_of(plan, (config, region("a")), world=world)
    assert (found[0], found[0].can_never_work) == (reason, True)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("file/config", Reason.NOT_A_FOLDER),
        ("x" * 300, Reason.BAD_PATH),
        ("nul\0", Reason.BAD_PATH),
    ],
)
def test_a_path_that_no_file_can_have_can_never_work(tmp_path, world, name, reason):
    (tmp_path / "file").write_text("")
    path = tmp_path / name
    assert refusal_of(plan, (path, region("a")), world=world)[:2] == (reason, path)


def test_a_change_is_not_made_without_its_backup(tmp_path, config, world):
    config.write_text("[default]\n")
    (tmp_path / "state").write_text("a file")
    found = refusal_of(update, (config, region("a")), world=world)
    assert (found[0], config.read_text()) == (Reason.NOT_A_FOLDER, "[default]\n")
    assert files_beside(config) == ["config"]


def test_a_file_that_another_program_never_leaves_alone_is_not_written(config, world):
    config.write_text("[default]\n")

    def sleep_while_somebody_writes(_):
        config.write_text(config.read_text() + "# again\n")

    busy = replace(world, sleep=sleep_while_somebody_writes, patience=0.3)
    assert refusal_of(update, (config, region("a")), world=busy)[0] == Reason.UNSETTLED
    assert "region" not in config.read_text()


def test_while_another_rekwiz_is_at_work_nothing_is_written(config, world):
    lock = config.with_name(".rekwiz.lock")
    with FileLock(lock):
        hurried = replace(world, patience=0.1)
        found = refusal_of(update, (config, region("a")), world=hurried)
    assert (found[:2], files_beside(config)) == ((Reason.LOCKED, lock), [])


def test_a_file_is_not_read_while_somebody_is_in_the_midst_of_writing_it(config, world):
    config.write_text("")  # `aws configure` has emptied it just now

    def sleep_while_it_is_written(_):
        if not config.read_bytes():
            config.write_text("[profile x]\noutput = json\n")

    update((config, region("a")), world=replace(world, sleep=sleep_while_it_is_written))
    assert config.read_text() == "[profile x]\noutput = json\n\n[default]\nregion = a\n"


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        (".aws/config", "config"),
        (".aws/credentials", "credentials"),
        ("my-credentials.ini", "credentials"),
        ("keys", "credentials"),
        ("credentials-too", "config"),
    ],
)
def test_which_of_the_two_files_a_path_is_depends_on_the_environment_first(
    tmp_path, monkeypatch, name, kind
):
    monkeypatch.setenv("FOLDER", str(tmp_path))
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", "$FOLDER/keys")
    monkeypatch.setenv("AWS_CONFIG_FILE", "$FOLDER/credentials-too")
    assert World().kind(tmp_path / name) == kind


# --- Windows, as far as Linux can show it


class SharingViolation(PermissionError):
    winerror = 32


def test_a_sharing_violation_on_windows_is_waited_out(config, world):
    failures = iter([True, True])

    def replace_once_free(temporary, target):
        if next(failures, False):
            raise SharingViolation(13, "in use")
        temporary.replace(target)

    windows = replace(world, platform="win32", replace=replace_once_free)
    config.write_bytes(b"[default]\r\nregion = a\r\n")
    update((config, region("b")), world=windows)
    assert config.read_bytes() == b"[default]\r\nregion = b\r\n"


def test_a_sharing_violation_that_stays_is_given_up_after_two_seconds(config, world, thorough):
    def replace_never(temporary, target):
        if target == config:
            raise SharingViolation(13, "in use")
        temporary.replace(target)

    windows = replace(world, platform="win32", replace=replace_never)
    config.write_text("[default]\n")
    assert refusal_of(update, (config, region("b")), world=windows)[:2] == (Reason.IN_USE, config)
    assert (config.read_text(), files_beside(config)) == ("[default]\n", ["config"])


def test_a_relative_path_is_written_where_it_leads(tmp_path, world, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert update((Path("config"), region("a")), world=world).files == (Path("config"),)
    assert (tmp_path / "config").read_text() == "[default]\nregion = a\n"
