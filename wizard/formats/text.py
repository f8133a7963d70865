"""A report for a person: what holds in a line an area, then the one cause, in full."""

from __future__ import annotations

from collections.abc import Iterator

from checks.catalogue import AREAS
from checks.model import Finding, Outcome, Phrase, Severity, State
from checks.report import Report
from wizard.formats import Look
from wizard.languages import Language
from wizard.output.areas import LABELS
from wizard.output.cells import harmless, pad, wrap
from wizard.output.marks import SEVERITY_MARKS, Mark
from wizard.output.next_commands import follow_ups

MARKS = {
    State.PASS: Mark.DONE,
    State.WARN: Mark.WARN,
    State.FAIL: Mark.FAIL,
    State.UNKNOWN: Mark.UNKNOWN,
    State.SKIP: Mark.SKIPPED,
    State.NA: Mark.SKIPPED,
}
COLOURS = {Mark.DONE: 32, Mark.WARN: 33, Mark.FAIL: 31, Mark.UNKNOWN: 35, Mark.SKIPPED: 2}
WORST_FIRST = (State.FAIL, State.UNKNOWN, State.WARN, State.SKIP, State.PASS, State.NA)
INDENT = "  "
LABEL_CELLS = 14
WORD_CELLS = 8
SEEN = Phrase("seen", sense="evidence of a finding")
WHERE = Phrase("where", sense="a place in a file")
MEND = Phrase("mend", sense="a step to take")
READ = Phrase("read", sense="a page")
MORE = Phrase("more", sense="a command that tells more")


def render(report: Report, language: Language, look: Look) -> str:
    """The screen of doctor and preflight, without a terminal's codes unless colour is asked for."""
    page = _Page(report, language, look)
    parts = [page.head(), page.areas(), page.cause(), page.others(), page.foot()]
    return "\n\n".join("\n".join(part) for part in map(list, parts) if part) + "\n"


def render_all(reports: list[Report], language: Language, look: Look) -> str:
    return "\n".join(render(report, language, look) for report in reports)


