"""The arrows of the design: who may import whom."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contracts.imports import PATHS as MODULES
from tests.contracts.imports import ROOT, circle, graph, imports, parsed, rooms

FLAT_FILES = 8
LOW = (
    *("checks", "wizard.errors", "wizard.files", "wizard.interruption"),
    *("wizard.languages", "wizard.output"),
)
"""What the rooms below stand on."""
ARROWS = {
    "wizard.errors": ("checks",),
    "wizard.languages": ("checks",),
    "wizard.files": ("checks", "wizard.errors", "wizard.interruption"),
    "wizard.output": ("checks", "wizard.errors", "wizard.files", "wizard.languages"),
    "wizard.formats": (*LOW, "wizard.detecting", "wizard.explaining"),
    "wizard.invocation": LOW,
    "wizard.conversation": (*LOW, "wizard.invocation"),
    "wizard.writing": LOW,
    "wizard.sandbox": ("checks", "wizard.errors"),
}
"""The rooms that may know little, with all that each may import from."""


def imported_at_start(path: Path) -> Iterator[str]:
    tree = parsed(path)
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


def test_no_module_imports_another_in_a_circle():
    assert circle(graph()) == []


def test_no_room_imports_another_in_a_circle():
    assert circle(rooms()) == []


@pytest.mark.parametrize("room", ARROWS)
def test_a_room_imports_from_those_below_it_alone(room: str):
    def is_below(other: str) -> bool:
        return other in ARROWS[room] or other.partition(".")[0] in ARROWS[room]

    assert [other for other in sorted(rooms()[room]) if not is_below(other)] == []


def test_few_files_stand_beside_the_rooms():
    assert len(list((ROOT / "wizard").glob("*.py"))) <= FLAT_FILES


def test_every_room_says_in_a_sentence_what_lives_there():
    inits = [path for path in MODULES if path.name == "__init__.py"]
    folders = {path.parent for path in MODULES}

    assert {path.parent for path in inits} == folders
    assert [path for path in inits if not ast.get_docstring(parsed(path))] == []


def test_checks_never_imports_wizard():
    assert not {name for name in importers_of("wizard") if name.startswith("checks/")}


def test_a_format_is_told_all_that_it_needs_to_know():
    world = {"os", "pathlib", "shutil", "sys", "wizard.output.paths", "wizard.output.output_file"}
    formats = (ROOT / "wizard" / "formats").rglob("*.py")

    asking = {path.name: asked for path in formats if (asked := world & imports(path))}

    assert asking == {}


def test_only_the_sandbox_and_the_call_that_starts_one_import_the_sandbox():
    outside = {
        name for name in importers_of("wizard.sandbox") if not name.startswith("wizard/sandbox/")
    }

    assert outside == {"wizard/commands/__init__.py", "wizard/commands/sandbox.py"}


def test_nobody_imports_boto3():
    assert (
        importers_of("boto3") == set()
    )  # its clients are botocore's, and it takes as long to load


def test_only_the_source_of_clients_the_sandbox_and_three_readers_import_botocore():
    within = ("checks/sources/aws/", "wizard/sandbox/")

    assert {name for name in importers_of("botocore") if not name.startswith(within)} == {
        "checks/sources/local/network.py",
        "checks/sources/local/sign_in_cache.py",
        "wizard/writing/proof.py",
    }


def test_only_the_terminal_imports_questionary():
    assert importers_of("questionary") == {"wizard/conversation/terminal.py"}


def test_nobody_imports_configparser():
    assert importers_of("configparser") == set()


def test_only_the_command_line_exits():
    def exits(path: Path) -> bool:
        text = path.read_text("utf-8")
        return "sys.exit(" in text or "SystemExit" in text or "os._exit" in text

    outside_of_the_sandbox = [
        path for path in MODULES if "sandbox" not in path.parts and exits(path)
    ]

    exiting = {str(path.relative_to(ROOT)) for path in outside_of_the_sandbox}
    assert exiting == {
        "checks/sources/local/python_question.py",
        "wizard/cli.py",
        "wizard/early.py",
    }  # what another Python runs; by a code, and at once when told to stop


@pytest.mark.parametrize("slow", ["boto3", "botocore", "rich", "questionary", "moto", "PIL"])
def test_what_is_slow_to_import_is_imported_inside_the_function_that_needs_it(slow):
    at_start = [
        str(path.relative_to(ROOT))
        for path in MODULES
        if any(name.partition(".")[0] == slow for name in imported_at_start(path))
    ]
    allowed = {name for name in at_start if name.startswith("wizard/sandbox/")}

    assert set(at_start) - allowed == set()
