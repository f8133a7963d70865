"""Putting a new file in an old one's place: at any moment the path has one of the two."""

from __future__ import annotations

import os
import secrets
import stat
import time
from contextlib import suppress
from pathlib import Path

from checks.sources.local.start_up.files import is_start_up
from wizard.files.whole import to_the_disk
from wizard.writing.outcome import NotWritten, Reason
from wizard.writing.world import World

_SUFFIX = ".rekwiz-tmp"
_PRIVATE = 0o600
# Windows: access denied, as virus scanners cause it; sharing violation
_SHARING_VIOLATIONS = (5, 32)
_PATIENCE = 2.0  # seconds for a sharing violation to pass


def resolved(path: Path) -> Path:
    """The file that a path names through its links, there or not. Raises NotWritten."""
    try:
        return Path(os.path.realpath(path))
    except ValueError:
        raise NotWritten(path, Reason.BAD_PATH) from None
    except OSError as error:
        raise NotWritten.because(path, error) from error


def make_folder(folder: Path) -> None:
    """The folder and those above it, private where they are new. Raises OSError."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    hand_over(folder)


def hand_over(path: Path) -> None:
    """Give what root has just made to the owner of the folder that it lies in: think of sudo."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        owner = path.parent.stat()
        if owner.st_uid != 0:
            os.chown(path, owner.st_uid, owner.st_gid, follow_symlinks=False)


def new_file(target: Path, data: bytes, like: os.stat_result | None = None) -> Path:
    """A finished private file beside the target, on the disk to the last byte.

    It has the owner and group of `like` (else of its folder), and a mode no wider than 0600.
    Raises OSError, and NotWritten where the owner cannot be kept; then nothing stays behind.
    """
    temporary = _temporary(target)
    # O_EXCL: nobody has laid a link there, through which a secret would be written elsewhere.
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _PRIVATE)
    try:
        with os.fdopen(handle, "wb") as stream:
            _belongs(temporary, stream.fileno(), target, like)  # before a secret is in it
            stream.write(data)
            stream.flush()
            # Before the rename: after a power cut the path would else lead to an empty file.
            to_the_disk(stream.fileno())
    except BaseException:
        discard(temporary)
        raise
    return temporary


def second_name(target: Path) -> Path:
    """Another name, beside the target, of the very file that lies there: put back, it is as it was, its
    owner, its mode and other names of it as well, and a full disk does not keep it from that.

    Raises OSError, also where the file system has no hard links.
    """
    temporary = _temporary(target)
    os.link(target, temporary)
    return temporary


def put(temporary: Path, target: Path, world: World) -> None:
    """Rename a finished file over the target, durably. Raises OSError and NotWritten."""
    deadline = time.monotonic() + _PATIENCE
    while True:
        try:
            world.replace(temporary, target)
            break
        except PermissionError as error:
            if not world.windows or getattr(error, "winerror", None) not in _SHARING_VIOLATIONS:
                raise
            if time.monotonic() > deadline:
                raise NotWritten(target, Reason.IN_USE) from error
            world.sleep(0.05)
    settle_folder(target.parent, world)


def take_away(target: Path, world: World) -> None:
    """Remove the file, durably. Raises OSError."""
    target.unlink(missing_ok=True)
    settle_folder(target.parent, world)


def settle_folder(folder: Path, world: World) -> None:
    """Bring a rename to the disk; Windows knows no such thing."""
    if world.windows:
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except PermissionError:  # one may write into a folder without a right to read it
        return
    try:
        to_the_disk(handle)
    finally:
        os.close(handle)


def discard(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def leftovers(folder: Path) -> list[Path]:
    """What a killed run left in the folder, or another one is at work on just now."""
    try:
        return list(folder.glob(f".*{_SUFFIX}"))
    except OSError:
        return []


def discard_leftovers(folder: Path) -> None:
    """Remove what a killed run left in the folder. Only under the folder's lock."""
    for path in leftovers(folder):
        discard(path)


def rights_after(target: Path, like: os.stat_result) -> int:
    """Those of the new file in the place of an old one, as `chmod` counts them.

    A stricter mode stays; and nobody else may read the new file, whoever could the old one. A start-up
    file holds no keys by its nature, and is as its person wants it.
    """
    return stat.S_IMODE(like.st_mode) & (0o777 if is_start_up(target) else _PRIVATE)


def _temporary(target: Path) -> Path:
    """A new name beside the target, for a rename is whole within one file system only.

    It is cut, or it would be longer than a file system allows where the target's own just fits.
    """
    return target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}{_SUFFIX}")


def _belongs(temporary: Path, handle: int, target: Path, like: os.stat_result | None) -> None:
    if like is None:
        hand_over(temporary)
    elif hasattr(os, "fchown"):
        mine = os.fstat(handle)
        if (mine.st_uid, mine.st_gid) != (like.st_uid, like.st_gid):
            try:
                os.fchown(handle, like.st_uid, like.st_gid)
            except PermissionError:
                raise NotWritten(target, Reason.OWNER) from None
        os.fchmod(handle, rights_after(target, like))
