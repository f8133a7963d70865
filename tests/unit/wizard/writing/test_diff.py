"""What a diff shows of a line that holds a secret where none belongs."""

from pathlib import Path

import pytest

from checks.sources.shared_files import Document
from wizard.writing.diff import unified

SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"


@pytest.mark.parametrize(
    "line",
    [
        f"{SECRET} = 1",
        f"{SECRET[1:]} = 1",
        f"# {SECRET}= old",
        f"# key {SECRET} = x",
        f"# the {SECRET}",
        f"# {SECRET} {SECRET} : 1",
    ],
)
def test_no_line_shows_a_secret(line):
    before = Document.parse(f"[default]\n{line}\n".encode(), "utf-8", file="config")

    assert SECRET[1:] not in unified(Path("config"), before, None)
