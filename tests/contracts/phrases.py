"""The phrases that stand in the source, found without running it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from checks.model import key_of
from tests.contracts.imports import PATHS, ROOT, parsed

MAKERS = ("Phrase", "Joined", "at")
"""What makes a phrase."""


@dataclass(frozen=True)
class Said:
    """One `Phrase("…")` or `Joined("…")`: where it stands, its text and its sense."""

    place: str
    maker: str
    text: str
    sense: str | None = None

    @property
    def key(self) -> str:
        return key_of(self.text, self.sense)


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the two packages by its dotted name."""
    return {".".join(path.relative_to(ROOT).with_suffix("").parts): parsed(path) for path in PATHS}


def said() -> Iterator[Said]:
    """Every text that stands in the code as Phrase("…") or Joined("…")."""
    for name, tree in modules().items():
        for node in ast.walk(tree):
            match node:
                case ast.Call(
                    func=ast.Name(id="Phrase" | "Joined" as maker),
                    args=[ast.Constant(value=str(text)), *_],
                ):
                    yield Said(f"{name}:{node.lineno}", maker, text, _sense(node))


def _sense(call: ast.Call) -> str | None:
    senses = [each.value for each in call.keywords if each.arg == "sense"]
    return next((each.value for each in senses if isinstance(each, ast.Constant)), None)


def phrases_as_facts() -> Iterator[str]:
    """The places where a phrase that one can see is handed to another, or to a finding, as a fact."""
    for name, tree in modules().items():
        yield from (f"{name}:{line}" for line in lines_with_a_phrase_as_a_fact(tree))


def lines_with_a_phrase_as_a_fact(tree: ast.Module) -> Iterator[int]:
    """The same in one module, by its lines."""
    named = _named_in(tree) | _imported(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _takes_facts(node):
            facts = [each.value for each in node.keywords if each.arg not in NO_FACTS]
            if any(_is_phrase(value, named) for value in facts):
                yield node.lineno


NO_FACTS = ("summary", "remedy", "sense")


def _takes_facts(call: ast.Call) -> bool:
    match call.func:
        case ast.Name(id="Phrase") | ast.Attribute(attr="with_" | "finding"):
            return True
    return False


def _is_phrase(value: ast.expr, named: set[str]) -> bool:
    """Whether it makes a phrase, names one, or is one of two that may."""
    match value:
        case ast.Call(func=ast.Name(id=maker)):
            return maker in MAKERS
        case ast.Call(func=ast.Attribute(attr="with_")):
            return True
        case ast.Name(id=name):
            return name in named
        case ast.BoolOp(values=values):
            return any(_is_phrase(each, named) for each in values)
        case ast.IfExp(body=body, orelse=other):
            return _is_phrase(body, named) or _is_phrase(other, named)
        case ast.Dict(values=values):
            return any(_is_phrase(each, named) for each in values)
    return False


@cache
def _named_in(tree: ast.Module | None) -> set[str]:
    """The names that are bound to a phrase in a module, at its top or in a function."""
    names = set[str]()
    for node in ast.walk(tree) if tree else ():
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if _is_phrase(value, set()):
                names.add(name)
    return names


def _imported(tree: ast.Module) -> set[str]:
    return {
        each.asname or each.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module
        for each in node.names
        if each.name in _named_in(modules().get(node.module))
    }
