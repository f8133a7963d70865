"""A conversation that holds another one is the same conversation, verb by verb."""

from checks.model import Phrase
from wizard.conversation.passed_on import PassedOn
from wizard.conversation.protocol import Choice, Conversation, Kind, Question
from wizard.output.marks import Mark

ONE = Question("one", Phrase("One?"))
CHOICES = (Choice("left", 1, Phrase("Left")), Choice("right", 2, Phrase("Right")))


def test_no_verb_of_a_conversation_is_forgotten():
    verbs = {name for name in vars(Conversation) if not name.startswith("_")}

    assert verbs <= vars(PassedOn).keys()


def test_all_that_is_shown_is_shown(script):
    said = script()
    same = PassedOn(said)

    same.show(Phrase("A sentence."), Mark.WARN)
    same.line(Mark.DONE, Phrase("A label"), Phrase("a detail"))
    same.literal("$ ls", Kind.COMMAND)
    same.table([Phrase("Head")], [["cell"]])

    assert said.shown == ["! A sentence.", "✓ A label  a detail", "$ ls", "Head", "cell"]


def test_all_that_is_asked_is_asked(script):
    same = PassedOn(
        script(("one", "right"), ("one", "a"), ("one", "b"), ("one", False), ("one", True))
    )

    assert same.choose(ONE, CHOICES, "left") == 2
    assert same.ask(ONE, default="x") == "a"
    assert same.ask_secret(ONE) == "b"
    assert same.confirm(ONE) is False
    assert same.agree(ONE) is True


def test_it_is_asked_in_the_same_language_by_the_same_rule(script):
    assert PassedOn(script(code="zh-TW")).language.code == "zh-TW"
    assert PassedOn(script(attended=False)).asks is False
    assert [PassedOn(script(attended=each)).notices for each in (True, False)] == [True, False]


def test_the_words_of_a_progress_reach_it(script):
    with PassedOn(script()).progress(Phrase("Looking…")) as say:
        say(Phrase("Still looking…"))
