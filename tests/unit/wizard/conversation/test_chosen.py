"""Which kind of conversation is chosen, before anything is on the screen."""

import io

import pytest

from wizard.conversation.chosen import legible, speak, suited
from wizard.conversation.plain import Plain
from wizard.conversation.recorded import Recorder
from wizard.conversation.terminal import Terminal
from wizard.conversation.unattended import Answers
from wizard.invocation.call import Call
from wizard.invocation.everywhere import Everywhere
from wizard.invocation.prepared import Prepared
from wizard.invocation.region import region_of
from wizard.languages import Language, language
from wizard.setup.steps import question_keys

AT_A_TERMINAL = {"TERM": "xterm-256color"}


class Tty(io.StringIO):
    """A stream of a terminal."""

    encoding = "utf-8"

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "stream", "kind"),
    [
        (AT_A_TERMINAL, Tty(), Terminal),
        (AT_A_TERMINAL, io.StringIO(), Plain),
        ({"TERM": "dumb"}, Tty(), Plain),
        ({"TERM": ""}, Tty(), Plain),
        ({}, Tty(), Plain),
        (AT_A_TERMINAL | {"REKWIZ_PLAIN": "1"}, Tty(), Plain),
        (AT_A_TERMINAL | {"REKWIZ_PLAIN": ""}, Tty(), Terminal),
        (AT_A_TERMINAL | {"ACCESSIBLE": "1"}, Tty(), Plain),
        (AT_A_TERMINAL | {"NO_COLOR": "1"}, Tty(), Terminal),
    ],
)
def test_somebody_is_there(environment, stream, kind):
    assert type(suited(language("en"), environment, Tty(), stream)) is kind


@pytest.mark.parametrize(
    ("said", "prepared", "typed", "kind"),
    [
        (Everywhere(), Prepared(), io.StringIO(), Answers),
        (Everywhere(no_input=True), Prepared(), Tty(), Answers),
        (Everywhere(), Prepared(yes=True), Tty(), Answers),
        (Everywhere(), Prepared(), Tty(), Terminal),
    ],
)
def test_nobody_is_asked_where_nobody_is_or_wishes_it(monkeypatch, said, prepared, typed, kind):
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("sys.stdin", typed)
    monkeypatch.setattr("sys.stderr", Tty())

    assert type(speak(Call(language("en"), said, prepared))) is kind


def test_flags_answer_the_questions_of_their_names(monkeypatch, tmp_path):
    monkeypatch.setattr("sys.stdin", io.StringIO())
    file = tmp_path / "answers.toml"
    file.write_text('region = "us-east-1"')
    said = Everywhere(region=region_of("us-west-2"))
    prepared = Prepared(csv=tmp_path / "k.csv", answers=file)

    conversation = speak(Call(language("en"), said, prepared))

    assert isinstance(conversation, Answers)
    assert conversation.flags == {"region": "us-west-2", "csv": str(tmp_path / "k.csv")}
    assert conversation.answers == {"region": "us-east-1"}


def test_a_record_is_kept_where_asked_for(monkeypatch, tmp_path):
    monkeypatch.setattr("sys.stdin", io.StringIO())
    prepared = Prepared(record=tmp_path / "record.toml")

    assert isinstance(speak(Call(language("en"), prepared=prepared)), Recorder)


def test_a_language_that_the_stream_cannot_write_gives_way_to_english():
    chinese = Language("zh-TW", {"Yes": "是", "a": "“✓”"})

    for encoding, spoken in [("utf-8", chinese), ("big5", chinese), ("ascii", language("en"))]:
        stream = io.TextIOWrapper(io.BytesIO(), encoding)
        assert legible(chinese, stream) is spoken
    without_letters = Language("fr", {"a": "“✓”"})
    assert legible(without_letters, io.TextIOWrapper(io.BytesIO(), "ascii")) is without_letters


def test_an_answers_file_may_answer_every_question_of_the_setup():
    keys = question_keys()

    assert {"source", "csv", "region", "output", "write", "photo", "photo_source"} <= keys
