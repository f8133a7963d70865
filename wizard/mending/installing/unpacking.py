"""AWS's archive, unpacked into a folder of its own, and nothing beside it."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path, PurePosixPath, PureWindowsPath

from checks.model import Phrase
from wizard.mending.installing.refused import NotInstalled

MOST_BYTES = 2 * 10**9
"""Of all files together; AWS's have a quarter of a gigabyte (2026)."""
MOST_FILES = 100_000
NO_ARCHIVE = Phrase("{file} is no archive that can be unpacked. It was deleted, nothing was run.")
LEADS_OUT = Phrase(
    "{file} has a file that would lie outside of its folder. It was deleted, nothing was run."
)


def unpack(archive: Path, folder: Path) -> None:
    """Raises NotInstalled for one that is broken, too large, or leads out of the folder."""
    try:
        with zipfile.ZipFile(archive) as opened:
            entries = opened.infolist()
            if sum(each.file_size for each in entries) > MOST_BYTES or len(entries) > MOST_FILES:
                raise NotInstalled(NO_ARCHIVE.with_(file=archive.name))
            if any(_leads_out(each) for each in entries):
                raise NotInstalled(LEADS_OUT.with_(file=archive.name))
            for each in entries:
                _unpack_one(opened, each, folder)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, EOFError) as error:
        raise NotInstalled(NO_ARCHIVE.with_(file=archive.name)) from error


def _leads_out(entry: zipfile.ZipInfo) -> bool:
    name = PurePosixPath(entry.filename.replace("\\", "/"))
    is_link = stat.S_ISLNK(entry.external_attr >> 16)
    has_drive = bool(PureWindowsPath(entry.filename).drive)
    return is_link or has_drive or name.is_absolute() or ".." in name.parts


def _unpack_one(opened: zipfile.ZipFile, entry: zipfile.ZipInfo, folder: Path) -> None:
    place = Path(opened.extract(entry, folder))
    mode = stat.S_IMODE(entry.external_attr >> 16)
    if mode and not entry.is_dir():  # zipfile leaves out who may execute it
        place.chmod(mode & 0o755 | stat.S_IRUSR | stat.S_IWUSR)
