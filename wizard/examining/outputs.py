"""Where a result goes: each format to its place, and what a pipeline is told by itself to standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from checks.place import Place
from checks.report import Report
from wizard.conversation.chosen import speak
from wizard.errors import NotTaken
from wizard.invocation.call import Call
from wizard.invocation.wanted import DEFAULT, Wanted
from wizard.output.cells import printable
from wizard.output.look import Look, look_on
from wizard.output.output_file import PATIENCE, append, write
from wizard.output.pipelines import section_end, section_start, within
from wizard.output.stdout import print_data
from wizard.output.verdicts import all_in_a_line, in_a_line

Written = Callable[[str, Look], str]
"""A result in the format of that name."""
GITHUB, MARKDOWN, HTML = "github", "markdown", "html"
SUMMARY = "GITHUB_STEP_SUMMARY"
"""Names the file that GitHub shows under the job, each step's words behind those before."""
MOST_OF_A_SUMMARY = 1024 * 1024
"""Bytes; of a longer one GitHub shows nothing (docs.github.com, "Workflow commands for GitHub Actions",
"Step isolation and limits"). Half of it leaves room for other commands of the step."""


def deliver(
    call: Call,
    wanted: Sequence[Wanted],
    written: Written,
    reports: Sequence[Report],
    picture: Callable[[], bytes],
    timeout: float,
) -> None:
    """Each format in its place, as far as they can be written; NotTaken where one cannot.

    The picture is made only for a page that shows it. `timeout` is the run's, in seconds: a pipe is not
    waited for longer.
    """
    place = reports[0].place if reports else Place.TERMINAL
    lost: NotTaken | None = None
    patience = min(PATIENCE, timeout)
    with _section(call, wanted, written, reports if place is Place.GITLAB else ()):
        for each in wanted:
            look = _look(call, coloured=each.file is None)
            if each.format == HTML:
                look = replace(look, picture=picture())
            try:
                _put(each, written(each.format, look), patience)
            except NotTaken as error:
                lost = lost or error
    named = {each.format for each in wanted}
    if place is Place.GITHUB and GITHUB not in named:
        _say(written(GITHUB, _look(call)))
    if place is Place.GITHUB or GITHUB in named:
        _summarise(call, written(MARKDOWN, _look(call)), patience)
    if lost:
        raise lost


def _look(call: Call, *, coloured: bool = False) -> Look:
    detail, practice = call.everywhere.verbose, call.in_sandbox
    return look_on(sys.stdout, coloured=coloured, detail=detail, practice=practice)


def _put(wanted: Wanted, text: str, patience: float) -> None:
    if wanted.file is None:
        print_data(text)
    else:
        write(wanted.file, text, patience)


def _say(text: str) -> None:
    print(printable(text, sys.stderr.encoding), end="", file=sys.stderr, flush=True)


@contextmanager
def _section(
    call: Call, wanted: Sequence[Wanted], written: Written, reports: Sequence[Report]
) -> Iterator[None]:
    """A section of GitLab's log, which can be folded, and behind it the verdict in a line.

    What a person would read there stands in it, where standard output does not have it already.
    """
    if not reports:
        yield
        return
    mode, now = reports[0].mode, time.time()
    took = max(report.took for report in reports)
    _say(f"{section_start(mode, now - took)}rekwiz {mode}\n")
    try:
        if not any(each.format == DEFAULT and each.file is None for each in wanted):
            _say(written(DEFAULT, _look(call)))
        yield
    finally:
        one, language = len(reports) == 1, call.language
        line = in_a_line(reports[0], language) if one else all_in_a_line(reports, language)
        _say(f"{section_end(mode, now)}{line}\n")


def _summarise(call: Call, text: str, patience: float) -> None:
    """Added to the page that GitHub shows under the job, where it has one and room on it; no result is
    lost where it cannot be."""
    if not (named := call.environment.get(SUMMARY)):
        return
    try:
        whole, most = within(text, MOST_OF_A_SUMMARY // 2), MOST_OF_A_SUMMARY
        append(Path(named), whole, most=most, patience=patience)
    except NotTaken as not_added:
        speak(call).show(not_added.phrase)
