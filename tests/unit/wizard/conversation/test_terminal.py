"""A bar is drawn for a phrase that says how far something has come."""

import pytest

from checks.model import Phrase
from wizard.conversation.screen import bar


@pytest.mark.parametrize(
    ("count", "of", "drawn"),
    [(0, 4, "····················"), (1, 4, "▇▇▇▇▇···············"), (4, 4, "▇" * 20)],
)
def test_a_count_of_all_is_drawn(count, of, drawn):
    assert bar(Phrase("{count} of {of}", count=count, of=of)) == f"{drawn} "


def test_other_phrases_have_no_bar():
    assert bar(Phrase("Looking…")) == ""
    assert bar(Phrase("{count} of {of}", count=0, of=0)) == ""
