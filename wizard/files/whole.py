"""A file that is written whole or not at all, beside the place that it is for."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from wizard.interruption import Shield

# What a file system says that has no fsync, or none of a folder: SMB, FUSE.
_HAS_NO_FSYNC = (errno.EINVAL, errno.EBADF, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP)
_LONGEST = 100  # of the name, which would else be longer than a file system allows


@contextmanager
def finished(place: Path, data: bytes, mode: int) -> Iterator[Path]:
    """A file of this mode with the data in it, on the disk to the last byte; afterwards it is gone, unless
    it was given the place.

    Whoever asks to stop meanwhile is heard at the end, for it takes little time. Raises OSError, which
    names the place.
    """
    with Shield() as shield, _named(place):
        shield.hold()
        descriptor, name = tempfile.mkstemp(".part", f".{place.name[:_LONGEST]}.", place.parent)
        part = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(data)
                stream.flush()
                to_the_disk(stream.fileno())
            part.chmod(mode)
            yield part
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def replace_whole(target: Path, data: bytes, mode: int) -> None:
    """The data in the place of what is there. Raises OSError, which names the target."""
    with finished(target, data, mode) as part:
        part.replace(target)


def usual_mode() -> int:
    """That of a new file of this user's, where nothing in it is secret."""
    mask = os.umask(0o077)
    os.umask(mask)
    return 0o666 & ~mask


def to_the_disk(descriptor: int) -> None:
    """Raises OSError, but not where the file system has no such thing."""
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _HAS_NO_FSYNC:
            raise


@contextmanager
def _named(place: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = str(place), None
        raise
