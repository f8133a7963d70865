"""From the last words of a command that failed, and what the checks found, to the one cause to mend."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from checks.model import Finding, Severity, fields_of
from checks.report import Report
from checks.secrets.heard import told
from wizard.explaining.door import Door, of_finding, of_words
from wizard.explaining.explanation import Explanation, of_text
from wizard.explaining.given_away import holds_a_secret

LAST_LINES, MOST_SHOWN = 30, 3
"""Lines that are explained first, and lines that are shown."""
MOST_EXPLAINED = 4000
"""Characters of a stream: a traceback of boto3 has about 2000; what came long before explains little."""


class ToldBy(StrEnum):
    """What the cause is known by."""

    WORDS = "words"
    CHECKS = "checks"
    BOTH = "both"


class Failure(Struct, frozen=True):
    """A command that failed: `code` is its exit code; `last_lines` are shown where nobody knows why,
    and `door` is what can be pasted into an issue then."""

    code: int
    report: Report
    cause: Finding | None
    told_by: ToldBy | None
    last_lines: tuple[str, ...] = ()
    holds_a_secret: bool = False
    door: Door | None = None


def failure(code: int, words: Sequence[str], report: Report) -> Failure:
    """`words` are those of each of the command's streams, as it wrote them, errors first."""
    hidden = [told(each) for each in words]
    meant = _meant(hidden)
    cause, told_by = _root(meant, report)
    is_secret = any(map(holds_a_secret, words))
    shown = () if cause or is_secret else _last_lines(hidden)
    door = of_finding(cause) if cause else None if is_secret else _door(hidden)
    return Failure(code, report, cause, told_by, shown, is_secret, door)


def is_known(words: Sequence[str]) -> bool:
    """Whether the words say anything that rekwiz knows."""
    return bool(_meant(words))


def _meant(words: Sequence[str]) -> tuple[Explanation, ...]:
    """What the words may stand for, the likeliest first: what came last says more than what came before."""
    ends = ["\n".join(_lines(each)[-LAST_LINES:]) for each in words]
    found = (of_text(text[-MOST_EXPLAINED:]).of for text in (*ends, *words))
    return next(filter(None, found), ())


def _root(meant: Sequence[Explanation], report: Report) -> tuple[Finding | None, ToldBy | None]:
    """The words say what stopped the command; of several causes the checks know the one that is so."""
    for each in meant:
        if found := _found(each.message.code, report):
            return found, ToldBy.BOTH
    if meant and (len(meant) == 1 or report.root_cause is None):
        unlooked = (each for each in meant if not each.is_checked)
        return _finding(next(unlooked, meant[0])), ToldBy.WORDS
    return report.root_cause, ToldBy.CHECKS if report.root_cause else None


def _found(code: str, report: Report) -> Finding | None:
    """What the checks found of this cause: itself, or what accounts for it, to the end."""
    by_code = {each.code: each for each in reversed(report.findings)}
    found = by_code.get(code) or next(
        (each for each in report.findings if code in each.explains and _weighs(each)), None
    )
    passed = set[str]()
    while found and found.code not in passed:
        passed.add(found.code)
        found = by_code.get(report.explained.get(found.code, ""), found)
    return found


def _weighs(finding: Finding) -> bool:
    return finding.severity in (Severity.FAIL, Severity.WARN)


def _finding(explanation: Explanation) -> Finding:
    """A cause that the words alone tell of; what they leave open stands as its name: `<name>`."""
    message = explanation.message
    texts = (*message.phrases, *message.commands, *message.links)
    names = set[str]().union(*map(fields_of, texts))
    facts = {name: explanation.facts.get(name, f"<{name}>") for name in names}
    return message.finding(facts=facts, remedy=explanation.remedy)


def _door(words: Sequence[str]) -> Door | None:
    said = next((each for each in words if each.strip()), "")
    return of_words(said) if said else None


def _last_lines(words: Sequence[str]) -> tuple[str, ...]:
    said = next(filter(None, map(_lines, words)), [])
    return tuple(said[-MOST_SHOWN:])


def _lines(text: str) -> list[str]:
    return [line.rstrip() for line in text.splitlines() if line.strip()]
