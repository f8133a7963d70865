"""What a start loads: help and the version next to nothing, so that they are there at once.

Nothing here is timed; README and `tests/benchmarks` have the figures.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.contracts.imports import ROOT
from wizard.commands import COMMANDS

START = """
import atexit, sys
atexit.register(lambda: print(*sys.modules, file=sys.stderr))
from wizard.start import run
run()
"""
VERSION = {
    "checks",
    "checks.exits",
    "checks.phrase",
    "checks.record",
    "checks.secrets",
    "checks.secrets.core_dumps",
    "wizard",
    "wizard.cli",
    "wizard.commands",
    "wizard.early",
    "wizard.errors",
    "wizard.interruption",
    "wizard.invocation",
    "wizard.invocation.listed",
    "wizard.languages",
    "wizard.languages.written",
    "wizard.output",
    "wizard.output.stdout",
    "wizard.output.streams",
    "wizard.start",
}
HELP = VERSION | {
    "wizard.invocation.command_line",
    "wizard.invocation.everywhere",
    "wizard.invocation.options",
    "wizard.invocation.parser",
    "wizard.output.cells",
}
SLOW = {
    *("ast", "dataclasses", "datetime", "inspect", "json", "msgspec", "pathlib", "pkgutil"),
    *("shlex", "shutil", "subprocess", "tomllib", "typing", "urllib.parse"),
}
"""Each some milliseconds, which is a third of what Python itself takes to start."""
OF_ARGPARSE = """
import argparse, sys
at_width = lambda prog: argparse.HelpFormatter(prog, width=80)
print(argparse.ArgumentParser("rekwiz", formatter_class=at_width).format_help())
print(*sys.modules, file=sys.stderr)
"""
HELP_OF_A_COMMAND = HELP | {
    "checks.packages",
    "wizard.formats",
    "wizard.invocation.command",
    "wizard.invocation.mistaken_region",
    "wizard.invocation.prepared",
    "wizard.invocation.selection",
    "wizard.invocation.wanted",
    "wizard.setup",
    "wizard.setup.options",
}
"""And its own file, and the formats that it has."""


def loaded(*arguments: str, by: str = START) -> set[str]:
    """The modules of a start in a Python without anything that is installed beside it."""
    done = subprocess.run(
        [sys.executable, "-S", "-E", "-c", by, *arguments],
        cwd=ROOT,
        env={"LANG": "C.UTF-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout
    return set(done.stderr.split())


@pytest.fixture(scope="module")
def slow() -> set[str]:
    """Without what Python's own argparse cannot do without: that of 3.14 has its colours in dataclasses."""
    return SLOW - loaded(by=OF_ARGPARSE)


def own(modules: set[str]) -> set[str]:
    return {name for name in modules if name.partition(".")[0] in ("checks", "wizard")}


def test_the_version_needs_no_command_line():
    modules = loaded("--version")

    assert own(modules) == VERSION
    assert modules & {*SLOW, "argparse"} == set()


@pytest.mark.parametrize("language", ["en", "zh-TW"])
def test_help_needs_the_command_line_and_a_language(language, slow):
    modules = loaded("--lang", language, "--help")

    assert own(modules) == HELP
    assert modules & slow == set()


@pytest.mark.parametrize("command", [each.name for each in COMMANDS])
def test_the_help_of_a_command_needs_nothing_that_the_command_does(command, slow):
    modules = loaded(command, "--help")

    of_formats = {f"wizard.formats.{path.name}" for path in (ROOT / "wizard/formats").iterdir()}
    allowed = HELP_OF_A_COMMAND | of_formats | {f"wizard.commands.{command}"}
    assert own(modules) - allowed == set()
    assert modules & slow == set()
