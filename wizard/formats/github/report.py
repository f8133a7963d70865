"""For GitHub Actions: an annotation for each thing to mend, the root cause first, then the verdict."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from checks.model import Finding, Phrase, Severity
from checks.report import Report
from wizard.languages import Language
from wizard.output.look import Look
from wizard.output.pipelines import unheard
from wizard.output.reported import accounted_for, legible, name_of, others, told
from wizard.output.verdicts import all_in_a_line, in_a_line

MOST_OF_A_KIND = 10
"""Annotations that GitHub shows of errors, and as many of warnings, a step; the others are only in the log
(docs of actions/toolkit, "Problem Matchers", Limitations)."""
ERROR, WARNING = "error", "warning"
ALSO = Phrase("This also explains: {codes}")
MORE = Phrase("And {count} more: {codes}")


class Annotation(Struct, frozen=True):
    """One command to GitHub; `file` stands in the repository, where it is one of it."""

    kind: str
    code: str
    lines: tuple[str, ...]
    file: str = ""
    line: int | None = None


def report(report: Report, language: Language, look: Look) -> str:
    found = [*_root(report, language), *_others(report, language)]
    return _joined([*_commands(found, language), unheard(in_a_line(report, language))])


def reports(reports: Sequence[Report], language: Language, look: Look) -> str:
    """The root causes of all, then what else there is."""
    found = [each for report in reports for each in _root(report, language)]
    found += [each for report in reports for each in _others(report, language)]
    verdicts = [in_a_line(each, language) for each in reports]
    named = [
        f"{name_of(each).partition(' · ')[2]}: {verdict}"
        for each, verdict in zip(reports, verdicts, strict=True)
    ]
    lines = [*map(unheard, named), unheard(all_in_a_line(reports, language))]
    return _joined([*_commands(found, language), *lines])


def _joined(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _root(report: Report, language: Language) -> Iterator[Annotation]:
    if cause := report.root_cause:
        folded = accounted_for(cause.code, report)
        also = (language.say(ALSO.with_(codes=folded)),) if folded else ()
        yield _annotation(ERROR if report.exit_code else WARNING, cause, report, language, also)


def _others(report: Report, language: Language) -> Iterator[Annotation]:
    """Failures and warnings of their own; a remark is no annotation, nor is what somebody muted."""
    for each in others(report):
        if each.severity is not Severity.INFO and not each.muted:
            fails = each.severity is Severity.FAIL and report.exit_code
            yield _annotation(ERROR if fails else WARNING, each, report, language)


def _annotation(
    kind: str, finding: Finding, report: Report, language: Language, also: tuple[str, ...] = ()
) -> Annotation:
    known, place = told(finding, report, language), finding.location
    commands = tuple(f"$ {command}" for command in known.commands)
    lines = (known.summary, *known.seen, *known.steps, *commands, *also)
    if place is None or place.file.startswith(("~", "/", "\\")) or ":" in place.file:
        return Annotation(kind, finding.code, lines)
    return Annotation(kind, finding.code, lines, legible(place.file), place.line)


def _commands(found: Sequence[Annotation], language: Language) -> Iterator[str]:
    """At most so many of a kind as are shown: the last one names those that are left."""
    for kind in (ERROR, WARNING):
        its = [each for each in found if each.kind == kind]
        shown, left = its, its[MOST_OF_A_KIND:]
        if left:
            shown, left = its[: MOST_OF_A_KIND - 1], its[MOST_OF_A_KIND - 1 :]
        yield from map(_command, shown)
        if left:
            codes = tuple(dict.fromkeys(each.code for each in left))
            said = language.say(MORE.with_(count=len(left), codes=codes))
            yield _command(Annotation(kind, "rekwiz", (said,)))


def _command(of: Annotation) -> str:
    """`::error title=CODE::words` (docs.github.com, "Workflow commands for GitHub Actions")."""
    named = {"title": of.code, "file": of.file, "line": str(of.line or "")}
    properties = ",".join(f"{name}={_property(value)}" for name, value in named.items() if value)
    return f"::{of.kind} {properties}::{_data(chr(10).join(of.lines))}"


def _data(words: str) -> str:
    """As actions/toolkit's packages/core/src/command.ts escapes it: % first, for each brings one."""
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(words: str) -> str:
    return _data(words).replace(":", "%3A").replace(",", "%2C")
