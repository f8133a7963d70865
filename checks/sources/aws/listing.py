"""The pages of a listing, each asked for with the marker of the one before: as many as there can be."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from checks.sources.aws.refusal import Kind, Refusal

if TYPE_CHECKING:
    from checks.sources.aws.ask import Answer

MOST_PAGES = 100
"""Of 100 entries each, as IAM gives them (IAM API, MaxItems): the most that an account may have of
anything that rekwiz lists is 5,000 (IAM and STS quotas), beside AWS's own 1,500 policies."""
ENDLESS = "EndlessListing"
"""The code of that refusal: ours, botocore would go on."""


def every_page(
    operation: str, ask: Callable[[dict[str, object]], Answer | Refusal]
) -> tuple[Answer | Refusal, ...]:
    """Every page up to the first refusal, which also stands in place of those that never end.

    `ask` is given what a page needs beside the question: its marker, nothing for the first one.
    """
    pages: list[Answer | Refusal] = []
    known, marker = set[str](), dict[str, object]()
    while len(pages) < MOST_PAGES:
        page = ask(marker)
        pages.append(page)
        if isinstance(page, Refusal) or not page.value.get("IsTruncated"):
            return tuple(pages)
        following = str(page.value.get("Marker"))
        if following in known or not page.value.get("Marker"):
            words = "the listing gives the same page again"
            return (*pages, Refusal(Kind.STRANGE, ENDLESS, words, operation))
        known.add(following)
        marker = {"Marker": following}
    return (*pages, Refusal(Kind.STRANGE, ENDLESS, f"more than {MOST_PAGES} pages", operation))
