"""Rivals that run one after another in each of several rounds, and the table of their ratios."""

from __future__ import annotations

import os
import statistics
from pathlib import Path

from tests.benchmarks.processes import Took, measured

ROUNDS = int(os.environ.get("TESTS_RIVAL_ROUNDS", "5"))


def in_turn(rivals: dict[str, list[object]], home: Path, **variables: str) -> dict[str, list[Took]]:
    """What each took in each round."""
    took: dict[str, list[Took]] = {name: [] for name in rivals}
    for _ in range(ROUNDS):
        for name, command in rivals.items():
            took[name].append(measured(command, home, runs=1, **variables))
    return took


def told(took: dict[str, list[Took]], beside: str) -> None:
    for name, each in took.items():
        ratios = [a.seconds / b.seconds for a, b in zip(each, took[beside], strict=True)]
        seconds = statistics.median(one.seconds for one in each)
        processor = statistics.median(one.processor for one in each)
        least, median, most = min(ratios), statistics.median(ratios), max(ratios)
        print(
            f"{name:<34} {seconds:>7.2f} {processor:>7.2f} {least:>8.2f} {median:>7.2f} {most:>7.2f}"
        )


def head(title: str) -> None:
    print(
        f"\n\n{title}\n{'':<34} {'seconds':>7} {'CPU':>7} {'× least':>8} {'median':>7} {'most':>7}"
    )
