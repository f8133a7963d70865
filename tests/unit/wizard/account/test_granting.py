"""Deeds in an account: all of them or none, in reverse order, whatever stops them."""

import pytest

from checks.model import Phrase
from checks.sources.aws.refusal import Kind, Refusal
from wizard.account.granting import Deed, Failed, carry_out
from wizard.errors import NotTaken

ACCOUNT = "111122223333"
DENIED = Refusal(Kind.AWS, "AccessDenied", "no", "iam:AttachUserPolicy", status=403)
BROKEN = Refusal(Kind.AWS, "ServiceFailure", "oh", "iam:AttachUserPolicy", status=500)
LOST = Refusal(Kind.CONNECTION, "ReadTimeoutError", "no answer", "iam:CreateUser")
GONE = Refusal(Kind.AWS, "NoSuchEntity", "not there", "iam:DeleteUser")


class Ended(NotTaken):
    """What a test ends with where AWS refuses."""

    def __init__(self, failed: Failed) -> None:
        super().__init__(Phrase("ended"))
        self.failed = failed


def failure(say, deeds) -> Failed:
    with pytest.raises(Ended) as ended:
        carry_out(say, deeds, ACCOUNT, Ended)
    return ended.value.failed


def deed(name, log, refused=None, stuck=None):
    def do(given, say):
        log.append(f"do {name}")
        if isinstance(refused, BaseException):
            raise refused
        return refused

    def undo(given, got):
        log.append(f"undo {name}")
        return stuck

    return Deed(Phrase("{name}", name=name), by_hand=(f"aws undo {name}",), do=do, undo=undo)


def test_all_is_done_in_its_order(script):
    log = []

    carry_out(script(), [deed("one", log), deed("two", log)], ACCOUNT, Ended)

    assert log == ["do one", "do two"]


def test_what_was_done_is_undone_in_reverse_order(script):
    log = []
    deeds = [deed("one", log), deed("two", log), deed("three", log, refused=DENIED)]

    assert failure(script(), deeds) == Failed(DENIED)
    assert log == ["do one", "do two", "do three", "undo two", "undo one"]


@pytest.mark.parametrize("refusal", [LOST, BROKEN])
def test_what_may_have_been_done_is_undone_too(script, refusal):
    log = []
    deeds = [deed("one", log, refused=refusal, stuck=GONE)]

    assert failure(script(), deeds) == Failed(refusal)
    assert log == ["do one", "undo one"]


def test_what_cannot_be_undone_is_left_and_the_rest_is_undone(script):
    log = []
    first, second = deed("one", log), deed("two", log, stuck=DENIED)

    failed = failure(script(), [first, second, deed("three", log, refused=DENIED)])

    assert failed == Failed(DENIED, (second,))
    assert log[-2:] == ["undo two", "undo one"]


@pytest.mark.parametrize("stop", [KeyboardInterrupt(), OSError("disk full")])
def test_an_interruption_undoes_all_and_goes_on_its_way(script, stop):
    log, said = [], script()

    deeds = [deed("one", log, stuck=DENIED), deed("two", log, refused=stop)]
    with pytest.raises(type(stop)):
        carry_out(said, deeds, ACCOUNT, Ended)

    assert log == ["do one", "do two", "undo two", "undo one"]
    assert "aws undo one" in said.text
    assert f"Account {ACCOUNT} is not as it was before." in said.text


def test_where_aws_is_out_of_reach_the_rest_is_not_tried_in_vain(script):
    log = []
    first, second = deed("one", log), deed("two", log, stuck=LOST)

    failed = failure(script(), [first, second, deed("three", log, refused=DENIED)])

    assert failed == Failed(DENIED, (second, first))
    assert log[-1] == "undo two"


def test_a_bug_in_one_undoing_does_not_keep_the_others_from_being_undone(script):
    log, said = [], script()

    def fall(given, got):
        raise ZeroDivisionError

    by_hand = ("aws undo broken",)
    broken = Deed(Phrase("broken"), by_hand=by_hand, do=lambda given, say: None, undo=fall)
    deeds = [deed("one", log), broken, deed("two", log, refused=DENIED)]
    with pytest.raises(ZeroDivisionError):
        carry_out(said, deeds, ACCOUNT, Ended)

    assert log == ["do one", "do two", "undo one"]
    assert "aws undo broken" in said.text
