"""What a report shows as the words of a tool, and what those words are explained to."""

from __future__ import annotations

from checks.knowledge.causes import causes_of

ENDS_UNKNOWING = {
    "network.refused-otherwise", "network.not-asked", "credentials.source-broken",
    "cli.command-fails", "sdk.own-boto3-fails",
}  # fmt: skip
"""Findings that say that nobody knows why: their words are explained to nothing, or to another code."""
BY_MORE_THAN_WORDS = {
    "permissions.still-spreading", "permissions.action-undecided", "network.name-not-resolved",
    "detection.bucket-requester-pays",
}  # fmt: skip
"""Findings whose words are another's: the clock tells the first, the second shows what kept IAM silent,
what made a name comes before what the network says of it, and the bucket itself says who pays."""


NOT_REPEATED = ", not repeated)"
"""Where a report has no words of somebody else's program: rekwiz does not know the sentence."""


def misunderstood(report: dict) -> list[tuple[str, str, list[str]]]:
    """Each finding whose own evidence is explained to other codes: with the text, and those codes.

    What another finding accounts for may be explained to that one.
    """
    every = [each for result in report["results"] for each in result["findings"]]
    found = [each for each in every if not each["explained_by"]]
    told = [(each["code"], *asked) for each in found for asked in _texts(each["evidence"])]
    own = [each for each in told if each[0] not in ENDS_UNKNOWING | BY_MORE_THAN_WORDS]
    meant = [(each[0], f"{each[3]} {each[1]}", _explained(*each[1:])) for each in own]
    return [(code, text, codes) for code, text, codes in meant if code not in codes]


def _texts(evidence: list[dict]) -> list[tuple[str, str | None, str | None]]:
    """Words, with the operation and the code that stand beside them; code and operation alone too."""
    by_name = {each["name"]: each for each in evidence}
    words, error = by_name.get("words"), by_name.get("error")
    if words is None or NOT_REPEATED in words["value"]:
        return []
    code = error["value"] if error else None
    source = words["source"]
    if source.startswith("aws "):
        return [(f"aws: {words['value']}", None, None)]
    operation = source.rpartition(":")[2] if error else ""
    return [(words["value"], operation or None, code)]


def _explained(words: str, operation: str | None, code: str | None) -> list[str]:
    return [match.message.code for match in causes_of(words, operation, code)]
