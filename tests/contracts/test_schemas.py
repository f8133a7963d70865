"""The JSON Schemas that ship: whole, strict, and those of all that rekwiz writes."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema_rs import Draft202012Validator, meta

from tests.plugins.golden import FOLDER
from tests.plugins.schemas import validator
from wizard.schemas import NoSchema, any_of_them, names, schema

CONTRACT = (
    *("rekwiz.checks/1", "rekwiz.detection/1", "rekwiz.explanations/1"),
    *("rekwiz.regions/1", "rekwiz.report/1", "rekwiz.reports/1"),
)
GOLDEN = sorted(FOLDER.glob("*.en.json"))
OPEN = ("faces",)
"""What is not rekwiz's own: it says what Rekognition said."""


def objects(value: Any, name: str = "") -> Iterator[dict[str, Any]]:
    """Every object in it that rekwiz gives its keys."""
    if isinstance(value, dict):
        yield value
        for key, part in value.items():
            yield from objects(part, key)
    elif isinstance(value, list) and name not in OPEN:
        for part in value:
            yield from objects(part)


def fits(value: dict[str, Any]) -> bool:
    return validator(value["schema"]).is_valid(value)


def test_there_is_one_of_each_kind_of_json_that_the_contract_names():
    assert names() == CONTRACT
    assert {json.loads(file.read_text("utf-8"))["schema"] for file in GOLDEN} == set(CONTRACT)


@pytest.mark.parametrize("name", names())
def test_each_is_of_the_draft_and_refers_to_nothing_that_is_not_in_it(name):
    found = schema(name)

    meta.validate(found)
    assert found["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert found["title"] == name
    assert not Draft202012Validator(found).is_valid({"schema": name})
    for short in (name.removeprefix("rekwiz."), name.removeprefix("rekwiz.").partition("/")[0]):
        assert schema(short) == found


@pytest.mark.parametrize("file", GOLDEN, ids=lambda file: file.stem)
def test_what_was_written_fits_and_with_a_key_more_or_less_it_does_not(file):
    written = json.loads(file.read_text("utf-8"))
    every = Draft202012Validator(any_of_them())

    assert fits(written)
    assert every.is_valid(written)
    for number, found in enumerate(objects(written)):
        more, less = copy.deepcopy(written), copy.deepcopy(written)
        list(objects(more))[number]["severety"] = "fail"
        key = list(found)[number % len(found)]
        del list(objects(less))[number][key]
        assert not fits(more), found
        assert key == "schema" or key in OPTIONAL or not fits(less), (key, found)


OPTIONAL = ("command", "muted", "report", "lines", "times", "others")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("verdict", "Ready"),
        ("exit_code", 2),
        ("exit_code", "1"),
        ("root_cause", "not a code"),
        ("root_cause", 1),
        ("duration_ms", 0.5),
        ("place", "github-actions"),
        ("results", [{}]),
        ("target", None),
        ("language", ""),
    ],
)
def test_what_the_contract_does_not_allow_does_not_fit(key, value):
    written = json.loads((FOLDER / "denied.1.en.json").read_text("utf-8"))

    assert fits(written)
    assert not fits({**written, key: value})


def test_what_is_ready_has_no_root_cause_and_no_exit_code_of_a_failure():
    ready = json.loads((FOLDER / "ready.0.en.json").read_text("utf-8"))

    assert fits(ready)
    assert fits({**ready, "exit_code": 4})
    assert not fits({**ready, "exit_code": 1})
    assert not fits({**ready, "root_cause": "network.offline"})


def test_a_name_that_there_is_not_is_told_with_what_was_meant():
    with pytest.raises(NoSchema) as none:
        schema("rekwiz.reprot/1")
    assert none.value.near[0] in ("rekwiz.report/1", "rekwiz.reports/1")
