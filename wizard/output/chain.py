"""The longest chain of questions to AWS that waited for one another: what a run cannot be faster than."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from checks.model import Phrase
from checks.sources.aws.ask import Aws
from checks.trail import Step
from wizard.languages import Language
from wizard.output.cells import harmless, wrap

TITLE = Phrase("Longest chain of questions that waited for one another:")
OUT = Phrase("out at {seconds} s")
NEVER_OUT = Phrase("not sent")
ANSWERED = Phrase("answered in {seconds} s")
FIRST = Phrase("after the start")
NEXT = Phrase("after {question}")
SUM = Phrase(
    "{start} s to the first question + {answers} s of answers = {chain} s; all of it took {whole} s,"
    " {ratio} times that."
)


def lines_of(
    asking: Iterable[Aws], language: Language, width: int, *, began: float, ended: float
) -> Iterator[str]:
    """The chain for a person, a question a line, and its sum beside the time from `began` to `ended`;
    nothing where nothing was asked. Both are of `time.monotonic`."""
    chain = longest(asking)
    if not chain:
        return
    yield language.say(TITLE)
    for step in chain:
        line = " · ".join(_parts(step, language, began))
        yield from wrap(harmless(line), width, initial="  ", subsequent="    ")
    start = _out(chain[0]) - began
    answers = sum(step.took for step in chain)
    both, whole = start + answers, ended - began
    sum_up = SUM.with_(
        start=f"{start:.2f}",
        answers=f"{answers:.2f}",
        chain=f"{both:.2f}",
        whole=f"{whole:.2f}",
        ratio=f"{whole / both:.2f}",
    )
    yield from wrap(language.say(sum_up), width, initial="  ", subsequent="    ")


def longest(asking: Iterable[Aws]) -> tuple[Step, ...]:
    """The steps of the chain with the most time between its first question and its last answer; empty
    where nothing was asked."""
    steps = [each.step for aws in dict.fromkeys(asking) for each in aws.asked if each.step]
    chains = (step.chain for step in steps)
    return max(chains, key=lambda chain: chain[-1].ended - _out(chain[0]), default=())


def _parts(step: Step, language: Language, began: float) -> Iterator[str]:
    yield step.name
    at = f"{_out(step) - began:.2f}"
    yield language.say(NEVER_OUT if step.out is None else OUT.with_(seconds=at))
    yield language.say(ANSWERED.with_(seconds=f"{step.took:.2f}"))
    yield language.say(NEXT.with_(question=step.after.name) if step.after else FIRST)


def _out(step: Step) -> float:
    return step.began if step.out is None else step.out
