"""Variables answer questions, each once; what they cannot answer is wrong usage that names them."""

import pytest

from checks.model import Phrase
from wizard.conversation.protocol import Choice, Question, variable_of
from wizard.conversation.variables import ByVariables
from wizard.errors import Usage
from wizard.languages import language
from wizard.mending.fixes import question_keys as of_fixes
from wizard.setup.steps import question_keys

WHERE = Question("region", Phrase("Region"))
HOW = Question("source", Phrase("How?"))
WRITE = Question("write", Phrase("Write this?"))
CHOICES = (Choice("csv", 1, Phrase("A file")), Choice("typed", 2, Phrase("By hand")))
PLACES = (Choice("us-east-1", "us-east-1", Phrase("Virginia")),)
SETTINGS = {"REKWIZ_LANG", "REKWIZ_PLAIN", "REKWIZ_STATE_DIR", "REKWIZ_SANDBOX"}


def test_each_kind_of_question_is_answered_and_a_second_time_by_whoever_is_there(script):
    said = script(("source", "typed"), ("region", "us-east-1"), ("write", True))
    variables = {"REKWIZ_SOURCE": "csv", "REKWIZ_REGION": "eu-west-1", "REKWIZ_WRITE": "no"}
    by = ByVariables(said, variables)

    first = by.choose(HOW, CHOICES, "typed"), by.pick(WHERE, PLACES, "us-east-1"), by.agree(WRITE)
    then = by.choose(HOW, CHOICES, "csv"), by.pick(WHERE, PLACES, "us-east-1"), by.confirm(WRITE)

    assert first == (1, "eu-west-1", False)
    assert then == (2, "us-east-1", True)


@pytest.mark.parametrize(
    ("variables", "ask", "said"),
    [
        (
            {"REKWIZ_SOURCE": "file"},
            lambda by: by.choose(HOW, CHOICES, "csv"),
            "REKWIZ_SOURCE: file is no answer; it can be csv, typed.",
        ),
        (
            {"REKWIZ_WRITE": "maybe"},
            lambda by: by.confirm(WRITE),
            "REKWIZ_WRITE: maybe is no answer; it can be yes, no.",
        ),
        (
            {"REKWIZ_REGION": "moon"},
            lambda by: by.ask(WHERE, judge=lambda typed: Phrase("No.")),
            "REKWIZ_REGION: No.",
        ),
    ],
)
def test_an_answer_that_is_none_names_its_variable(script, variables, ask, said):
    with pytest.raises(Usage) as wrong:
        ask(ByVariables(script(), variables))

    assert language("en").say(wrong.value.phrase) == said


def test_no_question_has_the_name_of_a_setting():
    keys = question_keys() | of_fixes()

    assert SETTINGS & {variable_of(Question(key, Phrase("It?"))) for key in keys} == set()
