"""A listing is read to its end, and one that has none is refused by us."""

import itertools

import pytest

from checks.sources.aws.ask import Answer
from checks.sources.aws.listing import ENDLESS, MOST_PAGES, every_page
from checks.sources.aws.refusal import Kind, Refusal

OPERATION = "iam:ListPolicies"


def pages_of(*markers: str | None) -> list[Answer]:
    """Pages, each with the marker of the next; None for the last."""
    return [
        Answer({"IsTruncated": marker is not None, "Marker": marker or ""}, OPERATION)
        for marker in markers
    ]


def read(pages) -> tuple[Answer | Refusal, ...]:
    given = iter(pages)
    return every_page(OPERATION, lambda marker: next(given))


def test_every_page_is_asked_for_with_the_marker_before_it():
    pages, asked = pages_of("a", "b", None), []

    def ask(marker):
        asked.append(marker)
        return pages[len(asked) - 1]

    assert every_page(OPERATION, ask) == tuple(pages)
    assert asked == [{}, {"Marker": "a"}, {"Marker": "b"}]


def test_a_refusal_is_the_last_page():
    no = Refusal(Kind.AWS, "AccessDenied", "no", OPERATION)
    assert read([*pages_of("a"), no]) == (*pages_of("a"), no)


@pytest.mark.parametrize(
    "markers",
    [("a", "a"), ("a", "b", "a"), ("a", "b", "c", "b"), ("",), ("a", "")],
    ids=["the same", "in turns", "in a circle", "none", "none any more"],
)
def test_a_listing_that_goes_round_is_left_at_once(markers):
    *read_ones, last = read(pages_of(*markers))
    assert (read_ones, last.code, last.operation) == (pages_of(*markers), ENDLESS, OPERATION)


def test_a_listing_with_ever_new_markers_is_left_after_a_hundred_pages():
    *read_ones, last = read(pages_of(*map(str, range(MOST_PAGES + 1))))
    assert (len(read_ones), last.code) == (MOST_PAGES, ENDLESS)


def test_one_of_exactly_a_hundred_pages_is_whole():
    pages = pages_of(*map(str, range(MOST_PAGES - 1)), None)
    assert read(itertools.chain(pages)) == tuple(pages)
