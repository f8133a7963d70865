"""What a change does to the settings, wherever they stand: to compare two changes by."""

from __future__ import annotations

from collections.abc import Mapping

from checks.sources.shared_files import Document, Refused, section_name

Settings = Mapping[tuple[str, str], object]


def replaced(
    before: Document | None, after: Document
) -> Mapping[tuple[str, str], tuple[object, object]]:
    """What changes: header and key to the old and the new value, None for one that is absent.

    The empty key stands for the section as such.
    """
    old, new = _settings(before), _settings(after)
    changed = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    return {name: (old.get(name), new.get(name)) for name in changed}


def stands(before: Document | None, after: Document, now: Document) -> bool:
    """Whether every new value of a change is in a document."""
    found = _settings(now)
    return all(found.get(name) == new for name, (_, new) in replaced(before, after).items())


def carried_over(before: Document, after: Document, onto: Document) -> Document | None:
    """The third document with the change between the other two made in it; None if it cannot be."""
    try:
        for (header, key), (_, new) in replaced(before, after).items():
            name = section_name(header, onto.file)
            if key:
                onto = onto.set(name, {key: new})
            elif new is None:
                onto = onto.remove(name)
    except (Refused, ValueError):
        return None
    return onto


def _settings(document: Document | None) -> Settings:
    found: dict[tuple[str, str], object] = {}
    for header, values in document.values().items() if document else ():
        found[header, ""] = True
        found.update({(header, key): value for key, value in values.items()})
    return found
