"""The whole program, killed, refused and run by an ordinary user: files, backups and what is said of them."""

import os
import random
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.plugins.programs import REKWIZ
from tests.plugins.users import ordinary_user
from wizard.writing import World, update
from wizard.writing.backups import kept_changes

OLD = {"config": b"# mine\r\n[default]\r\nregion=us-east-1", "credentials": None}
KEY = {"aws_access_key_id": "AKIAIOSFODNN7EXAMPLE", "aws_secret_access_key": "x" * 40}
KILLS = int(os.environ.get("TESTS_KILLS", "6"))
AS_BEFORE = "Every file is as it was."
CAN_MOUNT = (
    sys.platform == "linux"
    and subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False).returncode == 0
)


@pytest.fixture
def home():
    """A home that other users can reach, with a change in it that can be taken back."""
    with TemporaryDirectory(prefix="open-") as made:
        Path(made).chmod(0o711)
        home = Path(made, "home")
        (home / ".aws").mkdir(parents=True)
        (home / ".aws" / "config").write_bytes(OLD["config"])
        update(
            (home / ".aws" / "config", lambda found: found.set("default", {"region": "eu-west-1"})),
            (home / ".aws" / "credentials", lambda found: found.set("default", KEY)),
            world=World(state=home / "state"),
        )
        yield home


def files(home: Path) -> dict[str, bytes | None]:
    paths = {name: home / ".aws" / name for name in OLD}
    return {name: path.read_bytes() if path.exists() else None for name, path in paths.items()}


def environment(base: dict[str, str], home: Path) -> dict[str, str]:
    return base | {"HOME": str(home), "REKWIZ_STATE_DIR": str(home / "state")}


def owned(home: Path) -> set[int]:
    return {path.lstat().st_uid for path in (home, *home.rglob("*"))}


def given_to(home: Path, number: int | None) -> None:
    for path in (home, *home.rglob("*")):
        if number is not None:
            os.chown(path, number, number)


def test_an_undo_that_is_killed_at_any_moment_is_done_by_the_next(rekwiz, base_environment, home):
    new, env = files(home), environment(base_environment, home)
    kept = home.with_name("kept")
    shutil.copytree(home, kept)
    for _ in range(KILLS):
        shutil.rmtree(home)
        shutil.copytree(kept, home)
        running = subprocess.Popen([REKWIZ, "undo", "--yes"], env=env, stderr=subprocess.DEVNULL)
        begun = len(list((home / "state" / "backups").iterdir())) + 1
        while running.poll() is None and len(list((home / "state" / "backups").iterdir())) < begun:
            time.sleep(0.001)
        time.sleep(random.uniform(0, 0.1))
        running.kill()
        running.wait()
        found = files(home)
        assert all(found[name] in (OLD[name], new[name]) for name in OLD)

        assert rekwiz("undo", "--yes", env=env).returncode == 0
        assert files(home) == (new if found == OLD else OLD)
        assert list(home.rglob("*-tmp")) == []


def test_an_ordinary_user_is_told_what_stands_in_the_way(base_environment, home):
    user, new = ordinary_user(), files(home)
    given_to(home, user.number)
    env = environment(base_environment, home) | user.environment
    backups = home / "state" / "backups"

    def undo() -> tuple[int, str]:
        ended = subprocess.run(
            [*user.command, "undo", "--yes"], env=env, cwd="/", capture_output=True, text=True
        )
        return ended.returncode, ended.stderr

    for folder in (home / ".aws", backups / "index.toml"):
        mode = folder.stat().st_mode
        folder.chmod(0o500 if folder.is_dir() else 0)
        code, said = undo()
        folder.chmod(mode)
        assert (code, AS_BEFORE in said, files(home)) == (5, True, new)

    (home / ".aws" / "config").chmod(0o400)
    assert undo()[0] == 5
    (home / ".aws" / "config").chmod(0o600)
    assert (undo()[0], files(home)) == (0, OLD)
    assert (undo()[0], files(home)) == (0, new)
    assert owned(home) == {home.stat().st_uid}
    assert {path.stat().st_mode & 0o077 for path in (*(home / ".aws").iterdir(), backups)} == {0}


@pytest.mark.skipif(not CAN_MOUNT, reason="mounts are not allowed here")
@pytest.mark.parametrize("full", [".aws", "state"])
def test_on_a_full_disk_an_undo_changes_nothing_and_says_so(base_environment, home, full):
    disk, before, new = home / full, home.with_name("before"), files(home)
    shutil.copytree(disk, before)
    script = f"""
        mount -t tmpfs -o size=64k none '{disk}'
        cp -a '{before}'/. '{disk}'
        cat /dev/zero > '{disk}/rest' 2>/dev/null || true
        code=0; '{REKWIZ}' undo --yes || code=$?
        rm '{disk}/rest'
        cp -a '{disk}' '{home}/seen'
        echo "code $code"
    """
    ended = subprocess.run(
        ["unshare", "-m", "sh", "-ec", script],
        env=environment(base_environment, home),
        capture_output=True,
        text=True,
        check=True,
    )

    assert ended.stdout == "code 5\n"
    assert "there is no space left" in ended.stderr
    assert AS_BEFORE in ended.stderr
    (home / "seen").rename(disk.with_name("now"))
    shutil.rmtree(disk)
    (home / "now").rename(disk)
    assert files(home) == new
    assert [change.begun for change in kept_changes(home / "state")] == [None]
    assert list(home.rglob("*-tmp")) == []


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells the limits of another process")
def test_a_core_dump_of_rekwiz_is_left_out_and_that_of_one_s_own_command_is_not(
    base_environment, home
):
    _, hard = resource.getrlimit(resource.RLIMIT_CORE)
    if hard == 0:
        pytest.skip("nobody here may have one")
    program = 'ulimit -Sc; sleep 1; grep "Max core file size" /proc/$PPID/limits'
    # A second: for the moment in which it starts the command, rekwiz has the command's limit.
    ended = subprocess.run(
        ["sh", "-c", 'ulimit -Sc $(ulimit -Hc) && exec "$0" run -- sh -c "$1"', REKWIZ, program],
        env=environment(base_environment, home),
        capture_output=True,
        text=True,
        check=True,
    )

    own, rekwiz_s = ended.stdout.splitlines()
    assert own == ("unlimited" if hard == resource.RLIM_INFINITY else str(hard // 512))
    assert rekwiz_s.split()[4] == "1"
