"""A change to a shared file in its settings, for who does not read diffs: secrets hidden."""

from __future__ import annotations

from collections.abc import Iterator

from checks.masking import masked_name, masked_value
from wizard.writing.change import FileChange
from wizard.writing.meaning import Sides, Value

ABSENT = (None, None)


def told(change: FileChange) -> list[str]:
    """Lines with `+` for what comes in, `-` for what goes out and `~` for what changes, each section's
    under its header.

    None where no setting changes: an encoding, a mark, something that botocore refuses before or
    after.
    """
    if change.after is None or change.after.refusal:
        return []
    if change.before is not None and change.before.refusal:
        return []
    return list(_lines(Sides(change.before, change.after)))


def _lines(sides: Sides) -> Iterator[str]:
    replaced = sides.replaced
    headers = dict.fromkeys(header for header, _ in replaced)
    for header in headers:
        old, new = replaced.get((header, ""), ABSENT)
        yield f"{_mark(old, new)} [{masked_name(header)}]"
        for (section, key), (before, after) in replaced.items():
            if section == header and key:
                yield from _setting(key, before, after)


def _mark(old: Value | None, new: Value | None) -> str:
    """Of a header: whether it comes, goes, or was there before and stays."""
    return "+" if new is not None else "-" if old is not None else " "


def _setting(key: str, before: Value | None, after: Value | None) -> Iterator[str]:
    if isinstance(before, str) and isinstance(after, str):
        old, new = masked_value(key, before), masked_value(key, after)
        yield f"~ {masked_name(key)} = {old} → {new}"
        return
    for mark, value in (("-", before), ("+", after)):
        match value:
            case str():
                yield f"{mark} {masked_name(key)} = {masked_value(key, value)}"
            case dict():
                yield f"{mark} {masked_name(key)} ="
                for name, each in value.items():
                    yield f"{mark}   {masked_name(name)} = {masked_value(name, each)}"
