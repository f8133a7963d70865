"""botocore's models come out of the quicker reader as they come out of botocore's own."""

from __future__ import annotations

import gzip
import json
import os
from collections.abc import Callable
from pathlib import Path

import botocore
import pytest
from botocore.loaders import JSONFileLoader
from hypothesis import given
from hypothesis import strategies as st

from checks.sources.aws.data_files import loader
from checks.sources.aws.models import reader_of_models

DATA = Path(botocore.__file__).parent / "data"
ASKED = ("sts", "iam", "s3", "rekognition")
MANY_FILES = [
    str(file).partition(".json")[0]
    for folder in (DATA, *(each for name in ASKED for each in (DATA / name).iterdir()))
    for file in sorted(folder.glob("*.json*"))
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=8,
)


def as_text(value: object) -> str:
    """With the order of each object, which two dicts are not compared by."""
    return json.dumps(value)


def ended(read: Callable[[str], object], file: Path) -> object:
    """What it gives, or the class of what it raises."""
    try:
        return as_text(read(str(file)))
    except Exception as error:
        return type(error)


def test_the_files_of_all_that_is_asked_are_the_same_in_the_same_order() -> None:
    assert len(MANY_FILES) >= 4 * 3
    for file in MANY_FILES:
        assert as_text(reader_of_models().load_file(file)) == as_text(
            JSONFileLoader().load_file(file)
        ), file


@given(JSON)
def test_whatever_is_json_is_the_same(
    tmp_path_factory: pytest.TempPathFactory, value: object
) -> None:
    file = tmp_path_factory.getbasetemp() / "any"
    file.with_suffix(".json").write_text(json.dumps(value), encoding="utf-8")
    assert ended(reader_of_models().load_file, file) == ended(JSONFileLoader().load_file, file)


@pytest.mark.parametrize(
    "text",
    [b"", b"{", b'{"a": 1,}', b"\xef\xbb\xbf{}", b'"\xff"', b"[NaN, 1e400, -Infinity]", b"null"],
)
@pytest.mark.parametrize("packed", [False, True])
def test_what_is_no_json_ends_as_botocore_ends_it(
    tmp_path: Path, text: bytes, *, packed: bool
) -> None:
    name = "odd.json.gz" if packed else "odd.json"
    (tmp_path / name).write_bytes(gzip.compress(text) if packed else text)
    file = tmp_path / "odd"
    assert ended(reader_of_models().load_file, file) == ended(JSONFileLoader().load_file, file)


def test_what_cannot_be_opened_ends_as_botocore_ends_it(tmp_path: Path) -> None:
    (tmp_path / "cut.json.gz").write_bytes(gzip.compress(b"{}")[:12])
    (tmp_path / "none.json.gz").write_bytes(b"{}")
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "folder.json.gz").write_bytes(gzip.compress(b"{}"))
    (tmp_path / "both.json").write_bytes(b"{")
    (tmp_path / "both.json.gz").write_bytes(gzip.compress(b"{}"))
    os.mkfifo(tmp_path / "pipe.json")
    for name in ("cut", "none", "folder", "both", "pipe", "not-there"):
        file = tmp_path / name
        assert ended(reader_of_models().load_file, file) == ended(
            JSONFileLoader().load_file, file
        ), name


def test_the_loader_of_all_reads_by_it() -> None:
    assert type(loader().load_service_model("sts", "service-2")) is dict
