"""A report as one page: the cause and what to do about it, what else there is, a row a check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.exits import gravest
from checks.model import Phrase, at
from checks.report import Report
from wizard.formats.markdown.signs import fenced, table, text
from wizard.languages import Language
from wizard.output.look import Look
from wizard.output.marks import STATE_MARKS
from wizard.output.pipelines import unheard
from wizard.output.reported import (
    ALSO,
    DO,
    ELSE,
    EVERY_CHECK,
    HEADS,
    READ_MORE,
    SEEN,
    STATES,
    Told,
    about,
    accounted_for,
    details,
    legible,
    name_of,
    others,
    told,
)
from wizard.output.verdicts import PRACTICE, SEVERITIES, VERDICTS, counted, exit_code


def report(report: Report, language: Language, look: Look) -> str:
    return _joined(_page(report, language, look, level=1))


def reports(reports: Sequence[Report], language: Language, look: Look) -> str:
    """All of them in one table, then each in full."""
    mode = reports[0].mode if reports else ""
    code = gravest(each.exit_code for each in reports) if reports else 0
    blocks = [f"# rekwiz {mode}", text(language.say(exit_code(code))), _overview(reports, language)]
    for each in reports:
        blocks += _page(each, language, look, level=2)
    return _joined(blocks)


def _joined(blocks: Sequence[str] | Iterator[str]) -> str:
    return unheard("\n\n".join(blocks)) + "\n"


def _overview(reports: Sequence[Report], language: Language) -> str:
    head = [Phrase("Profile"), Phrase("Region"), Phrase("Verdict"), Phrase("The cause")]
    rows = [
        [
            text(legible(each.target.profile or "")),
            text(legible(each.target.region or "")),
            text(language.say(VERDICTS[each.verdict])),
            each.root_cause.code if each.root_cause else "",
        ]
        for each in reports
    ]
    return table([text(language.say(word)) for word in head], rows)


def _page(report: Report, language: Language, look: Look, *, level: int) -> Iterator[str]:
    """The blocks of one report, its head at this level."""
    verdict = language.say(at(name_of(report), VERDICTS[report.verdict]))
    yield f"{'#' * level} {text(verdict)}"
    if look.practice:
        yield text(language.say(PRACTICE))
    counts = [language.say(each) for each in counted(report.counts)]
    took = language.say(f"{report.took:.1f} s")
    end = language.say(exit_code(report.exit_code))
    yield text(" · ".join([*counts, took, end]))
    if known := list(about(report, language)):
        said = (Phrase("{label}: {value}", label=label, value=value) for label, value in known)
        yield "\n".join(f"- {text(language.say(each))}" for each in said)
    if cause := report.root_cause:
        head = f"{language.say(Phrase('The cause'))} · {cause.code}"
        yield f"{'#' * (level + 1)} {text(head)}"
        yield from _in_full(told(cause, report, language), language)
        if folded := accounted_for(cause.code, report):
            yield f"**{text(language.say(ALSO))}**\n\n" + "\n".join(f"- {code}" for code in folded)
    if more := others(report):
        yield f"{'#' * (level + 1)} {text(language.say(ELSE))}"
        for each in more:
            yield f"{'#' * (level + 2)} {each.code}"
            yield f"*{text(language.say(SEVERITIES[each.severity]))}*"
            yield from _in_full(told(each, report, language), language)
    yield f"{'#' * (level + 1)} {text(language.say(EVERY_CHECK))}"
    yield _checks(report, language)


def _in_full(told: Told, language: Language) -> Iterator[str]:
    yield text(told.summary)
    yield text(told.muted or told.why)
    if told.muted:
        return
    if told.seen:
        yield f"**{text(language.say(SEEN))}**\n\n" + "\n".join(f"- {text(x)}" for x in told.seen)
    if told.steps:
        yield f"**{text(language.say(DO))}**\n\n" + "\n".join(f"1. {text(x)}" for x in told.steps)
    if told.commands:
        yield fenced(told.commands)
    if told.links:
        links = "\n".join(f"- <{link}>" for link in told.links)
        yield f"**{text(language.say(READ_MORE))}**\n\n{links}"


def _checks(report: Report, language: Language) -> str:
    rows = [
        [
            f"{STATE_MARKS[each.state]} {text(language.say(STATES[each.state]))}",
            f"{each.check.code}<br>{text(language.title(each.check.title))}",
            text(details(each, language)),
        ]
        for each in report.outcomes
    ]
    return table([text(language.say(head)) for head in HEADS], rows)
