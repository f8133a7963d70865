"""For reporters of tests (GitLab, Jenkins, GitHub's actions): JUnit's XML, a case a check."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from checks.exits import gravest
from checks.model import Finding, Outcome, Phrase, State
from checks.report import FailOn, Report
from wizard.languages import Language
from wizard.output.cells import harmless
from wizard.output.look import Look
from wizard.output.next_actions import WORTH
from wizard.output.pipelines import unheard
from wizard.output.reported import ALSO, DO, READ_MORE, SEEN, accounted_for, details, legible, told
from wizard.output.verdicts import PRACTICE, in_a_line

# What Jenkins and GitLab read: https://github.com/testmoapp/junitxml
FAILED = "failure"


def report(report: Report, language: Language, look: Look) -> str:
    return _document([report], language, look)


def reports(reports: Sequence[Report], language: Language, look: Look) -> str:
    return _document(reports, language, look)


def _document(reports: Sequence[Report], language: Language, look: Look) -> str:
    outcomes = [(each, outcome) for each in reports for outcome in each.outcomes]
    code = gravest(each.exit_code for each in reports) if reports else 0
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="rekwiz" {_counts(outcomes)} time="{sum(e.took for e in reports):.3f}">',
        *(line for each in reports for line in _suite(each, int(code), language, look)),
        "</testsuites>",
    ]
    return unheard("\n".join(lines), lambda sign: f"&#{ord(sign)};") + "\n"


def _suite(report: Report, code: int, language: Language, look: Look) -> Iterator[str]:
    """`code` is that of all reports together."""
    target, root = report.target, report.root_cause
    name = " ".join(filter(None, ("rekwiz", report.mode, target.profile, target.region)))
    outcomes = [(report, each) for each in report.outcomes]
    yield f'<testsuite name={_quoted(name)} {_counts(outcomes)} time="{report.took:.3f}">'
    known = {
        "verdict": report.verdict.value,
        "exit_code": str(int(report.exit_code)),
        "exit_code_of_run": str(code),
        "root_cause": root.code if root else None,
        "profile": target.profile,
        "region": target.region,
        "account": target.account,
        "arn": target.arn,
    }
    yield from _properties({key: value for key, value in known.items() if value})
    for outcome in report.outcomes:
        yield from _case(outcome, report, language)
    said = [in_a_line(report, language)] + [language.say(PRACTICE)] * look.practice
    yield f"<system-out>{_text(' '.join(said))}</system-out>"
    yield "</testsuite>"


def _counts(outcomes: Sequence[tuple[Report, Outcome]]) -> str:
    kinds = [_kind(outcome, report) for report, outcome in outcomes]
    return (
        f'tests="{len(kinds)}" failures="{kinds.count(FAILED)}"'
        f' errors="{kinds.count("error")}" skipped="{kinds.count("skipped")}"'
    )


def _kind(outcome: Outcome, report: Report) -> str:
    """What a check is in the words of JUnit; what is only recommended and could not be looked at is no
    error, and a warning is a failure only where the exit code makes one of it."""
    match outcome.state:
        case State.FAIL:
            return FAILED
        case State.UNKNOWN:
            return "error" if outcome.required else "skipped"
        case State.WARN:
            return FAILED if report.fail_on is FailOn.WARN else "system-out"
        case State.SKIP | State.NA:
            return "skipped"
    return ""


def _properties(named: dict[str, str]) -> Iterator[str]:
    yield "<properties>"
    for name, value in named.items():
        yield f"<property name={_quoted(name)} value={_quoted(value)}/>"
    yield "</properties>"


def _case(outcome: Outcome, report: Report, language: Language) -> Iterator[str]:
    """Named by code, so that a history of runs in any language is one."""
    names = filter(None, (report.target.profile, report.target.region))
    where = ".".join(["rekwiz", *(name.replace(".", "_") for name in names)])
    head = f"<testcase classname={_quoted(where)} name={_quoted(outcome.check.code)}"
    yield f'{head} time="{outcome.took:.3f}">'
    said = f"{language.title(outcome.check.title)}: {details(outcome, language)}"
    match _kind(outcome, report):
        case "":
            pass
        case "system-out":
            yield f"<system-out>{_text(_in_full(outcome, report, language))}</system-out>"
        case "skipped":
            yield f"<skipped message={_quoted(said)}/>"
        case kind:
            gravest_first = sorted(outcome.findings, key=lambda each: WORTH[each.severity])
            code = gravest_first[0].code if gravest_first else outcome.check.code
            yield f"<{kind} type={_quoted(code)} message={_quoted(said)}>"
            yield f"{_text(_in_full(outcome, report, language))}</{kind}>"
    yield "</testcase>"


def _in_full(outcome: Outcome, report: Report, language: Language) -> str:
    """All findings of a check; of one that another accounts for, that other one too."""
    lines = list[str]()
    for finding in outcome.findings:
        lines += _lines(finding, report, language)
        if cause := _cause_of(finding, report):
            by = Phrase("explained by {code}", code=cause.code)
            lines += ["", language.say(by), *_lines(cause, report, language)]
    return "\n".join(lines) or details(outcome, language)


def _cause_of(finding: Finding, report: Report) -> Finding | None:
    """The root cause, where it accounts for this; else what does, as of a warning beside the root."""
    root, by = report.root_cause, report.explained.get(finding.code)
    if root and finding.code in accounted_for(root.code, report):
        return root
    return next((each for each in report.findings if each.code == by), None)


def _lines(finding: Finding, report: Report, language: Language) -> Iterator[str]:
    known = told(finding, report, language)
    yield known.code
    yield known.summary
    yield known.muted or known.why
    parts = ((SEEN, known.seen), (DO, known.steps), (READ_MORE, known.links))
    also = accounted_for(finding.code, report)
    for head, lines in (*parts, (ALSO, also)):
        if lines:
            yield language.say(head)
            yield from (f"  {line}" for line in lines)
        if head is DO:
            yield from (f"  $ {command}" for command in known.commands)


def _quoted(words: str) -> str:
    return f'"{escape(legible(words))}"'


def _text(words: str) -> str:
    """No sign that XML has not, and none that ends a section of it."""
    return escape(harmless(words, newlines=True))
