"""What evidence is called, as it stands in the source, found without running it."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.contracts.imports import PATHS, parsed


def names() -> frozenset[str]:
    """Each name that is written out; `{of}` stands for a part of it that varies."""
    return frozenset(name for path in PATHS for name in _in(parsed(path)))


def _in(tree: ast.Module) -> Iterator[str]:
    constants = {
        ast.unparse(each.targets[0]): each.value
        for each in tree.body
        if isinstance(each, ast.Assign)
    }
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Name(id="Evidence"), args=[first, *_]):
                yield from _written(constants.get(ast.unparse(first), first))


def _written(name: ast.expr) -> Iterator[str]:
    match name:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else "{of}" for part in parts
            )
