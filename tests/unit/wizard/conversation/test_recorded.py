"""What --record notes answers the same questions again, and holds no secret."""

import io
import os
import tomllib

import pytest

from checks.model import Phrase
from wizard.conversation.plain import Plain
from wizard.conversation.protocol import Choice, Question, WentBack
from wizard.conversation.recorded import Recorder
from wizard.conversation.unattended import Answers
from wizard.errors import Usage
from wizard.languages import language
from wizard.output.marks import Mark

REGION = Question("region", Phrase("Region"))
KEY_ID = Question("access_key_id", Phrase("Access key ID"))
SECRET = Question("secret_access_key", Phrase("Secret access key"))
SOURCE = Question("source", Phrase("Where is the key?"))
WRITE = Question("write", Phrase("Write this?"))
CHOICES = (Choice("csv", None, Phrase("In a file")), Choice("typed", None, Phrase("I type it")))


@pytest.fixture
def file(tmp_path):
    return tmp_path / "answers.toml"


def recorder(file, typed: str) -> Recorder:
    return Recorder(Plain(language("en"), io.StringIO(), io.StringIO(typed)), file)


def test_the_record_answers_the_same_questions(file):
    first = recorder(file, 'ming "the \\ first"\n2\ny\n')
    first.ask(REGION)
    first.choose(SOURCE, CHOICES, "csv")
    first.confirm(WRITE)

    again = Answers(language("en"), io.StringIO(), file=file)

    assert again.ask(REGION) == 'ming "the \\ first"'
    assert again.choose(SOURCE, CHOICES, "csv") is None
    assert again.confirm(WRITE) is True
    assert tomllib.loads(file.read_text())["source"] == "typed"


def test_the_last_answer_counts(file):
    asked = recorder(file, "us-east-1\nus-west-2\n")
    asked.ask(REGION)
    asked.ask(REGION)

    assert tomllib.loads(file.read_text()) == {"region": "us-west-2"}


def test_what_has_one_answer_only_is_not_recorded(file):
    asked = recorder(file, "\n")
    asked.choose(SOURCE, CHOICES[:1], "csv")

    assert tomllib.loads(file.read_text()) == {}


def test_going_back_records_nothing(file):
    with pytest.raises(WentBack):
        recorder(file, "<\n").ask(REGION)

    assert tomllib.loads(file.read_text()) == {}


def test_no_secret_is_recorded_not_even_in_the_wrong_place(file, monkeypatch):
    secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYabcdefghij"
    monkeypatch.setattr("getpass.getpass", lambda prompt: secret)
    asked = recorder(file, f"{secret}\nAKIAQQQQQQQQQQQQQQQQ\n")

    assert asked.ask_secret(SECRET) == secret
    assert asked.ask(REGION) == secret
    assert asked.ask(KEY_ID) == "AKIAQQQQQQQQQQQQQQQQ"

    assert tomllib.loads(file.read_text()) == {}


def test_the_record_is_its_owners_alone(file):
    recorder(file, "")

    assert file.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in file.parent.iterdir()] == ["answers.toml"]


def test_an_older_record_is_replaced(file):
    recorder(file, "us-east-1\n").ask(REGION)
    recorder(file, "")

    assert tomllib.loads(file.read_text()) == {}


def test_a_file_of_somebody_elses_stays(file):
    file.write_text("[default]\nregion = x\n")

    with pytest.raises(Usage) as caught:
        recorder(file, "")

    said = language("en").say(caught.value.phrase)
    assert said == f"--record: {file} is there already and is no record of rekwiz's."
    assert file.read_text() == "[default]\nregion = x\n"


def test_a_folder_that_is_not_there_is_said_before_any_question(file):
    with pytest.raises(Usage) as caught:
        recorder(file / "x" / "answers.toml", "")

    said = language("en").say(caught.value.phrase)
    assert said.endswith("answers.toml cannot be written: No such file or directory.")


def test_all_else_is_the_conversations_own(file):
    asked = recorder(file, "")
    asked.show(Phrase("Nothing was written."), Mark.WARN)

    assert asked.asks is True
    assert asked.language == language("en")
    assert asked.conversation.stream.getvalue() == "  ! Nothing was written.\n"


def test_a_pipe_is_not_waited_for_and_not_replaced(file):
    os.mkfifo(file)

    with pytest.raises(Usage):
        recorder(file, "")

    assert file.is_fifo()
