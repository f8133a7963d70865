"""JSON that is JSON wherever it goes, and shows all that it holds."""

import io
import json
import sys

import pytest

from wizard.output.legible_json import written
from wizard.output.output_file import write
from wizard.output.stdout import print_data


def test_what_cannot_be_seen_is_escaped():
    text = written({"a": "\x1b\x7f\x9b\u202e\udc80\n金"})

    assert text == '{\n  "a": "\\u001b\\u007f\\u009b\\u202e\\udc80\\n金"\n}\n'


@pytest.mark.parametrize("encoding", ["ascii", "cp950", "utf-8"])
def test_it_is_json_in_any_encoding(monkeypatch, encoding):
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    monkeypatch.setattr(sys, "stdout", stream)

    print_data(written("金é😀\udc80"))

    assert json.loads(stream.buffer.getvalue().decode(encoding)) == "金é😀\udc80"


def test_a_name_that_is_no_utf_8_is_written_all_the_same(tmp_path):
    write(tmp_path / "report", "a\udc80")

    assert (tmp_path / "report").read_text() == "a\\udc80"
