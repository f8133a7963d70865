"""Whatever AWS, a file or a path holds does nothing to the terminal that it is shown on."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wizard.output.cells import harmless


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2Jgone", "\\x1b[2Jgone"),
        ("\x1b]0;title\x07", "\\x1b]0;title\\x07"),
        ("\x9b31m", "\\x9b31m"),
        ("photo\u202egpj.exe", "photo\\u202egpj.exe"),
        ("a\u2066b\u2069", "a\\u2066b\\u2069"),
        ("us-east\u200b-1", "us-east\\u200b-1"),
        ("\ufeffregion", "\\ufeffregion"),
        ("a\x00b\x08c\x7f", "a\\x00b\\x08c\\x7f"),
        ("caf\udce9.jpg", "caf\\udce9.jpg"),
        ("a\tb\rc\nd", "a b c d"),
        ("a\u2028b", "a b"),
        ("a\u00a0b\u3000c", "a\u00a0b\u3000c"),
        ("照片 ✓ é 👩", "照片 ✓ é 👩"),
    ],
)
def test_what_would_act_on_the_terminal_is_seen_instead(text, shown):
    assert harmless(text) == shown


def test_newlines_are_kept_only_where_asked_for():
    assert harmless("a\r\nb\nc\rd\x1b", newlines=True) == "a\nb\nc\nd\\x1b"
    assert harmless("a\r\nb") == "a  b"


@given(st.text())
def test_nothing_that_acts_is_left(text):
    left = {unicodedata.category(character) for character in harmless(text)}

    assert not left & {"Cc", "Cf", "Cs", "Zl", "Zp"}


@given(st.text())
def test_what_is_harmless_stays_as_it_is(text):
    assert harmless(harmless(text)) == harmless(text)
