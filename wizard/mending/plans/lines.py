"""Edits of a shared file at the place that a finding names: a line, a setting, a section's name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from checks.context import Context, SharedFile
from checks.model import Finding, Location
from checks.profile import files
from checks.sources.shared_files import Document, Section, Setting

Edit = Callable[[Document], Document]


def document_of(context: Context, finding: Finding) -> Document | None:
    """The shared file that the finding is about, as it was read; None where it is another file."""
    place = Path(finding.location.file) if finding.location else None
    return next((file.document for file in files(context) if file.path == place), None)


def file_of(context: Context, finding: Finding) -> SharedFile | None:
    """The same, as a file."""
    place = Path(finding.location.file) if finding.location else None
    return next((file for file in files(context) if file.path == place), None)


def with_value(finding: Finding, right: Callable[[str], str]) -> Edit:
    """The setting at the finding's place holds what `right` makes of its value."""

    def edit(document: Document) -> Document:
        match _setting_at(document, finding.location):
            case (section, setting):
                return document.set(section.header, {setting.name: right(setting.text)})
        return document

    return edit


def without_setting(finding: Finding) -> Edit:
    """The setting at the finding's place is gone."""

    def edit(document: Document) -> Document:
        match _setting_at(document, finding.location):
            case (section, setting):
                return document.set(section.header, {setting.name: None})
        return document

    return edit


def renamed_section(finding: Finding) -> Edit:
    """The section at the finding's place has the name `right`, where it had `found`."""
    found, right = (str(finding.facts[name]) for name in ("found", "right"))

    def edit(document: Document) -> Document:
        line = finding.location.line if finding.location else None
        if not line or f"[{found}]" not in document.line(line):
            return document
        text = document.line(line).replace(f"[{found}]", f"[{right}]", 1)
        return document.with_lines(line, line + 1, [text])

    return edit


def _setting_at(document: Document, place: Location | None) -> tuple[Section, Setting] | None:
    """The setting on the place's line, else the one of its name in its section."""
    if place is None:
        return None
    for section in document.sections():
        for setting in section.settings:
            if place.line in setting.lines and place.key in (None, setting.key):
                return section, setting
    named = document.section(place.section) if place.section else None
    found = named.setting(place.key) if named and place.key else None
    return (named, found) if named and found else None
