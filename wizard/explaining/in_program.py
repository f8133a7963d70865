"""The profile and the Region that a Python program names in its own text, where it names one alone."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

MOST_BYTES = 2**20
_REGION = re.compile(r"[a-z]{2,}(?:-[a-z]+)+-\d")
_CALLS = {"Session": 3, "setup_default_session": None, "client": 1, "resource": 1}
"""Calls of boto3 that take a profile or a Region, and where among their arguments the Region stands."""
_VARIABLES = {
    "AWS_PROFILE": "profile_name",
    "AWS_DEFAULT_PROFILE": "profile_name",
    "AWS_DEFAULT_REGION": "region_name",
}
"""Variables that boto3 reads and a program may set for itself."""


def text_of(words: Sequence[str]) -> str:
    """The program that `python …` is to run: behind -c, or in the file; empty where it cannot be read."""
    for at, word in enumerate(words[1:], 1):
        if word == "-c":
            return words[at + 1] if at + 1 < len(words) else ""
        if word == "-m":
            return ""
        if not word.startswith("-") and words[at - 1] not in ("-X", "-W"):
            return _read(Path(word))
    return ""


def _read(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return stream.read(MOST_BYTES).decode("utf-8", "replace")
    except OSError:
        return ""


def named_in(text: str) -> tuple[str | None, str | None]:
    """Profile and Region; None for one that is not named, is worked out, or is named in two ways."""
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None, None
    constants = dict(_constants(tree))
    found: dict[str, set[str | None]] = {"profile_name": set(), "region_name": set()}
    for name, value in _named(tree):
        found[name].add(_value_of(value, constants))
    return _alone(found["profile_name"]), _alone(found["region_name"])


def _alone(values: set[str | None]) -> str | None:
    return values.pop() if len(values) == 1 else None


def _constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Names of the whole program that one text is given to, once."""
    given = [
        (target.id, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    ]
    names = [name for name, _ in given]
    for name, value in given:
        if isinstance(value, ast.Constant) and names.count(name) == 1 and value.value:
            yield name, str(value.value)


def _named(tree: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """Each place where a profile or a Region is named."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)) if name in _CALLS:
                yield from _in_call(node, _CALLS[name])
            case ast.Assign(
                targets=[
                    ast.Subscript(value=ast.Attribute(attr="environ"), slice=ast.Constant() as key)
                ]
            ) if key.value in _VARIABLES:
                yield _VARIABLES[str(key.value)], node.value


def _in_call(call: ast.Call, region_at: int | None) -> Iterator[tuple[str, ast.expr]]:
    for keyword in call.keywords:
        if keyword.arg in ("profile_name", "region_name"):
            yield keyword.arg, keyword.value
    if region_at is not None and len(call.args) > region_at:
        region = call.args[region_at]
        if isinstance(region, ast.Constant) and _REGION.fullmatch(str(region.value)):
            yield "region_name", region


def _value_of(value: ast.expr, constants: dict[str, str]) -> str | None:
    match value:
        case ast.Constant(value=str() as text):
            return text
        case ast.Name(id=name):
            return constants.get(name)
    return None
