"""What rekwiz says of itself when a check crashed or ran out of time: a result, never a silence."""

from functools import cache

from checks.model import Check, Finding, Message, Phrase, Remedy, Severity
from checks.patience import NoAnswer


@cache
def crashed(area: str) -> Message:
    """The cause `AREA.check-crashed`; its facts: check, error."""
    return Message(
        code=f"{area}.check-crashed",
        severity=Severity.UNKNOWN,
        summary="The check {check} stopped with an error of rekwiz's own: {error}.",
        why="This is a fault of rekwiz, not of your set-up. The other checks went on.",
        recognised="An exception that no check expects.",
        steps=(
            "Run the command again.",
            "If it happens again, report it with the line above; it holds no secret.",
        ),
    )


@cache
def out_of_time(area: str) -> Message:
    """The cause `AREA.out-of-time`; its facts: check, seconds."""
    return Message(
        code=f"{area}.out-of-time",
        severity=Severity.UNKNOWN,
        summary="The check {check} had not ended when the {seconds} seconds of the run were over.",
        why="A slow network, a credential helper that waits, or a very busy computer.",
        recognised="The deadline of the whole run passed while the check was at work.",
        steps=("Run it again with more time, for example --timeout 60.",),
        commands=("rekwiz doctor --timeout 60",),
    )


WITHOUT = Phrase("Look whether it can be reached: a folder on a network may have been lost.")
AGAIN = Phrase("Run rekwiz again when it answers.")


def no_answer(check: Check, silent: NoAnswer) -> Finding:
    """The same cause, where what the check waited for is known."""
    facts = {**silent.phrase.facts, "check": check.code}
    return out_of_time(check.area).finding(
        facts=facts, summary=silent.phrase, remedy=Remedy((WITHOUT, AGAIN))
    )
