"""The figure of mending: of the causes with a fix, how many the tests that ran mended, and took back."""

from __future__ import annotations

import pytest

MENDED, UNDONE = "mended", "undone"
_done: dict[str, set[str]] = {MENDED: set(), UNDONE: set()}


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Of each that passed, what it recorded: `record_property("mended", code)`."""
    if report.when == "call" and report.passed:
        for name, code in report.user_properties:
            if name in _done:
                _done[name].add(str(code))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Asked for by running what mends: `pytest tests/e2e -k mend`."""
    if not _done[MENDED]:
        return
    from checks.catalogue import all_messages

    fixable = {code for code, message in all_messages().items() if message.fix}
    mended, undone = (len(_done[name] & fixable) for name in (MENDED, UNDONE))
    terminalreporter.write_line(
        f"Mending: of {len(fixable)} fixable causes, mended {mended}, undone {undone}."
    )
    if missing := sorted(fixable - _done[MENDED]):
        terminalreporter.write_line(f"Not mended in this run: {', '.join(missing)}")
