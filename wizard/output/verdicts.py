"""What a run came to, and how much a finding matters, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from checks.model import Phrase, Severity, State
from checks.report import Verdict

VERDICTS = {
    Verdict.READY: Phrase("Ready."),
    Verdict.NOT_READY: Phrase("Not ready."),
    Verdict.INCONCLUSIVE: Phrase("Could not be decided."),
}
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
