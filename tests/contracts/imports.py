"""Who imports whom in the two packages, read from the source: lazy imports count, those for types do not."""

import ast
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATHS = sorted(path for package in ("checks", "wizard") for path in (ROOT / package).rglob("*.py"))


@cache
def parsed(path: Path) -> ast.Module:
    """The module's tree."""
    return ast.parse(path.read_text("utf-8"))


def name_of(path: Path) -> str:
    """The module's name: `wizard.writing` for `wizard/writing/__init__.py`."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def nodes(tree: ast.AST) -> Iterator[ast.AST]:
    """Every node but those that only a type checker sees."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and getattr(node.test, "id", None) == "TYPE_CHECKING":
            continue
        yield node
        yield from nodes(node)


@cache
def imports(path: Path) -> frozenset[str]:
    """Every module that is imported, at the top or inside a function, and every name out of one."""
    return frozenset(_imports(parsed(path)))


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in nodes(tree):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module=str(module), names=names):
                yield module
                yield from (f"{module}.{name.name}" for name in names)


@cache
def graph() -> dict[str, set[str]]:
    """Each module of ours with those that it imports; a package counts where something of its own is
    taken from it."""
    names = {name_of(path) for path in PATHS}
    return {name_of(path): set(_own(path, names)) for path in PATHS}


def _own(path: Path, names: set[str]) -> Iterator[str]:
    for node in nodes(parsed(path)):
        match node:
            case ast.Import(names=imported):
                yield from ({name.name for name in imported} & names)
            case ast.ImportFrom(module=str(module), names=imported):
                for name in imported:
                    whole = f"{module}.{name.name}"
                    yield from {whole if whole in names else module} & names - {name_of(path)}


def room_of(module: str) -> str:
    """The folder, or the flat file, that a module stands in: `wizard.setup`, `checks.profile`."""
    return ".".join(module.split(".")[:2])


def rooms() -> dict[str, set[str]]:
    """Each room with those that its modules import from."""
    found: dict[str, set[str]] = {}
    for module, imported in graph().items():
        others = {room_of(each) for each in imported} - {room_of(module)}
        found.setdefault(room_of(module), set()).update(others)
    return found


def circle(arrows: Mapping[str, Iterable[str]]) -> list[str]:
    """One circle, each member importing the next; empty where there is none."""
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        return [str(name) for name in reversed(error.args[1])]
    return []
