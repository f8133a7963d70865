"""Every action that the sandbox's Rekognition is said to have is answered, and no other."""

from wizard.sandbox.rekognition import ANSWERS
from wizard.sandbox.services import REKOGNITION


def test_what_it_is_said_to_answer_it_answers():
    assert ANSWERS.keys() == REKOGNITION.actions
