"""A key pair in the shared files: where it stands, and another one in its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from checks.context import Context
from checks.model import Finding
from checks.profile import (
    ID,
    KEY_SETTINGS,
    SECRET,
    TOKEN,
    files,
    header,
    names_in_use,
    places_of,
    profile_in_use,
)
from checks.sources.aws.sessions import Keys
from checks.sources.shared_files import Section
from wizard.writing.profiles import Edit, with_keys_in, without_keys_in


@dataclass(frozen=True)
class KeyPlace:
    """A section of a shared file, and the pair in it, where it is whole; `access_key_id` also alone."""

    path: Path
    section: str
    access_key_id: str = ""
    pair: Keys | None = field(default=None, repr=False)

    def holding(self, keys: Keys) -> tuple[Path, Edit]:
        """The edit that puts this pair there."""
        return self.path, with_keys_in(self.section, keys)

    def without(self, keys: Keys) -> Edit:
        """The edit that takes this pair out, where it still stands there."""
        return without_keys_in(self.section, keys)


def place_of_keys(context: Context, finding: Finding | None = None) -> KeyPlace:
    """Where the key in use stands, or half of it: the place of the finding, else that of the profile in
    use or of the one whose keys it uses; where none stands yet, the profile's in `credentials`."""
    if finding and (found := _at(context, finding)):
        return found
    for name in reversed(names_in_use(context)):
        for place in places_of(context, name):
            if any(place.section.setting(key) for key in (ID, SECRET)):
                return _place(place.file.path, place.section)
    section = header(profile_in_use(context), "credentials")
    return KeyPlace(context.credentials.path, section)


def _at(context: Context, finding: Finding) -> KeyPlace | None:
    there = finding.location
    if there is None or there.key not in KEY_SETTINGS or there.section in (None, "DEFAULT"):
        return None
    for file in files(context):
        if str(file.path) == there.file and file.document and there.section:
            section = file.document.section(there.section)
            return _place(file.path, section) if section else None
    return None


def _place(path: Path, section: Section) -> KeyPlace:
    values = {key: str(section.values.get(key) or "") for key in KEY_SETTINGS}
    pair = None
    if values[ID] and values[SECRET]:
        pair = Keys(values[ID], values[SECRET], values[TOKEN] or None)
    return KeyPlace(path, section.header, values[ID], pair)
