"""The last words of a command: bounded, legible, and nothing that was cut in two."""

import pytest

from wizard.running.ended import Ended, NotStarted
from wizard.running.last_words import MOST, LastWords, end_of


def heard(*pieces: bytes) -> str:
    words = LastWords()
    for piece in pieces:
        words.add(piece)
    return words.text


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        (b"\x1b[31mred\x1b[0m \x1b]0;title\x07end", "red end"),
        ("找不到".encode(), "找不到"),
        (b"\xff\xfeo\0k\0", "\ufffd\ufffdok"),
    ],
)
def test_they_are_what_a_person_reads(data, text):
    assert heard(data) == text


def test_a_character_may_come_in_two_pieces():
    assert heard("金".encode()[:1], "金".encode()[1:]) == "金"


def test_of_much_the_end_is_kept_from_a_whole_line_on():
    lines = [f"line {number}\n" for number in range(50_000)]

    said = heard(*(line.encode() for line in lines))

    assert len(said) <= MOST
    assert said.startswith("line ")
    assert said.endswith("line 49999\n")


def test_a_word_that_was_cut_in_two_is_left_out():
    assert heard(b"s" * 2 * MOST) == ""
    assert end_of("secret" * 10 + " end", 20) == "end"


def test_what_ends_by_somebodys_wish_has_not_failed():
    ended = [
        Ended(0),
        Ended(130),
        Ended(143),
        Ended(9, (), True),
        Ended(1, ("…\nKeyboardInterrupt\n",)),
    ]

    assert [each.has_failed for each in ended] == [False] * 5
    assert [Ended(1).has_failed, Ended(137).has_failed] == [True, True]


def test_a_shells_codes_for_what_cannot_be_started():
    assert [NotStarted(number).code for number in (2, 13, 8)] == [127, 126, 126]
