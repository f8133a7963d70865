"""What a report shows as the words of a tool, and what those words are explained to."""

from __future__ import annotations

from checks.knowledge.causes import causes_of

ENDS_UNKNOWING = {
    "network.refused-otherwise", "network.not-asked", "credentials.source-broken",
    "cli.command-fails", "sdk.own-boto3-fails",
}  # fmt: skip
"""Findings that say that nobody knows why: their words are explained to nothing, or to another code."""


def misunderstood(report: dict) -> list[tuple[str, str, list[str]]]:
    """Each finding whose own evidence is explained to other codes: with the text, and those codes."""
    found = [each for result in report["results"] for each in result["findings"]]
    told = [(each["code"], *asked) for each in found for asked in _texts(each["evidence"])]
    return [
        (code, f"{error} {words}", codes)
        for code, words, operation, error in told
        if code not in ENDS_UNKNOWING and code not in (codes := _explained(words, operation, error))
    ]


def _texts(evidence: list[dict]) -> list[tuple[str, str | None, str | None]]:
    """Words, with the operation and the code that stand beside them; code and operation alone too."""
    by_name = {each["name"]: each for each in evidence}
    words, error = by_name.get("words"), by_name.get("error")
    if words is None:
        return []
    code = error["value"] if error else None
    operation = words["source"].partition(":")[2] if error else ""
    return [(words["value"], operation or None, code)]


def _explained(words: str, operation: str | None, code: str | None) -> list[str]:
    return [match.message.code for match in causes_of(words, operation, code)]
