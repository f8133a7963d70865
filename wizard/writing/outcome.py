"""What may come of a change to a shared file; no sentences, the caller has them."""

from __future__ import annotations

import errno
from enum import StrEnum
from pathlib import Path

from msgspec import Struct


class Reason(StrEnum):
    """Why a file was not written."""

    PERMISSION = "permission"
    """The system does not allow it: the file, its folder, or a file system mounted read-only."""
    READ_ONLY_FILE = "read-only-file"
    OWNER = "owner"
    """The new file could not be given the owner and group of the old one."""
    NO_SPACE = "no-space"
    """The disk is full, or the quota or size limit is reached."""
    MOUNTED = "mounted"
    """The file is a mount of its own, as in containers, and cannot be replaced as a whole."""
    IN_USE = "in-use"
    """Another program holds it open (Windows)."""
    LOCKED = "locked"
    """Another rekwiz is at work on it and did not end in time."""
    UNSETTLED = "unsettled"
    """Another program kept writing to it."""
    KEEPS_VANISHING = "keeps-vanishing"
    """Another program undid the change, time after time."""
    BACKUP = "backup"
    """What is to be put back cannot be read from the backups; `detail` holds the error's name."""
    REFUSED = "refused"
    """botocore refuses the file, and the edit does not mend it; `refusal` says why."""
    UNPROVED = "unproved"
    """botocore read something else in the new file than was meant."""
    FOLDER = "folder"
    """A folder stands where the file should be."""
    NOT_A_FOLDER = "not-a-folder"
    """A file stands where its folder should be."""
    NOT_A_FILE = "not-a-file"
    """It is a device, a pipe or a socket; the null device above all."""
    LINK_LOOP = "link-loop"
    BAD_PATH = "bad-path"
    """No file can have that name: it is too long, or holds a character that is not allowed."""
    SYSTEM = "system"
    """The system said something else; `detail` holds its error's name, such as EIO."""

    @property
    def can_never_work(self) -> bool:
        """Whether the path itself is the mistake: exit code 2 in place of 5."""
        return self in _OF_THE_PATH


_OF_THE_PATH = (
    Reason.FOLDER,
    Reason.NOT_A_FOLDER,
    Reason.NOT_A_FILE,
    Reason.LINK_LOOP,
    Reason.BAD_PATH,
)

_BY_ERRNO = {
    errno.EACCES: Reason.PERMISSION,
    errno.EPERM: Reason.PERMISSION,
    errno.EROFS: Reason.PERMISSION,
    errno.ENOSPC: Reason.NO_SPACE,
    errno.EFBIG: Reason.NO_SPACE,
    getattr(errno, "EDQUOT", errno.ENOSPC): Reason.NO_SPACE,
    errno.EBUSY: Reason.MOUNTED,
    errno.EISDIR: Reason.FOLDER,
    errno.ENOTDIR: Reason.NOT_A_FOLDER,
    errno.EEXIST: Reason.NOT_A_FOLDER,
    errno.ELOOP: Reason.LINK_LOOP,
    errno.ENAMETOOLONG: Reason.BAD_PATH,
    errno.EINVAL: Reason.BAD_PATH,
}


class NotWritten(Exception):
    """A change that did not take; every file is as it was before, but for those that `stays` names.

    `file` is the file or folder that stood in the way, `detail` an error's name or a finding's
    code, `line` the line that botocore refuses, where it is that. Where the change could not be put
    back, and so `stays`, its backup does, too.
    """

    def __init__(
        self, file: Path, reason: Reason, detail: str = "", line: int | None = None
    ) -> None:
        super().__init__(str(file), str(reason), detail)
        self.stays: tuple[Path, ...] = ()
        self.file = file
        self.reason = reason
        self.detail = detail
        self.line = line

    @classmethod
    def because(cls, file: Path, error: OSError) -> NotWritten:
        """The system's error, sorted."""
        return cls(file, _BY_ERRNO.get(error.errno or 0, Reason.SYSTEM), error_name(error))


def error_name(error: OSError) -> str:
    """The system's name for it, such as EIO."""
    return errno.errorcode.get(error.errno or 0, type(error).__name__)


class Written(Struct, frozen=True):
    """The change is in these files, and was still there when they were looked at again.

    `backup` names it in the list of what can be undone.
    """

    files: tuple[Path, ...]
    backup: str


class Unchanged(Struct, frozen=True):
    """All of it stood there already; nothing was touched, not even a file's time."""
