"""Line by line: numbers, help, back, secrets that are not shown, and words instead of spinners."""

import getpass
import io
import time

import pytest

from checks.model import Phrase
from tests.plugins.haste import until
from wizard.conversation.plain import Plain
from wizard.conversation.protocol import Choice, Kind, MissingAnswer, Question, WentBack
from wizard.languages import Language, language
from wizard.output.marks import Mark

REGION = Question("region", Phrase("Region"), help=Phrase("A place."))
SECRET = Question("secret_access_key", Phrase("Secret access key"), flag="--csv")
SOURCE = Question("source", Phrase("Where is the key?"), help=Phrase("Two texts."))
CHOICES = (
    Choice("csv", 1, Phrase("In a file"), Phrase("found it")),
    Choice("typed", 2, Phrase("I type it")),
)
ASKED = """\
  Where is the key?
  1) In a file (found it)
  2) I type it
  Enter selects: I type it
  ? shows help · < goes back
  > """


@pytest.fixture(autouse=True)
def width(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")


def talk(typed: str, words: Language | None = None) -> Plain:
    screen = io.TextIOWrapper(io.BytesIO(), "utf-8")
    return Plain(words or language("en"), screen, io.StringIO(typed))


def seen(plain: Plain) -> str:
    plain.stream.seek(0)
    return plain.stream.read()


def not_a_region(text: str) -> Phrase | None:
    return None if text.startswith("us-") else Phrase("{text} is no Region.", text=text)


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1\n", 1), ("2\n", 2), ("\n", 2), (" 1 \n", 1), ("１\n", 1), ("csv\n", 1), ("T\n", 2)],
)
def test_a_choice_is_taken_by_number_by_name_or_by_enter(typed, value):
    plain = talk(typed)

    assert plain.choose(SOURCE, CHOICES, "typed") == value
    assert seen(plain) == ASKED


@pytest.mark.parametrize("typed", ["0", "3", "99999999999999999999", "x", "-1", "²"])
def test_what_is_no_choice_is_asked_again(typed):
    plain = talk(f"{typed}\n1\n")

    assert plain.choose(SOURCE, CHOICES, "typed") == 1
    assert seen(plain) == f"{ASKED}\n  ✗ Type a number from 1 to 2.\n\n{ASKED}"


def test_a_question_mark_shows_help_and_reads_on():
    plain = talk("?\n1\n")

    assert plain.choose(SOURCE, CHOICES, "typed") == 1
    assert seen(plain) == f"{ASKED}\n  Two texts.\n  > "


@pytest.mark.parametrize("back", ["<", "＜", "←"])
def test_going_back(back):
    with pytest.raises(WentBack):
        talk(f"{back}\n").choose(SOURCE, CHOICES, "typed")
    with pytest.raises(WentBack):
        talk(f"{back}\n").ask(REGION)


def test_the_end_of_input_interrupts():
    with pytest.raises(KeyboardInterrupt):
        talk("").ask(REGION)


def test_a_text_is_asked_for_until_the_judge_is_content():
    plain = talk("tokyo\nus-east-1\n")

    assert plain.ask(REGION, judge=not_a_region) == "us-east-1"
    asked = "  Region\n  ? shows help · < goes back\n  > "
    assert seen(plain) == f"{asked}\n  ✗ tokyo is no Region.\n\n{asked}"


def test_enter_takes_the_default():
    plain = talk("\n")

    assert plain.ask(REGION, default="us-west-2") == "us-west-2"
    assert "Enter selects: us-west-2\n" in seen(plain)


@pytest.mark.parametrize(("typed", "answer"), [("\n", False), ("y\n", True), ("no\n", False)])
def test_yes_or_no(typed, answer):
    question = Question("write", Phrase("Write this?"))

    assert talk(typed).confirm(question, recommended=False) is answer


def test_a_secret_is_read_by_getpass_and_not_shown(monkeypatch):
    monkeypatch.setattr(getpass, "getpass", lambda prompt: "wJalr")
    plain = talk("")

    assert plain.ask_secret(SECRET) == "wJalr"
    assert "wJalr" not in seen(plain)


