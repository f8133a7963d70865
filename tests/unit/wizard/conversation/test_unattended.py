"""With nobody there: what answers, in which order, and what is refused in which words."""

import io
import os

import pytest

from checks.model import Phrase
from wizard.conversation.protocol import Choice, Conversation, MissingAnswer, Question
from wizard.conversation.unattended import Answers, BadAnswers
from wizard.errors import Usage
from wizard.languages import language
from wizard.output.marks import Mark

REGION = Question("region", Phrase("Region"), flag="--region")
SECRET = Question("secret_access_key", Phrase("Secret access key"), flag="--csv")
SOURCE = Question("source", Phrase("Where is the key?"))
WRITE = Question("write", Phrase("Write this?"))
CHOICES = (Choice("csv", 1, Phrase("In a file")), Choice("typed", 2, Phrase("I type it")))
KNOWN = {"region", "source", "write", "photo"}


@pytest.fixture
def answers(tmp_path):
    """Answers from TOML text, flags and `yes`."""

    def make(toml: str | None = None, **kwargs) -> Answers:
        file = tmp_path / "answers.toml"
        if toml is not None:
            file.write_bytes(toml.encode())
            kwargs |= {"file": file, "known": KNOWN}
        return Answers(language("en"), io.StringIO(), **kwargs)

    return make


def refused(conversation: Conversation, *ask) -> str:
    with pytest.raises(Usage) as caught:
        ask[0](*ask[1:])
    phrase = caught.value.phrase
    return conversation.language.say(phrase)


def not_a_region(text: str) -> Phrase | None:
    return None if text.startswith("us-") else Phrase("{text} is no Region.", text=text)


def test_the_file_answers(answers):
    given = answers('region = "us-east-1"\nsource = "csv"\nwrite = true\n')

    assert given.ask(REGION) == "us-east-1"
    assert given.choose(SOURCE, CHOICES, "typed") == 1
    assert given.confirm(WRITE) is True


def test_a_flag_goes_before_the_file(answers):
    given = answers('region = "us-east-1"', flags={"region": "us-west-2"})

    assert given.ask(REGION) == "us-west-2"


def test_the_file_goes_before_what_is_recommended(answers):
    assert answers("write = false", yes=True).confirm(WRITE, recommended=True) is False


def test_yes_takes_what_is_recommended(answers):
    given = answers(yes=True)

    assert given.choose(SOURCE, CHOICES, "typed") == 2
    assert given.confirm(WRITE, recommended=False) is False
    assert given.ask(REGION, default="us-east-1") == "us-east-1"


def test_what_has_one_answer_only_needs_none(answers):
    assert answers().choose(SOURCE, CHOICES[:1], "csv") == 1


def test_yes_does_not_make_up_an_answer(answers):
    with pytest.raises(MissingAnswer):
        answers(yes=True).ask(REGION)


@pytest.mark.parametrize(
    ("question", "hint"),
    [
        (REGION, "Answer it with --region."),
        (WRITE, "Answer it in a file for --answers, as write, or with the variable REKWIZ_WRITE."),
    ],
)
def test_a_missing_answer_names_what_would_answer_it(answers, question, hint):
    with pytest.raises(MissingAnswer) as caught:
        answers().confirm(question)

    assert caught.value.question is question
    assert language("en").say(caught.value.hint) == hint


def test_a_secret_is_never_answered(answers):
    with pytest.raises(MissingAnswer):
        answers(yes=True, flags={"secret_access_key": "x"}).ask_secret(SECRET)


@pytest.mark.parametrize(
    ("toml", "what"),
    [
        ('source = "cvs"', 'source: "cvs" is no answer; it can be "csv", "typed".'),
        ("source = true", 'source: true is no answer; it can be "csv", "typed".'),
        ("source = [1]", 'source: [1] is no answer; it can be "csv", "typed".'),
    ],
)
def test_an_answer_that_is_no_choice(answers, tmp_path, toml, what):
    given = answers(toml)

    said = refused(given, given.choose, SOURCE, CHOICES, "typed")

    assert said == f"{tmp_path / 'answers.toml'}, {what}"


