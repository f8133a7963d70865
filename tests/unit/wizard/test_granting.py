"""Deeds in an account: all of them or none, in reverse order, whatever stops them."""

import pytest

from checks.model import Phrase
from checks.sources.refusal import Kind, Refusal
from wizard.granting import Deed, Failed, carry_out

DENIED = Refusal(Kind.AWS, "AccessDenied", "no", "iam:AttachUserPolicy")
LOST = Refusal(Kind.CONNECTION, "ReadTimeoutError", "no answer", "iam:CreateUser")
GONE = Refusal(Kind.AWS, "NoSuchEntity", "not there", "iam:DeleteUser")


def deed(name, log, refused=None, stuck=None):
    def do():
        log.append(f"do {name}")
        if isinstance(refused, BaseException):
            raise refused
        return refused

    def undo():
        log.append(f"undo {name}")
        return stuck

    return Deed(Phrase("{name}", name=name), do, undo, by_hand=f"aws undo {name}")


def test_all_is_done_in_its_order(script):
    log = []

    assert carry_out(script(), [deed("one", log), deed("two", log)]) is None
    assert log == ["do one", "do two"]


def test_what_was_done_is_undone_in_reverse_order(script):
    log = []
    deeds = [deed("one", log), deed("two", log), deed("three", log, refused=DENIED)]

    assert carry_out(script(), deeds) == Failed(DENIED)
    assert log == ["do one", "do two", "do three", "undo two", "undo one"]


def test_what_may_have_been_done_is_undone_too(script):
    log = []

    assert carry_out(script(), [deed("one", log, refused=LOST, stuck=GONE)]) == Failed(LOST)
    assert log == ["do one", "undo one"]


def test_what_cannot_be_undone_is_left_and_the_rest_is_undone(script):
    log = []
    first, second = deed("one", log), deed("two", log, stuck=DENIED)

    failed = carry_out(script(), [first, second, deed("three", log, refused=DENIED)])

    assert failed == Failed(DENIED, (second,))
    assert log[-2:] == ["undo two", "undo one"]


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), OSError("disk full")])
def test_an_interruption_undoes_all_and_goes_on_its_way(script, stop):
    log, said = [], script()

    with pytest.raises(type(stop)):
        carry_out(said, [deed("one", log, stuck=DENIED), deed("two", log, refused=stop)])

    assert log == ["do one", "do two", "undo two", "undo one"]
    assert "aws undo one" in said.text
