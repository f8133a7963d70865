"""What passes the gate shows no secret, whatever it is made of."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from msgspec import Struct

from checks.phrase import Joined, Phrase, Quoted
from checks.record import Record
from checks.secrets.gate import gated, throughout


class OfAStart(Record):
    """As those that help loads."""

    said: object
    count: int = 1


class OfARun(Struct, frozen=True):
    """As nearly all are."""

    said: object
    count: int = 1


@dataclass(frozen=True)
class OfPython:
    """As few are."""

    said: object
    count: int = 1


HOLDING = [
    pytest.param(lambda text: OfAStart(text), id="record"),
    pytest.param(lambda text: OfARun(text), id="struct"),
    pytest.param(lambda text: OfPython(text), id="dataclass"),
    pytest.param(lambda text: OfAStart(OfARun((OfPython([text]),))), id="one in the other"),
    pytest.param(lambda text: Phrase("{said}", said=text), id="phrase"),
    pytest.param(lambda text: Phrase("{said}", said=Quoted(Phrase("{a}", a=text))), id="quoted"),
    pytest.param(lambda text: Joined("{a}: {b}", a="c", b=Phrase("{d}", d=text)), id="joined"),
]


@pytest.mark.parametrize("holding", HOLDING)
def test_every_text_in_a_value_is_changed(holding):
    assert throughout(holding("a secret"), lambda text: text.replace("secret", "****")) == holding(
        "a ****"
    )


@pytest.mark.parametrize("holding", HOLDING)
def test_what_holds_no_secret_stays_what_it_is(holding):
    assert gated(holding("us-east-1")) == holding("us-east-1")


def test_a_record_in_which_nothing_changes_is_given_back_itself():
    for value in (OfAStart("us-east-1"), OfARun("us-east-1"), OfPython("us-east-1")):
        assert gated(value) is value
