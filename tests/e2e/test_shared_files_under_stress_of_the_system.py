"""What the system can put in a writer's way: owners, modes, mounts, a full disk, a size limit.

Most of it takes root, as CI has it: another user's files, and mounts in a namespace of their own.
Each case runs in a process of its own: this file, run as a script.
"""

import os
import resource
import signal
import stat
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

ROOT = Path(__file__).parents[2]
SOMEBODY = 65534
CAN_MOUNT = (
    sys.platform == "linux"
    and subprocess.run(["unshare", "-m", "true"], capture_output=True, check=False).returncode == 0
)

needs_root = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root has files of several users"
)
needs_mounts = pytest.mark.skipif(not CAN_MOUNT, reason="mounts are not allowed here")


@pytest.fixture
def folder():
    """A folder that other users can reach: pytest closes its own anew whenever it starts, another
    run's as well."""
    with TemporaryDirectory(prefix="open-") as made:
        Path(made).chmod(0o711)
        yield Path(made)


def script(path, *, before="", after="", user="-", limit="-"):
    """Set a region in a process of its own; gives the outcome that it printed.

    `before` and `after` are shell commands, run with it where no other process sees its mounts.
    """
    command = f"{before}\n'{sys.executable}' '{__file__}' '{path}' {user} {limit}\n{after}"
    arguments = ["unshare", "-m", "sh", "-ec", command] if before else ["sh", "-ec", command]
    done = subprocess.run(
        arguments,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "REKWIZ_STATE_DIR": str(path.parent.parent / "state"),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


def names_in(folder):
    return sorted(found.name for found in folder.iterdir() if found.name != ".rekwiz.lock")


@needs_root
def test_root_does_not_take_a_users_file(folder):
    home = folder / "home"
    home.mkdir()
    path = home / "config"
    path.write_text("[default]\n")
    for owned in (home, path):
        os.chown(owned, 1234, 2345)
    assert script(path) == "written"
    assert [(found.stat().st_uid, found.stat().st_gid) for found in (path, path.parent)] == [
        (1234, 2345)
    ] * 2


@needs_root
def test_what_root_makes_in_a_users_home_belongs_to_the_user(folder):
    home = folder / "home"
    home.mkdir()
    os.chown(home, 1234, 2345)
    path = home / ".aws" / "config"
    assert script(path) == "written"
    made = [
        path.parent,
        path,
        path.with_name(".rekwiz.lock"),
        home / "state",
        *home.glob("state/*"),
    ]
    assert {(found.stat().st_uid, found.stat().st_gid) for found in made} == {(1234, 2345)}


@needs_root
def test_a_file_whose_owner_cannot_be_kept_is_not_replaced(folder):
    home = folder / "home"
    home.mkdir()
    home.chmod(0o777)
    path = home / "config"
    path.write_text("[default]\n")
    path.chmod(0o666)
    (folder / "state").mkdir()
    (folder / "state").chmod(0o777)
    assert script(path, user=SOMEBODY) == f"owner {path}"
    assert (path.read_text(), path.stat().st_uid, names_in(home)) == ("[default]\n", 0, ["config"])


@needs_root
@pytest.mark.parametrize(("mode", "reason"), [(0o444, "read-only-file"), (0o000, "permission")])
def test_a_file_that_may_not_be_written_is_left_alone(folder, mode, reason):
    home = folder / "home"
    home.mkdir()
    path = home / "config"
    path.write_text("[default]\n")
    path.chmod(mode)
    os.chown(home, SOMEBODY, SOMEBODY)
    os.chown(path, SOMEBODY, SOMEBODY)
    os.chown(folder, SOMEBODY, SOMEBODY)
    assert script(path, user=SOMEBODY) == f"{reason} {path}"
    assert (path.read_text(), stat.S_IMODE(path.stat().st_mode)) == ("[default]\n", mode)


@needs_root
def test_a_stricter_mode_stays(folder):
    path = folder / "home" / "config"
    path.parent.mkdir()
    path.write_text("[default]\n")
    path.chmod(0o400)
    assert script(path) == "written"
    assert stat.S_IMODE(path.stat().st_mode) == 0o400


@needs_root
def test_in_a_folder_that_may_not_be_written_nothing_changes(folder):
    home = folder / "home"
    home.mkdir()
    path = home / "config"
    path.write_text("[default]\n")
    path.chmod(0o666)
    assert script(path, user=SOMEBODY) == f"permission {home}"
    assert (path.read_text(), names_in(home)) == ("[default]\n", ["config"])


@needs_mounts
def test_a_file_that_is_a_mount_is_refused_and_not_rewritten(folder):
    path = folder / "home" / "config"
    path.parent.mkdir()
    path.write_text("[default]\n")
    assert script(path, before=f"mount --bind '{path}' '{path}'") == f"mounted {path}"
    assert (path.read_text(), names_in(path.parent)) == ("[default]\n", ["config"])


@needs_mounts
def test_on_a_read_only_mount_nothing_changes(folder):
    path = folder / "home" / "config"
    path.parent.mkdir()
    path.write_text("[default]\n")
    mounted = path.parent
    before = f"mount --bind '{mounted}' '{mounted}'\nmount -o remount,ro,bind '{mounted}'"
    assert script(path, before=before) == f"permission {mounted}"
    assert path.read_text() == "[default]\n"


@needs_mounts
@pytest.mark.parametrize("full", ["home", "state"])
def test_on_a_full_disk_the_old_file_stays_whole(folder, full):
    home, state = folder / "home", folder / "state"
    home.mkdir()
    state.mkdir()
    source = folder / "config"
    source.write_text("[default]\n" + "# long\n" * 1500)
    path = home / "config"
    disk = folder / full
    before = (
        f"mount -t tmpfs -o size=24k none '{disk}'\ncp '{source}' '{path}'\n"
        f"cat /dev/zero > '{disk}/rest' 2>/dev/null || true"
    )
    after = f"cmp '{source}' '{path}'\nls -A '{home}'"
    outcome, *names = script(path, before=before, after=after).splitlines()
    assert outcome.split()[0] == "no-space"
    assert set(names) - {"rest", ".rekwiz.lock"} == {"config"}


@needs_root
def test_at_a_size_limit_the_old_file_stays_whole(folder):
    path = folder / "home" / "config"
    path.parent.mkdir()
    text = "[default]\n" + "# long\n" * 1000
    path.write_text(text)
    assert script(path, limit=1000).split()[0] == "no-space"
    assert (path.read_text(), names_in(path.parent)) == (text, ["config"])


def main(path: Path, user: str, limit: str) -> str:
    from wizard.writing import NotWritten, Written, update

    for name in ("botocore.configloader", "filelock", "platformdirs", "tomli_w"):
        import_module(name)  # while they may still be read
    if user != "-":
        os.setgroups([])
        os.setgid(int(user))
        os.setuid(int(user))
    if limit != "-":
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
    try:
        done = update((path, lambda document: document.set("default", {"region": "a"})))
    except NotWritten as error:
        return f"{error.reason} {error.file}"
    return "written" if isinstance(done, Written) else "unchanged"


if __name__ == "__main__":
    print(main(Path(sys.argv[1]), *sys.argv[2:]))
