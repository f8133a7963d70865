"""What a run came to, and how much a finding matters, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from checks.exits import gravest
from checks.model import Joined, Phrase, Severity, State, at
from checks.report import OwnPrograms, Report, Verdict
from wizard.languages import Language

VERDICTS = {
    Verdict.READY: Phrase("Ready."),
    Verdict.NOT_READY: Phrase("Not ready."),
    Verdict.INCONCLUSIVE: Phrase("Could not be decided."),
}
HOW_MANY = {
    Verdict.NOT_READY: Phrase("{n} not ready", n=0),
    Verdict.INCONCLUSIVE: Phrase("{n} could not be decided", n=0),
    Verdict.READY: Phrase("{n} ready", n=0),
}
PRACTICE = Phrase("Sandbox: a local AWS for practice. Nothing here is real.")
SEVERITIES = {
    Severity.FAIL: Phrase("stops the set-up"),
    Severity.WARN: Phrase("a warning"),
    Severity.UNKNOWN: Phrase("could not be decided"),
    Severity.INFO: Phrase("for information"),
}


def counted(counts: Mapping[State, int]) -> Iterator[Phrase]:
    """How many checks came to what, the gravest first; nothing of a state that none came to."""
    said = {
        State.FAIL: Phrase("{n} failed", n=counts[State.FAIL]),
        State.UNKNOWN: Phrase("{n} undecided", n=counts[State.UNKNOWN]),
        State.WARN: Phrase("{n} warned", n=counts[State.WARN]),
        State.PASS: Phrase("{n} passed", n=counts[State.PASS]),
        State.SKIP: Phrase("{n} not checked", n=counts[State.SKIP]),
    }
    return (phrase for state, phrase in said.items() if counts[state])


def in_figures(verdict: Verdict, parts: Sequence[str]) -> Phrase:
    """What a run came to, and how many checks came to what."""
    return Joined("{verdict} {parts}", verdict=VERDICTS[verdict], parts=" · ".join(parts))


def of_own_programs(time: OwnPrograms) -> Phrase:
    """How much of a run's time is neither rekwiz's nor AWS's."""
    return Phrase(
        "Your own programs (the AWS CLI, Python) were at work for {ran} s of that, beside rekwiz and"
        " AWS; for {alone} s they alone were waited for.",
        ran=f"{time.ran:.1f}",
        alone=f"{time.alone:.1f}",
    )


def in_a_line(report: Report, language: Language) -> str:
    """The whole run in one line, for a log that somebody skims."""
    parts = [report.root_cause.code] if report.root_cause else []
    parts += [language.say(phrase) for phrase in counted(report.counts)]
    parts.append(language.say(exit_code(report.exit_code)))
    return language.say(at(f"rekwiz {report.mode}", in_figures(report.verdict, parts)))


def all_in_a_line(reports: Sequence[Report], language: Language) -> str:
    """Several runs: how many came to what, and how they end together."""
    mode = reports[0].mode if reports else ""
    verdicts = [report.verdict for report in reports]
    parts = [
        language.say(phrase.with_(n=count))
        for verdict, phrase in HOW_MANY.items()
        if (count := verdicts.count(verdict))
    ]
    code = gravest(report.exit_code for report in reports) if reports else 0
    told = " · ".join([*parts, language.say(exit_code(code))])
    return language.say(Phrase("{label}: {value}", label=f"rekwiz {mode}", value=told))


def exit_code(code: int) -> Phrase:
    return Phrase("exit code {code}", code=int(code))
