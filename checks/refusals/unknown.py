"""What no other file here knows: said as it is, and undecided.

causes.md has no code for it; a refusal that nobody understands proves nothing about the set-up, so
it is `unknown` and shows AWS's own code and words.
"""

from __future__ import annotations

from collections.abc import Iterator

from checks.context import Context
from checks.model import Finding, Message, Severity
from checks.pages import COMMON_ERRORS, TROUBLESHOOTING
from checks.refusals.evidence import evidence_of, host_of
from checks.sources.aws.refusal import Kind, Refusal

REFUSED_OTHERWISE = Message(
    code="network.refused-otherwise",
    severity=Severity.UNKNOWN,
    summary="{host} refused {action} with {error}, which rekwiz does not know.",
    why="AWS has many codes, and whatever else may answer has more. Nothing can be concluded from"
    " this one about your keys or permissions.",
    recognised="The answer was a refusal with a code that none of rekwiz's findings stands for.",
    steps=(
        "Read AWS's words in the evidence; they often say what to do.",
        "Search AWS re:Post for the code.",
        "Run this again in a few minutes, in case it passes.",
    ),
    links=(COMMON_ERRORS, "https://repost.aws/"),
)

NOT_ASKED = Message(
    code="network.not-asked",
    severity=Severity.UNKNOWN,
    summary="AWS was not asked for {action}: botocore stopped before, with {error}.",
    why="Something in the settings or in the credentials kept the question from being sent.",
    recognised="botocore raised an error of its own before anything went out.",
    steps=(
        "Mend what the checks of files, credentials and Region name; this follows from it.",
        "If they name nothing, read botocore's words in the evidence.",
    ),
    links=(TROUBLESHOOTING,),
)

MESSAGES = (REFUSED_OTHERWISE, NOT_ASKED)


def findings(refusal: Refusal, context: Context) -> Iterator[Finding]:
    """The catch-all: exactly one finding for whatever refusal is left."""
    answered = refusal.kind in (Kind.AWS, Kind.STRANGE)
    message = REFUSED_OTHERWISE if answered else NOT_ASKED
    facts = {"host": host_of(refusal, context), "action": refusal.operation}
    yield message.finding(*evidence_of(refusal), facts={"error": refusal.code, **facts})
