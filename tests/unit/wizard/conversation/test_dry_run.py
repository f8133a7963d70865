"""In a dry run a change is shown, nobody is asked for consent, and whoever began it knows."""

from checks.model import Phrase
from wizard.conversation.dry_run import Rehearsal, comes_to_a_change
from wizard.conversation.protocol import Question

WRITE = Question("write", Phrase("Write this?"))
SURE = Question("sure", Phrase("Are you sure?"))


def test_nobody_is_asked_to_agree_and_nobody_does(script):
    rehearsal = Rehearsal(script())

    assert rehearsal.agree(WRITE) is False
    assert rehearsal.came_to_a_change


def test_any_other_question_is_asked_as_ever_and_is_no_change(script):
    rehearsal = Rehearsal(script(("sure", True)))

    assert rehearsal.confirm(SURE) is True
    assert not rehearsal.came_to_a_change


def test_what_would_ask_for_consent_comes_to_a_change(script):
    assert comes_to_a_change(script(), lambda say: say.agree(WRITE))


def test_what_asks_for_none_comes_to_none(script):
    said = script(("sure", False))

    assert not comes_to_a_change(said, lambda say: say.confirm(SURE))
