"""Consent to a change is a question as any other: asked, answered by --yes, recorded."""

import io
import tomllib

import pytest

from checks.model import Phrase
from wizard.conversation.plain import Plain
from wizard.conversation.protocol import MissingAnswer, Question
from wizard.conversation.recorded import Recorder
from wizard.conversation.unattended import Answers
from wizard.languages import language

WRITE = Question("write", Phrase("Write this?"), flag="--yes")


@pytest.mark.parametrize(("typed", "agreed"), [("\n", True), ("y\n", True), ("n\n", False)])
def test_enter_consents(typed, agreed):
    asked = Plain(language("en"), io.StringIO(), io.StringIO(typed))

    assert asked.agree(WRITE) is agreed


def test_yes_consents_where_nobody_is_asked():
    assert Answers(language("en"), io.StringIO(), yes=True).agree(WRITE) is True


def test_nobody_consents_unasked():
    with pytest.raises(MissingAnswer) as missing:
        Answers(language("en"), io.StringIO()).agree(WRITE)

    assert missing.value.question == WRITE


def test_a_consent_is_recorded(script, tmp_path):
    file = tmp_path / "answers.toml"

    assert Recorder(script(("write", False)), file).agree(WRITE) is False
    assert tomllib.loads(file.read_text()) == {"write": False}
