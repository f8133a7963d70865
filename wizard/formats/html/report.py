"""A report as a page for a person: the cause, what was seen and what to do, the photo, every check."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence

from checks.exits import gravest
from checks.model import Phrase, Severity
from checks.report import Report, Verdict
from wizard.formats.html.page import (
    WITH_A_PICTURE,
    as_it_is,
    document,
    links,
    paragraph,
    steps,
    text,
)
from wizard.formats.html.style import STYLE
from wizard.languages import Language
from wizard.output.look import Look
from wizard.output.marks import STATE_MARKS
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
    name_of,
    others,
    told,
)
from wizard.output.verdicts import PRACTICE, SEVERITIES, VERDICTS, counted, exit_code

CAUSE = Phrase("The cause")
PICTURE = Phrase("The photo that Rekognition looked at, with the faces that it found framed")
CLASSES = {Verdict.READY: "pass", Verdict.NOT_READY: "fail", Verdict.INCONCLUSIVE: "unknown"}


def report(report: Report, language: Language, look: Look) -> str:
    title = f"rekwiz {report.mode}: {language.say(VERDICTS[report.verdict])}"
    picture = tuple(_picture(language, look))
    body = ["<main>", *_page(report, language, look, picture), "</main>"]
    return document(title, STYLE, body, language, WITH_A_PICTURE)


def reports(reports: Sequence[Report], language: Language, look: Look) -> str:
    """A list of them, then each in full."""
    mode = reports[0].mode if reports else ""
    code = gravest(each.exit_code for each in reports) if reports else 0
    body = ["<main>", f"<h1>rekwiz {text(mode)}</h1>", paragraph(language.say(exit_code(code)))]
    body += ["<nav><ul>", *_contents(reports, language), "</ul></nav>"]
    for number, each in enumerate(reports, start=1):
        body += [f'<section id="report-{number}">', *_page(each, language, look), "</section>"]
    body += [*_picture(language, look), "</main>"]
    return document(f"rekwiz {mode}", STYLE, body, language, WITH_A_PICTURE)


def _contents(reports: Sequence[Report], language: Language) -> Iterator[str]:
    for number, each in enumerate(reports, start=1):
        names = filter(None, (each.target.profile, each.target.region))
        name = text(" · ".join(names) or str(number))
        verdict = text(language.say(VERDICTS[each.verdict]))
        cause = f" <code>{text(each.root_cause.code)}</code>" if each.root_cause else ""
        yield f'<li><a href="#report-{number}">{name}</a> {verdict}{cause}</li>'


def _page(
    report: Report, language: Language, look: Look, picture: Sequence[str] = ()
) -> Iterator[str]:
    verdict = text(language.say(VERDICTS[report.verdict]))
    yield f'<header class="{CLASSES[report.verdict]}">'
    yield f'<p class="name">{text(name_of(report))}</p>'
    yield f"<h1>{verdict}</h1>"
    if look.practice:
        yield paragraph(language.say(PRACTICE))
    counts = [language.say(each) for each in counted(report.counts)]
    took = language.say(f"{report.took:.1f} s")
    end = language.say(exit_code(report.exit_code))
    yield paragraph(" · ".join([*counts, took, end]))
    yield "</header>"
    yield "<dl>"
    for label, value in about(report, language):
        yield f"<div><dt>{text(label)}</dt><dd>{text(value)}</dd></div>"
    yield "</dl>"
    yield from _cause(report, language)
    yield from _others(report, language)
    yield from picture
    yield from _checks(report, language)


def _cause(report: Report, language: Language) -> Iterator[str]:
    if (cause := report.root_cause) is None:
        return
    yield f'<article class="cause {cause.severity.value}">'
    yield f"<h2>{text(language.say(CAUSE))} <code>{text(cause.code)}</code></h2>"
    yield from _in_full(told(cause, report, language), language)
    if folded := accounted_for(cause.code, report):
        yield f"<h3>{text(language.say(ALSO))}</h3>"
        yield "<ul>" + "".join(f"<li><code>{text(code)}</code></li>" for code in folded) + "</ul>"
    yield "</article>"


def _others(report: Report, language: Language) -> Iterator[str]:
    if not (more := others(report)):
        return
    yield f"<h2>{text(language.say(ELSE))}</h2>"
    for each in more:
        yield f'<article class="{each.severity.value}">'
        yield f"<h3><code>{text(each.code)}</code></h3>"
        yield f"<p><em>{text(language.say(SEVERITIES[each.severity]))}</em></p>"
        yield from _in_full(told(each, report, language), language, each.severity)
        yield "</article>"


def _in_full(told: Told, language: Language, severity: Severity = Severity.FAIL) -> Iterator[str]:
    """What is so, what was seen, what to do; of a remark only what is so."""
    yield f'<p class="summary">{text(told.summary)}</p>'
    yield paragraph(told.muted or told.why)
    if severity is Severity.INFO or told.muted:
        return
    if told.seen:
        yield f"<h4>{text(language.say(SEEN))}</h4>"
        yield '<ul class="seen">'
        yield from (f"<li>{text(each)}</li>" for each in told.seen)
        yield "</ul>"
    if told.steps:
        yield f"<h4>{text(language.say(DO))}</h4>"
        yield steps(told.steps)
    if told.commands:
        yield as_it_is(told.commands)
    if told.links:
        yield f"<h4>{text(language.say(READ_MORE))}</h4>"
        yield links(told.links)


def _checks(report: Report, language: Language) -> Iterator[str]:
    yield f"<h2>{text(language.say(EVERY_CHECK))}</h2>"
    yield "<table>"
    heads = "".join(f'<th scope="col">{text(language.say(head))}</th>' for head in HEADS)
    yield f"<thead><tr>{heads}</tr></thead>"
    yield "<tbody>"
    for each in report.outcomes:
        state = f"{STATE_MARKS[each.state]} {language.say(STATES[each.state])}"
        title, code = text(language.title(each.check.title)), text(each.check.code)
        yield f'<tr class="{each.state.value}"><td>{text(state)}</td>'
        yield f"<td>{title}<br><code>{code}</code></td><td>{text(details(each, language))}</td></tr>"
    yield "</tbody>"
    yield "</table>"


def _picture(language: Language, look: Look) -> Iterator[str]:
    if look.picture:
        words = text(language.say(PICTURE))
        data = b64encode(look.picture).decode("ascii")
        yield f'<figure><img src="data:image/jpeg;base64,{data}" alt="{words}">'
        yield f"<figcaption>{words}</figcaption></figure>"
