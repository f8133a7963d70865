"""Every cause with a fix: broken for real, mended, ready but for what was broken besides, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.catalogue import all_messages
from tests.e2e.causes.case import Case
from tests.e2e.causes.computer import Computer
from tests.e2e.causes.table import CASES

ANSWERS: dict[str, str] = {}
"""Where not the recommended answers are the right ones: the file of answers for this cause."""
OURS = {".rekwiz.lock"}


def fixable() -> list[Case]:
    """One case a code, the first."""
    by_code: dict[str, Case] = {}
    for case in CASES:
        if all_messages()[case.code].fix:
            by_code.setdefault(case.code, case)
    return list(by_code.values())


@pytest.mark.parametrize("case", fixable(), ids=str)
def test_a_cause_with_a_fix_is_mended_and_the_mending_taken_back(
    case: Case, computer_of, thorough, tmp_path
):
    computer: Computer = computer_of(case.steps, case.faults, case.own_account)
    before = as_it_lies(computer.home)

    mended = computer.does("fix", case.code, *answers_for(case.code, tmp_path))
    report = computer.runs("--format", "json", *case.arguments).report
    there = {found["code"] for result in report["results"] for found in result["findings"]}
    undone = computer.does("undo", "--yes")

    assert mended.code == 0, mended.err
    assert case.code not in there
    assert report["root_cause"] in (None, *case.beside)
    assert undone.code == 0, undone.err
    assert as_it_lies(computer.home) == before


def answers_for(code: str, folder: Path) -> tuple[str, ...]:
    safe = all_messages()[code].fix
    if code not in ANSWERS or safe is None:
        return ("--yes",)
    file = folder / "answers.toml"
    file.write_text(ANSWERS[code])
    return ("--answers", str(file))


def as_it_lies(home: Path) -> dict[str, tuple[int, bytes | str]]:
    """Every file below a home with its mode and its bytes, but for rekwiz's own."""
    return {
        str(path.relative_to(home)): (
            path.lstat().st_mode,
            str(path.readlink()) if path.is_symlink() else path.read_bytes(),
        )
        for path in sorted(home.rglob("*"))
        if (path.is_symlink() or path.is_file())
        and path.name not in OURS
        and "rekwiz" not in path.relative_to(home).parts
    }
