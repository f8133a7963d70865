"""The arrows of the design: who may import whom."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted(
    path for package in ("checks", "wizard") for path in (ROOT / package).rglob("*.py")
)


def imports(path: Path) -> Iterator[str]:
    """Every module that a file imports, at its top or inside a function."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module=str(module), names=names):
                yield module
                yield from (f"{module}.{name.name}" for name in names)


def imported_at_start(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text("utf-8"))
    for node in tree.body:
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names)
            case ast.ImportFrom(module=str(module)):
                yield module


def importers_of(*modules: str) -> set[str]:
    def of(name: str) -> bool:
        return any(name == module or name.startswith(f"{module}.") for module in modules)

    return {
        str(path.relative_to(ROOT)) for path in MODULES if any(of(name) for name in imports(path))
    }


def test_checks_never_imports_wizard():
    assert not {name for name in importers_of("wizard") if name.startswith("checks/")}


def test_only_the_sandbox_and_the_call_that_starts_one_import_the_sandbox():
    outside = {
        name for name in importers_of("wizard.sandbox") if not name.startswith("wizard/sandbox/")
    }

    assert outside == {"wizard/call.py", "wizard/commands/sandbox.py"}


def test_only_the_source_of_sessions_imports_boto3():
    inside = {name for name in importers_of("boto3") if not name.startswith("wizard/sandbox/")}

    assert inside == {"checks/sources/sessions.py"}


def test_only_the_terminal_imports_questionary():
    assert importers_of("questionary") == {"wizard/terminal.py"}


def test_nobody_imports_configparser():
    assert importers_of("configparser") == set()


def test_only_the_command_line_exits():
    def exits(path: Path) -> bool:
        text = path.read_text("utf-8")
        return "sys.exit(" in text or "SystemExit" in text or "os._exit" in text

    outside_of_the_sandbox = [
        path for path in MODULES if "sandbox" not in path.parts and exits(path)
    ]

    assert [str(path.relative_to(ROOT)) for path in outside_of_the_sandbox] == ["wizard/cli.py"]


@pytest.mark.parametrize("slow", ["boto3", "botocore", "rich", "questionary", "moto", "PIL"])
def test_what_is_slow_to_import_is_imported_inside_the_function_that_needs_it(slow):
    at_start = [
        str(path.relative_to(ROOT))
        for path in MODULES
        if any(name.partition(".")[0] == slow for name in imported_at_start(path))
    ]
    allowed = {name for name in at_start if name.startswith("wizard/sandbox/")}

    assert set(at_start) - allowed == set()
