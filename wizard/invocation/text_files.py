"""Text files that a person names: regular files of a bounded size, TOML as a rule."""

from __future__ import annotations

import os
import tomllib
from functools import partial
from pathlib import Path
from typing import Any

from checks.patience import SECONDS, NoAnswer, patiently
from checks.phrase import Phrase
from checks.secrets.places import learn_held
from wizard.errors import Usage

MOST_BYTES = 1024 * 1024


def read(path: Path, patience: float = SECONDS) -> str:
    """The text of a regular file; Usage for a pipe or a device, for what is too long, and for other
    encodings than UTF-8 (with a byte order mark or without)."""
    try:
        return patiently(path, partial(_start_of, path), seconds=patience).decode("utf-8-sig")
    except OSError as error:
        raise _unreadable(path, error.strerror or error) from None
    except UnicodeDecodeError as error:
        line = bytes(error.object).count(b"\n", 0, error.start) + 1
        raise _unreadable(path, f"{error} (line {line})") from None
    except ValueError as error:  # there is a NUL in its name
        raise _unreadable(path, error) from None
    except NoAnswer as silent:
        raise Usage(silent.phrase) from None


def is_file(path: Path, patience: float = SECONDS) -> bool:
    """Whether a regular file lies there; Usage where the folder gives no answer."""
    try:
        return patiently(path, path.is_file, seconds=patience)
    except NoAnswer as silent:
        raise Usage(silent.phrase) from None


def is_there(path: Path, patience: float = SECONDS) -> bool:
    """Whether anything has this name, be it a folder or a link to nothing; Usage as in `is_file`."""
    try:
        return patiently(path, partial(os.path.lexists, path), seconds=patience)
    except NoAnswer as silent:
        raise Usage(silent.phrase) from None


def read_toml(path: Path, patience: float = SECONDS) -> dict[str, Any]:
    """What a TOML file holds; Usage where it is none."""
    return toml_of(path, read(path, patience))


def toml_of(path: Path, text: str) -> dict[str, Any]:
    """What the text of this file holds as TOML; Usage where it is none."""
    try:
        held = tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of 5000 digits; brackets in brackets
        raise Usage(Phrase("{file} is not TOML: {reason}.", file=path, reason=error)) from None
    learn_held(held)
    return held


NOT_A_FILE = Phrase("{file} cannot be read: it is not a file but a device or a pipe.")
TOO_LONG = Phrase("{file} cannot be read: it is longer than 1 MB.")


def _start_of(path: Path) -> bytes:
    if path.exists() and not path.is_file() and not path.is_dir():  # to open a pipe is to wait
        raise Usage(NOT_A_FILE.with_(file=path))
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise Usage(TOO_LONG.with_(file=path))
    return data


def _unreadable(path: Path, reason: str | Exception) -> Usage:
    return Usage(Phrase("{file} cannot be read: {reason}.", file=path, reason=reason))
