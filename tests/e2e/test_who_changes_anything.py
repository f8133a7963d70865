"""Nothing but setup, fix, undo and doctor --fix changes anything; detect writes its pictures."""

from __future__ import annotations

import shutil
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.e2e.causes.computer import Computer, Ended
from tests.plugins.administrator import account_of, as_profile, detach
from tests.plugins.people import SAMPLE
from wizard.commands import COMMANDS

AT_ONCE = 4
LOOKING = (
    *(("preflight", "--format", "json"), ("preflight", "--init")),
    *(("doctor",), ("doctor", "--all-profiles")),
    *(("doctor", "--fix", "--dry-run"), ("doctor", "--fix", "--no-input")),
    *(("setup", "--dry-run", "--yes"), ("setup", "--no-input")),
    *(("fix", "files.open-to-others", "--dry-run"), ("fix", "files.open-to-others", "--no-input")),
    *(("fix", "permissions.s3-denied", "--dry-run", "--admin-profile", "admin"),),
    *(("fix", "cli.not-installed", "--dry-run"), ("fix", "region.misspelt", "--no-input")),
    *(
        ("undo", "--list"),
        ("undo", "--no-input"),
        ("regions",),
        ("checks",),
        ("checks", "--schema"),
    ),
    *(("explain", "region.not-set"), ("explain", "--program"), ("explain", "log.txt")),
    *(("run", "--", "/bin/sh", "-c", "exit 3"), ("sandbox", "--", "/bin/sh", "-c", "exit 0")),
    *(("completion", "bash"), ("--help",), (), ("detect", "--help"), ("no-such-command",)),
)


def all_of(*roots: Path) -> dict[str, tuple[int, bytes | str]]:
    """Everything below these folders, folders and rekwiz's own files among it, with modes and bytes."""
    return {
        str(path): (path.lstat().st_mode, _held(path))
        for root in roots
        for path in sorted(root.rglob("*"))
    }


def _held(path: Path) -> bytes | str:
    mode = path.lstat().st_mode
    if stat.S_ISLNK(mode):
        return str(path.readlink())
    return path.read_bytes() if stat.S_ISREG(mode) else ""


@pytest.fixture
def broken(computer_of, thorough) -> Computer:
    """Somebody with a set-up that has something for each kind of fix."""
    computer: Computer = computer_of((), own_account=True)
    computer.config.write_text("[default]\nregion = us-esat-1\n")
    computer.credentials.chmod(0o644)
    (computer.bin / "aws").unlink()
    detach(computer.sandbox, "AmazonS3ReadOnlyAccess")
    as_profile(computer.sandbox, computer.environment)
    (computer.home / ".bashrc").write_text('export AWS_PAGER="nothing"\n')
    computer.environment["AWS_PAGER"] = "nothing"
    (computer.folder / "log.txt").write_text("NoCredentialsError: Unable to locate credentials\n")
    shutil.copy(SAMPLE, computer.folder / "me.jpg")
    return computer


def test_every_command_is_among_those_that_are_tried():
    tried = {words[0] for words in LOOKING if words}

    assert {each.name for each in COMMANDS} - tried - {"detect"} == set()


def test_what_only_looks_leaves_home_folder_and_account_as_they_were(broken):
    account = account_of(broken.sandbox)
    before = all_of(broken.home, broken.folder, broken.bin)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        ended: list[Ended] = list(pool.map(lambda words: broken.does(*words), LOOKING))

    assert all_of(broken.home, broken.folder, broken.bin) == before
    assert account_of(broken.sandbox) == account
    codes = {" ".join(words): each.code for words, each in zip(LOOKING, ended, strict=True)}
    assert [words for words, code in codes.items() if code == 70] == []
    assert codes["doctor"] == 1, "it was to have something to mend"
    assert codes["run -- /bin/sh -c exit 3"] == 3
    secrets = [each for each in broken.secrets if any(each in end.out + end.err for end in ended)]
    assert secrets == []


def test_detect_writes_its_picture_and_nothing_else(broken):
    broken.config.write_text("[default]\nregion = us-east-1\n")
    before = all_of(broken.home, broken.folder, broken.bin)

    ended = broken.does("detect", "me.jpg")

    after = all_of(broken.home, broken.folder, broken.bin)
    new = {Path(path).name for path in after.keys() - before.keys()}
    assert ended.code == 0, ended.err
    assert new == {"me.faces.png"}
    assert {path: held for path, held in after.items() if path in before} == before
