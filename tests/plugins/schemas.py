"""Every JSON of rekwiz's that a test reads, or that the console script prints, fits its shipped schema.

`json.loads` of the tests' own process looks: by it they read what whole programs print and write into
files, and what formats give. Nothing that a test reads has to be named here.
"""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from jsonschema_rs import Draft202012Validator, ValidationError, meta

_loads = json.loads
MOST = 4_000_000
"""Characters: what is longer is a measurement's, and its like is looked at in smaller."""


def must_fit(value: Any) -> None:
    """Fails where what says that it is rekwiz's is not what its schema allows."""
    if isinstance(value, dict) and str(value.get("schema", "")).startswith("rekwiz."):
        troubles = [f"{each.instance_path}: {each.message}" for each in _errors(value)]
        assert not troubles, "\n".join(troubles[:10])


def printed(text: str) -> None:
    """The same of what a program printed, where that is JSON."""
    if text.startswith('{\n  "schema": "rekwiz.'):
        json.loads(text)


def _errors(value: dict[str, Any]) -> list[ValidationError]:
    return list(validator(value["schema"]).iter_errors(value))


@cache
def validator(name: str) -> Draft202012Validator:
    """Strict, by the schema that `rekwiz checks --schema NAME` prints."""
    from wizard.schemas import schema

    found = schema(name)
    meta.validate(found)
    return Draft202012Validator(found)


def _looking(text: Any, *arguments: Any, **named: Any) -> Any:
    value = _loads(text, *arguments, **named)
    if len(text) <= MOST:
        must_fit(value)
    return value


json.loads = _looking