def test_an_answer_of_the_wrong_type(answers, tmp_path):
    given = answers("region = 1\nwrite = 'yes'")

    file = tmp_path / "answers.toml"
    assert refused(given, given.ask, REGION) == f"{file}, region: 1 is no text; put it in quotes."
    said = refused(given, given.confirm, WRITE)
    assert said == f'{file}, write: "yes" is no answer; it can be true, false.'


def test_an_answer_that_the_judge_refuses(answers, tmp_path):
    given = answers('region = "tokyo"')

    with pytest.raises(BadAnswers) as caught:
        given.ask(REGION, judge=not_a_region)

    assert (caught.value.file, caught.value.key) == (tmp_path / "answers.toml", "region")
    assert given.language.say(caught.value.what) == "tokyo is no Region."


def test_a_flag_that_the_judge_refuses_is_named(answers):
    given = answers(flags={"region": "tokyo"})

    with pytest.raises(BadAnswers) as caught:
        given.ask(REGION, judge=not_a_region)

    assert given.language.say(caught.value.phrase) == "--region: tokyo is no Region."


def test_a_default_that_the_judge_refuses_is_no_answer(answers):
    with pytest.raises(BadAnswers):
        answers(yes=True).ask(REGION, default="tokyo", judge=not_a_region)


@pytest.mark.parametrize(
    ("toml", "what"),
    [
        ('regoin = "x"', "regoin: rekwiz has no such question. Did you mean region?"),
        ("zzz = 1", "zzz: rekwiz has no such question; it has photo, region, source, write."),
    ],
)
def test_an_unknown_key_is_refused_at_once(answers, tmp_path, toml, what):
    with pytest.raises(BadAnswers) as caught:
        answers(toml)

    assert language("en").say(caught.value.phrase) == f"{tmp_path / 'answers.toml'}, {what}"


@pytest.mark.parametrize("key", ["secret_access_key", "aws_secret_access_key", "session_token"])
def test_a_secret_in_the_file_is_refused_and_not_repeated(answers, key):
    with pytest.raises(BadAnswers) as caught:
        answers(f'{key} = "wJalrXUtnFEMI"')

    said = language("en").say(caught.value.phrase)
    assert "a secret does not belong in this file" in said
    assert "--csv" in said
    assert "AWS_SECRET_ACCESS_KEY" in said
    assert "wJalr" not in said


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"region = ", "is not TOML"),
        (b"\xff\xfe", "cannot be read: 'utf-8'"),
        (b"a = " + b"[" * 20_000, "is not TOML"),
        (b"a = " + b"1" * 5_000, "is not TOML"),
        (b"#" * 2_000_000, "cannot be read: it is longer than 1 MB."),
        (b"a = 1\na = 2", "is not TOML"),
        (None, "cannot be read: No such file or directory."),
    ],
)
def test_a_file_that_cannot_be_read(tmp_path, content, what):
    file = tmp_path / "answers.toml"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(Usage) as caught:
        Answers(language("en"), io.StringIO(), file=file)

    assert what in language("en").say(caught.value.phrase)


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(Usage) as caught:
        Answers(language("en"), io.StringIO(), file=tmp_path / "pipe")

    assert "not a file but a device or a pipe" in language("en").say(caught.value.phrase)


def test_a_file_with_a_byte_order_mark(answers):
    assert answers('\ufeffregion = "us-east-1"').ask(REGION) == "us-east-1"


def test_an_answer_that_leads_back_ends_the_run(answers):
    given = answers('source = "csv"')
    for _ in range(3):
        given.choose(SOURCE, CHOICES, "typed")

    said = refused(given, given.choose, SOURCE, CHOICES, "typed")

    assert said.endswith("source: this answer leads back to the same question.")


def test_what_is_shown_is_plain_and_goes_to_the_stream(answers):
    given = answers()
    given.show(Phrase("Nothing was written."), Mark.WARN)

    assert given.stream.getvalue() == "  ! Nothing was written.\n"
    assert not given.asks
