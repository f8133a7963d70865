"""The JSON Schemas of what rekwiz writes, one file each: found by itself, and whole when it is handed out."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from checks.spelling import near

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_ENDING = ".json"
Schema = dict[str, Any]  # as JSON Schema has it: whoever reads one takes it apart


class NoSchema(LookupError):
    """There is none of this name; `near` are those that may have been meant."""

    def __init__(self, name: str, near: tuple[str, ...]) -> None:
        super().__init__(name)
        self.near = near


def names() -> tuple[str, ...]:
    """The names that stand under `schema` in what rekwiz writes: rekwiz.report/1."""
    return tuple(_by_name())


def schema(name: str) -> Schema:
    """The schema of that name, `rekwiz.report/1` or `report`, with all that it refers to; NoSchema."""
    every = _by_name()
    short = {each.partition("/")[0].removeprefix("rekwiz."): each for each in every}
    full = name if name.startswith("rekwiz.") else f"rekwiz.{name}"
    found = every.get(full) or every.get(short.get(name.removeprefix("rekwiz."), ""))
    if found is None:
        raise NoSchema(name, tuple(near(name, [*every, *short])) or names())
    others = {
        each["$id"]: each for each in every.values() if f'"{each["$id"]}"' in _references(found)
    }
    return found if not others else found | {"$defs": found.get("$defs", {}) | _named(others)}


def any_of_them() -> Schema:
    """One schema for whatever rekwiz writes."""
    every = _by_name()
    return {
        "$schema": DRAFT,
        "$id": "urn:rekwiz:schema:any",
        "title": "rekwiz",
        "description": "Any JSON that rekwiz writes; `schema` in it says which one it is.",
        "oneOf": [{"$ref": each["$id"]} for each in every.values()],
        "$defs": _named({each["$id"]: each for each in every.values()}),
    }


def _named(schemas: dict[str, Schema]) -> Schema:
    """As members of $defs: each keeps its own $id, and is found by it."""
    return {each["title"]: each for each in schemas.values()}


def _references(schema: Schema) -> str:
    return json.dumps({key: part for key, part in schema.items() if key != "$id"})


@cache
def _by_name() -> dict[str, Schema]:
    found = sorted(
        (each for each in files(__name__).iterdir() if each.name.endswith(_ENDING)),
        key=lambda each: each.name,
    )
    read: list[Schema] = [json.loads(each.read_text("utf-8")) for each in found]
    return {each["title"]: each for each in read}
