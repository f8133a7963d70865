"""The index of backups: one change as it stands in TOML, and back, whatever somebody wrote there."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import NotRequired, TypedDict

from wizard.writing.kept import Begun, KeptChange, KeptFile, Mode, Move

FileEntry = TypedDict(
    "FileEntry", {"path": str, "before": NotRequired[str], "after-sha256": NotRequired[str]}
)


_MoveEntry = TypedDict("_MoveEntry", {"from": str, "to": str})


class _ModeEntry(TypedDict):
    path: str
    before: int
    after: int


Entry = TypedDict(
    "Entry",
    {
        "name": str,
        "when": datetime,
        "begun": NotRequired[str],
        "file": list[FileEntry],
        "moved": NotRequired[list[_MoveEntry]],
        "mode": NotRequired[list[_ModeEntry]],
        "by-hand": NotRequired[list[str]],
        "run": NotRequired[str],
        "undoes": NotRequired[list[str]],
    },
)
"""One change in the index; of a copy the name alone, for the state folder may be moved."""


def entry_of(change: KeptChange) -> Entry:
    files = [_file_entry(file) for file in change.files]
    entry: Entry = {"name": change.name, "when": change.when, "file": files}
    if change.begun:
        entry["begun"] = change.begun
    if change.moves:
        entry["moved"] = [
            {"from": str(each.source), "to": str(each.target)} for each in change.moves
        ]
    if change.modes:
        entry["mode"] = [
            {"path": str(each.path), "before": each.before, "after": each.after}
            for each in change.modes
        ]
    if change.by_hand:
        entry["by-hand"] = list(change.by_hand)
    if change.run:
        entry["run"] = change.run
    if change.undoes:
        entry["undoes"] = list(change.undoes)
    return entry


def _file_entry(file: KeptFile) -> FileEntry:
    """TOML has no null: what is absent is left out."""
    entry: FileEntry = {"path": str(file.path)}
    if file.before:
        entry["before"] = file.before.name
    if file.after:
        entry["after-sha256"] = file.after
    return entry


def change_of(folder: Path, entry: Entry) -> KeptChange | None:
    """One change of the index; None where somebody else wrote it so, or a copy of it is gone."""
    try:
        change = KeptChange(
            entry["name"],
            entry["when"],
            tuple(_file(folder, file) for file in entry["file"]),
            Begun(entry["begun"]) if "begun" in entry else None,
            tuple(Move(_path(each["from"]), _path(each["to"])) for each in entry.get("moved", ())),
            tuple(
                Mode(_path(each["path"]), int(each["before"]), int(each["after"]))
                for each in entry.get("mode", ())
            ),
            tuple(map(_text, entry.get("by-hand", ()))),
            entry.get("run", ""),
            tuple(map(_text, entry.get("undoes", ()))),
        )
        what = (change.files, change.moves, change.modes, change.by_hand)
        is_one = any(what) and _text(change.name) and isinstance(change.when, datetime)
        return change if is_one and isinstance(change.run, str) and change.is_whole else None
    except (KeyError, TypeError, ValueError, AttributeError, OSError):
        return None


def _file(folder: Path, file: FileEntry) -> KeptFile:
    return KeptFile(
        _path(file["path"]),
        # The name alone: an index that somebody wrote must not lead to files elsewhere.
        folder / Path(_text(file["before"])).name if "before" in file else None,
        _text(file["after-sha256"]) if "after-sha256" in file else None,
    )


def _path(text: str) -> Path:
    return Path(_text(text))


def _text(text: str) -> str:
    """ValueError for what is no text, or none that a path can be."""
    if not isinstance(text, str) or not text or "\0" in text:
        raise ValueError("an index that somebody wrote")
    return text
