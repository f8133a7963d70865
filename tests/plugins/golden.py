"""Golden files: what each format wrote once somebody had read it, by case, exit code, language, ending.

`TESTS_WRITE_GOLDEN=1` writes them anew; read what it wrote before you commit it.
"""

import os
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "golden"
ENDINGS = {"text": "txt", "markdown": "md", "junit": "xml", "github": "log"}


def as_it_was_read(text: str, case: str, code: int, language: str, name: str) -> None:
    """Compares what a format gave with its file."""
    file = FOLDER / f"{case}.{code}.{language}.{ENDINGS.get(name, name)}"
    if os.environ.get("TESTS_WRITE_GOLDEN"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")
