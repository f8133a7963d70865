"""A report for a person: what holds in a line an area, then the one cause, in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.catalogue import AREAS
from checks.model import Finding, Outcome, Phrase, Severity, State, area_of
from checks.report import Report
from wizard.formats.text.door import to_report
from wizard.formats.text.finding import in_brief, in_full
from wizard.formats.text.page import Page, joined
from wizard.languages import Language
from wizard.output.areas import LABELS
from wizard.output.cells import INDENT, glued, harmless, pad, wrap
from wizard.output.look import Look
from wizard.output.marks import STATE_MARKS
from wizard.output.pipelines import unheard
from wizard.output.verdicts import PRACTICE, counted, exit_code, in_figures, of_own_programs

WORST_FIRST = (State.FAIL, State.UNKNOWN, State.WARN, State.SKIP, State.PASS, State.NA)
LABEL_CELLS = 14
TOO_SHORT = 0.05
"""Seconds that would be told as none."""
PREFLIGHT = "preflight"
"""Its exit code is what it is run for; of a doctor it is the last word of nobody."""


def report(report: Report, language: Language, look: Look) -> str:
    """The screen of doctor and preflight, without a terminal's codes unless colour is asked for."""
    page = Page(language, look)
    parts = (_head, _areas, _cause, _unknown, _others, _foot)
    return unheard(joined(part(report, page) for part in parts))


def reports(reports: Sequence[Report], language: Language, look: Look) -> str:
    return "\n".join(report(each, language, look) for each in reports)


def _head(report: Report, page: Page) -> Iterator[str]:
    target = report.target
    names = [f"rekwiz {report.mode}"]
    if target.profile:
        names.append(page.say(Phrase("profile {name}", name=target.profile)))
    names += [harmless(target.region)] if target.region else []
    yield " · ".join(names)
    if page.look.practice:
        yield page.say(PRACTICE)


def _areas(report: Report, page: Page) -> Iterator[str]:
    for area in AREAS:
        outcomes = [each for each in report.outcomes if each.check.area == area]
        if outcomes:
            yield from _area(LABELS[area], outcomes, page)


def _area(label: Phrase, outcomes: list[Outcome], page: Page) -> Iterator[str]:
    worst = min(outcomes, key=lambda each: WORST_FIRST.index(each.state))
    start = f"{INDENT}{page.mark(STATE_MARKS[worst.state])} {pad(page.say(label), LABEL_CELLS)} "
    room = page.look.width - len(INDENT) - 2 - LABEL_CELLS - 1
    first, *rest = wrap(_detail(worst, outcomes, page), room) or [""]
    yield (start + first).rstrip()
    yield from (" " * (page.look.width - room) + line for line in rest)
    if page.look.detail:
        for outcome in outcomes:
            yield from _check(outcome, page)


def _detail(worst: Outcome, outcomes: list[Outcome], page: Page) -> str:
    """What is worth a line: the worst finding, why nothing was looked at, or what was seen."""
    weighing = (finding for finding in worst.findings if not finding.muted)
    heavy = [finding for finding in weighing if finding.severity is not Severity.INFO]
    if heavy:
        return page.say(heavy[0].summary)
    if worst.blocked_by:
        areas = dict.fromkeys(map(area_of, worst.blocked_by))
        names = tuple(LABELS[area] for area in areas)
        return page.say(Phrase("not checked: it needs {areas}", areas=names))
    if worst.state is State.SKIP and worst.findings and worst.reason:
        return page.say(worst.reason)
    holding = [page.say(each.holds) for each in outcomes if each.holds]
    told = [page.say(found.summary) for each in outcomes for found in each.findings]
    return " · ".join(holding) or " ".join(told) or _why_nothing(outcomes, page)


def _why_nothing(outcomes: list[Outcome], page: Page) -> str:
    """Why an area has nothing to say, where not one of its checks had anything to look at."""
    if any(each.state is State.PASS for each in outcomes):
        return ""
    return next((page.say(each.reason) for each in outcomes if each.reason), "")


def _check(outcome: Outcome, page: Page) -> Iterator[str]:
    title = harmless(page.language.title(outcome.check.title))
    mark, code = page.mark(STATE_MARKS[outcome.state]), outcome.check.code
    took = glued(page.say(f"{outcome.took:.1f} s"))
    first, *rest = wrap(f"{title} · {code} · {took}", page.look.width - 3 * len(INDENT))
    yield f"{INDENT * 2}{mark} {first}"
    yield from (INDENT * 3 + line for line in rest)


def _cause(report: Report, page: Page) -> Iterator[str]:
    if cause := report.root_cause:
        yield from in_full(cause, commands_for(cause, report), page)


def _unknown(report: Report, page: Page) -> Iterator[str]:
    """Where the cause is that rekwiz does not know why, what can be reported."""
    if (cause := report.root_cause) is None:
        return
    from wizard.explaining.door import of_finding

    for lines in to_report(of_finding(cause), page):
        yield from (INDENT * 2 + line for line in lines)


def _others(report: Report, page: Page) -> Iterator[str]:
    """What else there is: failures of their own with their remedy, the rest in a line or two."""
    said = {_told(cause)} if (cause := report.root_cause) else set()
    for finding in report.findings:
        if _told(finding) not in said:  # two checks may have met the same thing
            said.add(_told(finding))
            because = report.explained.get(finding.code)
            yield from in_brief(finding, because, commands_for(finding, report), page)


def commands_for(finding: Finding, report: Report) -> list[str]:
    from wizard.output.next_commands import follow_ups

    fix, whose = finding.remedy.fix, report.target.arn or ""
    return follow_ups(finding.code, fix, whose, report.scope)


def _told(finding: Finding) -> tuple[object, ...]:
    """What a person would read of it as the same thing."""
    return finding.code, finding.location, str(finding.summary)


def _foot(report: Report, page: Page) -> Iterator[str]:
    parts = [page.say(phrase) for phrase in counted(report.counts)]
    parts.append(page.say(f"{report.took:.1f} s"))
    parts += [page.say(exit_code(report.exit_code))] if report.mode == PREFLIGHT else []
    whole = in_figures(report.verdict, list(map(glued, parts)))
    yield from page.paragraph(page.language.say(whole), 1)
    if page.look.detail and report.own_programs.ran > TOO_SHORT:
        yield from page.paragraph(page.say(of_own_programs(report.own_programs)), 1)
