"""Options as fields of a record: filled with what was said, and with nothing else."""

from enum import StrEnum
from pathlib import Path

import pytest

from checks.model import Phrase
from wizard.invocation.options import (
    NoneOf,
    Options,
    again,
    behind,
    filled,
    flag,
    member_of,
    one_of,
    options_of,
    part,
    value,
    values,
    words,
)

HELP = Phrase("what it is for")


class Colour(StrEnum):
    """Words to read."""

    RED = "red"
    BLUE = "blue"


class Shared(Options):
    """What two commands have in common."""

    file: Path | None = value("FILE", HELP, Path)
    codes: tuple[str, ...] | None = values("CODE", HELP)


class Said(Options):
    """One of each kind."""

    what: tuple[str, ...] = words("WHAT", HELP)
    loud: bool = flag(HELP)
    shared: Shared = part(Shared)
    fault: tuple[str, ...] = again("NAME", HELP)
    child: tuple[str, ...] = behind(Phrase("a command"))


def test_what_was_not_said_is_as_the_record_has_it():
    assert filled(Said, {}) == Said((), False, Shared(None, None), (), ())


def test_what_was_said_is_in_its_field_and_lists_cannot_change_any_more():
    given = {
        "what": ["a", "b"],
        "loud": True,
        "file": Path("x"),
        "codes": ["c"],
        "fault": ["d"],
        "child": ["ls", "-l"],
        "of_another_record": 1,
    }

    assert filled(Said, given) == Said(
        ("a", "b"), True, Shared(Path("x"), ("c",)), ("d",), ("ls", "-l")
    )


def test_the_options_stand_in_the_order_of_the_fields_those_of_a_part_in_its_place():
    names = [name for name, _ in options_of(Said)]

    assert names == ["what", "loud", "file", "codes", "fault", "child"]


def test_a_word_is_read_and_another_names_those_that_are_allowed():
    assert (one_of("a", "b")("a"), member_of(Colour)("blue")) == ("a", Colour.BLUE)

    for read in (one_of("red", "blue"), member_of(Colour)):
        with pytest.raises(NoneOf) as none:
            read("green")
        assert none.value.allowed == ("red", "blue")
