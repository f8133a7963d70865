"""The key file that the IAM console lets a person download, read without a spreadsheet."""

from __future__ import annotations

import csv
import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from io import StringIO
from pathlib import Path

from checks.credentials.support.keys import complaint_about_id, complaint_about_secret
from checks.model import Phrase
from checks.patience import NoAnswer, patiently
from checks.sources.aws.sessions import Keys
from wizard.invocation.call import SANDBOX_MARK

ID_HEADS = ("access key id", "accesskeyid")
SECRET_HEADS = ("secret access key", "secretaccesskey")
ROOT_ID, ROOT_SECRET = "AWSAccessKeyId", "AWSSecretKey"
"""The two lines of `rootkey.csv`, which the console gives for the root user."""
MOST_BYTES = 64 * 1024
FOLDERS = ("Downloads", "下載", "下载", "Desktop", "桌面")
NAMES = ("*accessKeys*.csv", "*credentials*.csv", "rootkey*.csv")


class NotAKeyFile(Exception):
    """Why no keys can be read from a file."""

    def __init__(self, phrase: Phrase) -> None:
        super().__init__(phrase.text)
        self.phrase = phrase


def found_in(home: Path) -> list[Path]:
    """Key files where a browser puts what it downloads, the newest first."""
    return patiently(home, partial(_found_in, home))


def age_of(file: Path) -> Phrase:
    """How long ago it was downloaded, as near as matters to who has just done it."""
    minutes = int(max(0.0, time.time() - file.stat().st_mtime) // 60)
    if minutes < 1:
        return Phrase("just now", sense="when a file was downloaded")
    if minutes < 60:
        return Phrase("{count} min ago", count=minutes)
    if minutes < 48 * 60:
        return Phrase("{count} h ago", count=minutes // 60)
    return Phrase("{count} days ago", count=minutes // (24 * 60))


class KeyFiles:
    """The key files that lie in the downloads now, so that a new one is known when it lands."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.before = self._now()

    def landed(self) -> Path | None:
        """The newest that was not there, or was another file, and that holds a key: a browser may be in
        the midst of writing it."""
        new = (file for file, time in self._now().items() if self.before.get(file) != time)
        return next((file for file in new if _holds_a_key(file)), None)

    def _now(self) -> dict[Path, int]:
        """By when they were written, in nanoseconds; the newest first."""
        with suppress(OSError, NoAnswer):
            return {file: file.stat().st_mtime_ns for file in found_in(self.home)}
        return {}


def _holds_a_key(file: Path) -> bool:
    try:
        keys = read(file)
    except NotAKeyFile:
        return False
    return not (
        complaint_about_id(keys.access_key_id) or complaint_about_secret(keys.secret.revealed)
    )


def _found_in(home: Path) -> list[Path]:
    files = {file for folder in _folders(home) for name in NAMES for file in _listed(folder, name)}
    return sorted(files, key=lambda file: -file.stat().st_mtime)


def _folders(home: Path) -> Iterator[Path]:
    """Where a browser puts what it downloads: the system's folder for it, and its usual names."""
    if home == Path.home() and SANDBOX_MARK not in os.environ:
        from platformdirs import user_desktop_path, user_downloads_path

        yield from (user_downloads_path(), user_desktop_path())
    yield from (home / name for name in FOLDERS)


def _listed(folder: Path, name: str) -> list[Path]:
    if sys.version_info >= (3, 12):  # before it, glob cannot leave upper and lower case aside
        with suppress(OSError):
            return [file for file in folder.glob(name, case_sensitive=False) if file.is_file()]
    return [file for file in folder.glob(name) if file.is_file()]


def read(path: Path) -> Keys:
    """The one key pair of a key file: the console's CSV (with its byte order mark) or rootkey.csv."""
    text = _text(path)
    if text.startswith(ROOT_ID):
        return _of_root(path, text)
    rows = _rows(path, text)
    heads = [head.strip().lower() for head in rows[0]] if rows else []
    place_of_id, place_of_secret = _place(heads, ID_HEADS), _place(heads, SECRET_HEADS)
    if place_of_id is None or place_of_secret is None:
        raise NotAKeyFile(
            Phrase(
                "{file} is not a key file of the IAM console: its first line does not name"
                " “Access key ID” and “Secret access key”.",
                file=path,
            )
        )
    filled = [row for row in rows[1:] if any(cell.strip() for cell in row)]
    if len(filled) != 1 or len(filled[0]) <= max(place_of_id, place_of_secret):
        raise NotAKeyFile(
            Phrase("{file} must hold one key; it holds {count}.", file=path, count=len(filled))
        )
    return Keys(filled[0][place_of_id].strip(), filled[0][place_of_secret].strip())


def _rows(path: Path, text: str) -> list[list[str]]:
    try:
        return list(csv.reader(StringIO(text, newline=None)))
    except csv.Error:
        raise NotAKeyFile(Phrase("{file} is not a text file.", file=path)) from None


def _text(path: Path) -> str:
    try:
        data = patiently(path, partial(_start_of, path))
    except (OSError, ValueError):
        raise NotAKeyFile(Phrase("There is no file {file} that can be read.", file=path)) from None
    except NoAnswer as silent:
        raise NotAKeyFile(silent.phrase) from None
    for encoding in ("utf-16", "utf-8-sig"):
        if encoding != "utf-16" or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                continue
    raise NotAKeyFile(Phrase("{file} is not a text file.", file=path))


def _start_of(path: Path) -> bytes:
    if not path.is_file():
        raise FileNotFoundError(2, "No such file")
    with path.open("rb") as file:
        return file.read(MOST_BYTES)


def _place(heads: list[str], names: tuple[str, ...]) -> int | None:
    return next((place for place, head in enumerate(heads) if head in names), None)


def _of_root(path: Path, text: str) -> Keys:
    lines = (line.partition("=") for line in text.splitlines())
    settings = {name.strip(): value.strip() for name, _, value in lines}
    if not settings.get(ROOT_ID) or not settings.get(ROOT_SECRET):
        raise NotAKeyFile(Phrase("{file} must hold one key; it holds {count}.", file=path, count=0))
    return Keys(settings[ROOT_ID], settings[ROOT_SECRET])
