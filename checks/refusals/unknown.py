"""What no other file here knows: its words are asked about; else it is said as it is.

A refusal that AWS itself gave is proved, and so a failure, also where nobody here knows why. What may
pass (a fault on AWS's side, an answer that is nobody's) is undecided.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from checks.context import Context
from checks.model import Finding, Message, Phrase, Remedy, Severity
from checks.pages import COMMON_ERRORS, TROUBLESHOOTING
from checks.profile import profile_in_use
from checks.refusals.by_words import finding_of, pointing_to
from checks.refusals.evidence import evidence_of, host_of
from checks.sources.aws.refusal import Kind, Refusal

if TYPE_CHECKING:
    from checks.knowledge.causes import Match

REPOST = "https://repost.aws/"

REFUSED_OTHERWISE = Message(
    code="network.refused-otherwise",
    severity=Severity.FAIL,
    summary="{host} refused {action} with {error}, and rekwiz does not know why.",
    why="AWS has many codes, and whatever else may answer has more. That it was refused is certain;"
    " what it means for your keys or permissions is not.",
    recognised="The answer was a refusal with a code that none of rekwiz's findings stands for.",
    steps=(
        "Read AWS's words in the evidence; they often say what to do.",
        "Search AWS re:Post for the code.",
    ),
    links=(COMMON_ERRORS, REPOST),
)
MAY_PASS = Phrase("Run the same command again in a few minutes, in case it passes.")

NOT_ASKED = Message(
    code="network.not-asked",
    severity=Severity.UNKNOWN,
    summary="AWS was not asked for {action}: botocore stopped before, with {error}.",
    why="Something in the settings or in the credentials kept the question from being sent.",
    recognised="botocore raised an error of its own before anything went out.",
    steps=(
        "Fix what the checks of files, credentials and Region name; this follows from it.",
        "If they name nothing, read botocore's words in the evidence.",
    ),
    links=(TROUBLESHOOTING,),
)

MESSAGES = (REFUSED_OTHERWISE, NOT_ASKED)


def findings(refusal: Refusal, context: Context) -> Iterator[Finding]:
    """The catch-all: exactly one finding for whatever refusal is left."""
    named = meanings(refusal)
    facts = {"profile": profile_in_use(context), "host": host_of(refusal, context)}
    known = finding_of(named, refusal.words, *evidence_of(refusal), facts=facts)
    yield known or _unknown(refusal, named, facts["host"])


def meanings(refusal: Refusal) -> list[Match]:
    """What its words are known to mean, by operation and code where AWS said no."""
    from checks.knowledge.causes import causes_of

    operation = refusal.operation.rpartition(":")[2] if refusal.kind is Kind.AWS else None
    return causes_of(refusal.words, operation, refusal.code)


def _unknown(refusal: Refusal, named: list[Match], host: str) -> Finding:
    seen = evidence_of(refusal, known=bool(named))
    facts = {"action": refusal.operation, "error": refusal.code}
    if refusal.kind not in (Kind.AWS, Kind.STRANGE):
        remedy = pointing_to(named, NOT_ASKED, facts)
        return NOT_ASKED.finding(*seen, facts=facts, remedy=remedy)
    facts["host"] = host
    if refusal.changed_nothing:
        remedy = pointing_to(named, REFUSED_OTHERWISE, facts)
        return REFUSED_OTHERWISE.finding(*seen, facts=facts, remedy=remedy)
    steps = (*map(Phrase, REFUSED_OTHERWISE.steps), MAY_PASS)
    remedy = Remedy(steps, links=REFUSED_OTHERWISE.links)
    return REFUSED_OTHERWISE.finding(*seen, severity=Severity.UNKNOWN, remedy=remedy, facts=facts)