class _Page:
    """One report on its way to lines."""

    def __init__(self, report: Report, language: Language, look: Look) -> None:
        self.report, self.language, self.look = report, language, look

    def say(self, phrase: Phrase | str) -> str:
        return harmless(self.language.say(phrase))

    def head(self) -> list[str]:
        target = self.report.target
        names = [f"rekwiz {self.report.mode}"]
        if target.profile:
            names.append(self.say(Phrase("profile {name}", name=target.profile)))
        names += [harmless(target.region)] if target.region else []
        lines = [" · ".join(names)]
        if self.look.practice:
            lines.append(
                self.say(Phrase("Sandbox: a local AWS for practice. Nothing here is real."))
            )
        return lines

    def areas(self) -> list[str]:
        return [line for area in AREAS for line in self._area(area)]

    def _area(self, area: str) -> Iterator[str]:
        outcomes = [each for each in self.report.outcomes if each.check.area == area]
        if not outcomes:
            return
        worst = min(outcomes, key=lambda each: WORST_FIRST.index(each.state))
        yield from self._line(worst.state, LABELS[area], self._detail(worst, outcomes))
        if self.look.detail:
            for each in outcomes:
                yield from self._check(each)

    def _detail(self, worst: Outcome, outcomes: list[Outcome]) -> str:
        """What is worth a line: the worst finding, why nothing was looked at, or what was seen."""
        heavy = [finding for finding in worst.findings if finding.severity is not Severity.INFO]
        if heavy:
            return self.say(heavy[0].summary)
        if worst.blocked_by:
            areas = dict.fromkeys(code.partition(".")[0] for code in worst.blocked_by)
            names = tuple(LABELS[area] for area in areas)
            return self.say(Phrase("not checked: it needs {areas}", areas=names))
        holding = [self.say(each.holds) for each in outcomes if each.holds]
        told = [self.say(found.summary) for each in outcomes for found in each.findings]
        return " · ".join(holding) or " ".join(told) or self._why_nothing(outcomes)

    def _why_nothing(self, outcomes: list[Outcome]) -> str:
        """Why an area has nothing to say, where not one of its checks had anything to look at."""
        if any(each.state is State.PASS for each in outcomes):
            return ""
        return next((self.say(each.reason) for each in outcomes if each.reason), "")

    def _line(self, state: State, label: Phrase, detail: str) -> Iterator[str]:
        start = f"{INDENT}{self._mark(MARKS[state])} {pad(self.say(label), LABEL_CELLS)} "
        room = self.look.width - len(INDENT) - 2 - LABEL_CELLS - 1
        first, *rest = wrap(detail, room) or [""]
        yield (start + first).rstrip()
        yield from (" " * (self.look.width - room) + line for line in rest)

    def _check(self, outcome: Outcome) -> Iterator[str]:
        title = harmless(self.language.title(outcome.check.title))
        took = f"{outcome.took:.1f} s"
        yield f"{INDENT * 2}{self._mark(MARKS[outcome.state])} {title} · {outcome.check.code} · {took}"

    def _mark(self, mark: Mark) -> str:
        return f"\x1b[{COLOURS[mark]}m{mark}\x1b[0m" if self.look.colour else str(mark)

    def cause(self) -> list[str]:
        finding = self.report.root_cause
        if finding is None:
            return []
        lines = [
            f"{INDENT}{self.say(Phrase('The cause'))} · {self._bold(finding.code)}",
            *self._block(self.say(finding.summary)),
            *self._block(self.say(finding.why)),
            *(line for seen in self._seen(finding) for line in seen),
        ]
        lines += [line for step in self._mend(finding) for line in step]
        explain = f"rekwiz explain {finding.code}"
        return [*lines, *self._word(MORE, explain)]

    def _bold(self, text: str) -> str:
        return f"\x1b[1m{text}\x1b[0m" if self.look.colour else text

    def _seen(self, finding: Finding) -> Iterator[Iterator[str]]:
        for evidence in finding.evidence:
            seen = f"{evidence.name}: {evidence.value} ({evidence.source})"
            yield self._word(SEEN, harmless(seen))
        if place := finding.location:
            line = f":{place.line}" if place.line else ""
            yield self._word(WHERE, harmless(f"{place.file}{line}"))

    def _mend(self, finding: Finding) -> Iterator[Iterator[str]]:
        remedy = finding.remedy
        for step in remedy.steps:
            yield self._word(MEND, self.say(step))
        whose = self.report.target.arn or ""
        commands = follow_ups(finding.code, remedy.fix, whose, self.report.scope)
        for command in (*remedy.commands, *commands):
            yield iter([f"{INDENT * 2}{' ' * WORD_CELLS}$ {harmless(command)}"])
        for link in remedy.links:
            yield iter([f"{INDENT * 2}{pad(self.say(READ), WORD_CELLS)}{harmless(link)}"])

    def others(self) -> list[str]:
        """What else there is: failures of their own with their remedy, the rest in a line or two."""
        said = {_told(cause)} if (cause := self.report.root_cause) else set()
        lines: list[str] = []
        for finding in self.report.findings:
            if _told(finding) not in said:  # two checks may have met the same thing
                said.add(_told(finding))
                lines += self._other(finding)
        return lines

    def _other(self, finding: Finding) -> Iterator[str]:
        because = self.report.explained.get(finding.code)
        yield f"{INDENT}{self._mark(SEVERITY_MARKS[finding.severity])} {finding.code}"
        if because:
            yield from self._block(self.say(Phrase("accounted for by {code}", code=because)))
            return
        yield from self._block(self.say(finding.summary))
        if finding.severity is Severity.FAIL:
            yield from (line for step in self._mend(finding) for line in step)
        elif finding.severity is not Severity.INFO:
            yield from self._word(MORE, f"rekwiz explain {finding.code}")

    def foot(self) -> list[str]:
        counts = self.report.counts
        said = {
            State.FAIL: Phrase("{n} failed", n=counts[State.FAIL]),
            State.UNKNOWN: Phrase("{n} undecided", n=counts[State.UNKNOWN]),
            State.WARN: Phrase("{n} warned", n=counts[State.WARN]),
            State.PASS: Phrase("{n} passed", n=counts[State.PASS]),
            State.SKIP: Phrase("{n} not checked", n=counts[State.SKIP]),
        }
        parts = [self.say(phrase) for state, phrase in said.items() if counts[state]]
        verdict = {
            "ready": Phrase("Ready."),
            "not-ready": Phrase("Not ready."),
            "inconclusive": Phrase("Could not be decided."),
        }[self.report.verdict.value]
        parts.append(f"{self.report.took:.1f} s")
        return [f"{INDENT}{self.say(verdict)} {' · '.join(parts)}"]

    def _block(self, text: str) -> list[str]:
        return [INDENT * 2 + line for line in wrap(text, self.look.width - 4)] if text else []

    def _word(self, word: Phrase, text: str) -> Iterator[str]:
        """A short word in a column of its own, and what it is about beside it."""
        room = self.look.width - 4 - WORD_CELLS
        for number, line in enumerate(wrap(text, room)):
            lead = pad(self.say(word), WORD_CELLS) if number == 0 else " " * WORD_CELLS
            yield f"{INDENT * 2}{lead}{line}"


def _told(finding: Finding) -> tuple[object, ...]:
    """What a person would read of it as the same thing."""
    return finding.code, finding.location, str(finding.summary)
