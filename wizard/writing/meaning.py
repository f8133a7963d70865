"""What a change does to the settings, wherever they stand: to compare two changes by."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from checks.sources.shared_files import Document, Refused, section_name

Name = tuple[str, str]
"""Header and key; the empty key stands for the section as such."""
Value = str | dict[str, str]


class Sides(Struct, frozen=True):
    """A change of settings: what the file was (None: absent) and what it is after it."""

    before: Document | None
    after: Document

    @property
    def replaced(self) -> Mapping[Name, tuple[Value | None, Value | None]]:
        """What changes: each name to the old and the new value, None for one that is absent."""
        old, new = _settings(self.before), _settings(self.after)
        changed = [name for name in {**old, **new} if old.get(name) != new.get(name)]
        return {name: (old.get(name), new.get(name)) for name in changed}

    def stand_in(self, now: Document) -> bool:
        """Whether every new value of the change is in a document."""
        found = _settings(now)
        return all(found.get(name) == new for name, (_, new) in self.replaced.items())


def carried_over(before: Document | None, after: Document, onto: Document) -> Document | None:
    """The third document with the change between the other two made in it; None if it cannot be."""
    try:
        for (header, key), (_, new) in Sides(before, after).replaced.items():
            name = section_name(header, onto.file)
            if key:
                onto = onto.set(name, {key: new})
            elif new is None:  # a section that is new comes with its first setting
                onto = onto.remove(name)
    except (Refused, ValueError):
        return None
    return onto


def taken_out(change: Sides, of: Document) -> Document | None:
    """The document with those of its settings put back that still are as the change made them; None
    if that cannot be."""
    stands = _settings(of)
    back = {name: old for name, (old, new) in change.replaced.items() if stands.get(name) == new}
    try:
        for header in dict.fromkeys(header for header, _ in back):
            settings = {key: old for (of_it, key), old in back.items() if of_it == header and key}
            name = section_name(header, of.file)
            of = of.set(name, settings) if settings else of
            if back.get((header, ""), "") is None and not of.values().get(header):
                of = of.remove(name)  # the section was new, and nobody has put anything into it
    except (Refused, ValueError):
        return None
    return of


def _settings(document: Document | None) -> Mapping[Name, Value]:
    found: dict[Name, Value] = {}
    for header, values in document.values().items() if document else ():
        found[header, ""] = ""  # a section without settings is a profile, too
        found.update({(header, key): value for key, value in values.items()})
    return found
