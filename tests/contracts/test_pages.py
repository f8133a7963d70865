"""An address that remedies lead to is written once: AWS renames its pages, and then one line changes."""

import ast
import re
from collections import Counter
from pathlib import Path

import checks
import wizard

ADDRESS = re.compile(r"https://\S+")
FOLDERS = [Path(package.__file__).parent for package in (checks, wizard)]


def addresses_in(file: Path) -> list[str]:
    """The texts of a module that are an address and nothing else."""
    texts = (each.value for each in ast.walk(ast.parse(file.read_text("utf-8"))) if _is_text(each))
    return [text for text in texts if ADDRESS.fullmatch(text)]


def _is_text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_an_address_is_written_once():
    files = (file for folder in FOLDERS for file in folder.rglob("*.py"))
    times = Counter(address for file in files for address in addresses_in(file))

    assert [address for address, count in times.items() if count > 1] == []