def test_a_secret_is_not_asked_for_where_it_would_be_seen(monkeypatch):
    def warn(prompt):
        import warnings

        warnings.warn("Can not control echo", getpass.GetPassWarning, stacklevel=1)
        return "seen by all"

    monkeypatch.setattr(getpass, "getpass", warn)
    plain = talk("")

    with pytest.raises(MissingAnswer):
        plain.ask_secret(SECRET)
    assert "This terminal cannot hide what you type." in seen(plain)


def test_quick_work_is_not_spoken_of():
    plain = talk("")
    with plain.progress(Phrase("Looking…")):
        pass

    assert seen(plain) == ""


def test_slow_work_is_spoken_of_once_in_its_latest_words():
    plain = talk("")
    with plain.progress(Phrase("Looking…")) as say:
        say(Phrase("Looking at AWS…"))
        assert until(plain.stream.buffer.getvalue)
        say(Phrase("Done"))

    assert seen(plain) == "  Looking at AWS…\n"


def test_the_words_about_slow_work_are_not_torn_at_the_edge():
    plain = talk("")
    with plain.progress(Phrase("photograph " * 20)):
        assert until(plain.stream.buffer.getvalue)

    lines = seen(plain).splitlines()
    assert len(lines) > 1
    assert {word for line in lines for word in line.split()} == {"photograph"}
    assert all(line.startswith("  ") and len(line) <= plain.width for line in lines)


def test_an_exception_ends_the_words_about_work():
    plain = talk("")
    with pytest.raises(ZeroDivisionError), plain.progress(Phrase("Looking…")):
        raise ZeroDivisionError
    time.sleep(0.6)

    assert seen(plain) == ""


def test_what_is_shown_stands_in_columns_with_an_empty_line_between_kinds():
    plain = talk("")
    plain.line(Mark.DONE, Phrase("1/8 AWS CLI"), Phrase("2.31.4"))
    plain.line(Mark.NOW, Phrase("2/8 Network and clock"))
    plain.show(Phrase("AWS cannot be reached. " * 4), Mark.FAIL)
    plain.literal("curl https://sts.amazonaws.com", Kind.COMMAND)
    plain.literal("+ a\n- b\n", Kind.DIFF)
    plain.table([Phrase("#"), Phrase("Age")], [["1", "29–37"]])

    assert (
        seen(plain)
        == """\
✓ 1/8 AWS CLI             2.31.4
▸ 2/8 Network and clock

  ✗ AWS cannot be reached. AWS cannot be reached. AWS cannot be reached. AWS
    cannot be reached.
    curl https://sts.amazonaws.com

    + a
    - b

  #  Age
  1  29–37
"""
    )


def test_what_is_done_at_once_is_one_line():
    plain = talk("")
    for number in (1, 2):
        plain.line(Mark.NOW, Phrase("{number}/8 Step", number=number))
        plain.line(Mark.DONE, Phrase("{number}/8 Step", number=number), Phrase("done"))

    assert seen(plain).splitlines() == [
        "✓ 1/8 Step                done",
        "✓ 2/8 Step                done",
    ]


def test_what_takes_its_time_is_told_of_when_it_begins():
    plain = talk("")
    plain.line(Mark.NOW, Phrase("1/8 Step"))
    with plain.progress(Phrase("Looking…")):
        assert until(lambda: "Looking…".encode() in plain.stream.buffer.getvalue())
    plain.line(Mark.DONE, Phrase("1/8 Step"))
    plain.line(Mark.NOW, Phrase("2/8 Step"))
    plain.line(Mark.NOW, Phrase("3/8 Step"))
    plain.show(Phrase("Text."))

    assert seen(plain).splitlines() == [
        "▸ 1/8 Step",
        "  Looking…",
        "✓ 1/8 Step",
        "▸ 2/8 Step",
        "▸ 3/8 Step",
        "",
        "  Text.",
    ]


def test_an_encoding_without_the_characters_is_no_trouble():
    plain = talk("")
    plain.stream = io.TextIOWrapper(io.BytesIO(), "ascii", errors="strict")
    plain.line(Mark.DONE, Phrase("金鑰"), Phrase("5×3 – “a”"))
    plain.literal("照片\x1b[2J.jpg", Kind.LINK)

    assert seen(plain) == '+ ??                      5x3 - "a"\n\n    ??\\x1b[2J.jpg\n'
