"""A language says a phrase: its own words, and its own comma between the members of a list."""

from __future__ import annotations

import pytest

from checks.model import Phrase
from wizard.languages import language

ATTACHED = "Attached: {policies}"
"""A phrase that has its words in every language."""


@pytest.mark.parametrize(
    ("code", "said"), [("en", "Attached: one, two"), ("zh-TW", "已連接：one、two")]
)
def test_a_list_gets_the_comma_of_its_language(code, said):
    assert language(code).say(Phrase(ATTACHED, policies=("one", "two"))) == said


def test_the_members_of_a_list_are_said_in_the_language_too():
    listed = (Phrase("every resource"), "arn:aws:s3:::mine")

    assert language("zh-TW").say(Phrase(ATTACHED, policies=listed)) == (
        "已連接：所有資源、arn:aws:s3:::mine"
    )


def test_a_list_of_one_has_no_comma():
    assert language("zh-TW").say(Phrase(ATTACHED, policies=("one",))) == "已連接：one"
