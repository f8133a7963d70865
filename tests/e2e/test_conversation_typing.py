"""Typing at a real terminal: complaints, defaults, pastes, and secrets that nobody sees."""

import pytest

from tests.plugins.screens import BACKSPACE, CTRL_C, CTRL_D, DOWN, ENTER, LEFT, RIGHT, UP

ASK = "print('GOT', repr(say.ask(REGION, judge=judge)))"
ASK_DEFAULT = "print('GOT', repr(say.ask(REGION, default='us-west-2', judge=judge)))"
ASK_SECRET = "print('GOT', len(say.ask_secret(SECRET, judge=judge)))"
HINT = "? shows help · ← goes back"
TYPED, REFUSED = "Enter accepts what you typed", "edit it, or Ctrl-U to clear the line"
PASTE = "\x1b[200~{}\x1b[201~"


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", f"  Region ›\n  {HINT}"),
        ("zh-TW", "  區域 ›\n  ? 看說明 · ← 回上一步"),
    ],
)
def test_the_question_and_the_keys(screen, language, shown):
    screen(ASK, SPEAK=language).shows(shown)


def test_what_is_typed_is_the_answer(screen):
    person = screen(ASK)
    person.sees("›")

    person.types("us-east-1" + ENTER)

    assert person.ends() == 0
    assert person.text == "  Region › us-east-1\nGOT 'us-east-1'"


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", f"  Region › tokyo\n  ✗ tokyo is no Region.\n  {REFUSED}"),
        ("zh-TW", "  區域 › tokyo\n  ✗ tokyo 不是區域。\n  可直接修改，或按 Ctrl-U 清空"),
    ],
)
def test_a_complaint_stands_under_the_line_which_can_be_mended(screen, language, shown):
    person = screen(ASK, SPEAK=language)
    person.sees("›")

    person.types("tokyo" + ENTER)
    person.shows(shown)
    person.types(BACKSPACE * 5 + "us-east-1" + ENTER)
    assert person.ends() == 0
    assert person.text.endswith("› us-east-1\nGOT 'us-east-1'")
    assert "✗" not in person.text


def test_enter_takes_the_default(screen):
    person = screen(ASK_DEFAULT)

    person.shows(f"  Region › us-west-2\n  Enter selects us-west-2 · {HINT}")
    person.types(ENTER)
    assert person.ends() == 0
    assert person.text == "  Region › us-west-2\nGOT 'us-west-2'"


def test_the_default_gives_way_to_what_is_typed(screen):
    person = screen(ASK_DEFAULT)
    person.sees("›")

    person.types("us-e")

    person.sees("  Region › us-e\n")


@pytest.mark.parametrize("key", [RIGHT, "\t"])
def test_the_default_can_be_mended(screen, key):
    person = screen(ASK_DEFAULT)
    person.sees("›")

    person.types(key)
    person.types(BACKSPACE + "1" + ENTER)

    assert person.ends() == 0
    assert person.text.endswith("GOT 'us-west-1'")


@pytest.mark.parametrize("mark", ["?", "？", " ? "])
def test_a_question_mark_alone_shows_help(screen, mark):
    person = screen(ASK)
    person.sees("›")

    person.types(mark + ENTER)
    person.shows(f"  Two texts.\n\n  Region ›\n  {HINT}")


def test_back_from_an_empty_line(screen):
    person = screen(ASK_DEFAULT)
    person.sees("›")

    person.types(LEFT)

    assert person.ends() == 0
    assert person.text == "WENT BACK"


def test_in_a_line_the_key_moves(screen):
    person = screen(ASK)
    person.sees("›")

    person.types("us-eas" + LEFT * 3 + "X" + ENTER)

    assert person.ends() == 0
    assert person.text.endswith("GOT 'us-Xeas'")


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
@pytest.mark.parametrize("code", [ASK, ASK_SECRET])
def test_an_interruption_leaves_no_trace(screen, code, key):
    person = screen(code)
    person.sees("›")

    person.types(key)

    assert person.ends() == 130
    assert person.text == ""


def test_only_the_first_line_of_a_paste_is_seen(screen):
    person = screen(ASK)
    person.sees("›")

    person.types(PASTE.format("\r\n us-east-1 \r\nwJalrXUtnFEMI\r\n"))

    person.shows(f"  Region › us-east-1\n  {TYPED}")
    person.types(ENTER)
    assert person.ends() == 0
    assert b"wJalr" not in person.bytes


def test_a_paste_without_a_terminals_marks_answers_one_question_only(screen):
    person = screen(f"{ASK}\n{ASK_SECRET}")
    person.sees("›")

    person.types("us-east-1\rus-secret\r")

    person.shows(f"  Region › us-east-1\nGOT 'us-east-1'\n  Secret ›\n  {HINT}")
    assert b"us-secret" not in person.bytes


def test_a_pasted_escape_sequence_does_nothing(screen):
    person = screen("say.show(Phrase('Before.'))\n" + ASK)
    person.sees("›")

    person.types(PASTE.format("us-\x1b[2J\x1b]0;title\x07") + ENTER)

    assert person.ends() == 0
    assert person.text.startswith("  Before.\n")
    assert person.screen.title == ""


def test_a_secret_is_never_on_the_screen(screen):
    person = screen(ASK_SECRET)
    person.sees("›")

    person.types("us-wJalr")
    person.shows(f"  Secret › ********\n  {TYPED}")
    person.types("XYZ" + ENTER)

    assert person.ends() == 0
    assert person.text == "  Secret › ********\nGOT 11"
    assert b"wJalr" not in person.bytes


def test_a_refused_secret_is_typed_anew(screen):
    person = screen(
        "print('GOT', len(say.ask_secret(SECRET, judge=lambda it:"
        " None if len(it) > 3 else Phrase('Too short.'))))"
    )
    person.sees("›")

    person.types("abc" + ENTER)
    person.shows(f"  Secret ›\n  ✗ Too short.\n  {HINT}")
    person.types("abcde" + ENTER)
    assert person.ends() == 0
    assert person.text.endswith("GOT 5")


def test_a_secret_is_not_in_the_history_of_the_next_line(screen):
    person = screen(f"{ASK_SECRET}\n{ASK}")
    person.sees("›")
    person.types("us-wJalr" + ENTER)

    person.types("\x1b[A\x1b[A\x12us")

    assert b"wJalr" not in person.bytes


def test_keys_pressed_while_something_goes_on_answer_nothing(screen):
    person = screen(
        "with say.progress(Phrase('Looking…')): time.sleep(2)\n"
        "print('GOT', say.confirm(WRITE, recommended=True))"
    )
    person.glimpses("Looking…")

    person.child.send("hello" + ENTER + ENTER)

    shown = person.sees("❯")
    assert "hello" not in shown
    assert "GOT" not in shown
    person.types(ENTER)
    assert person.ends() == 0


def test_a_judge_that_takes_its_time_is_told_of(screen):
    person = screen("say.ask(REGION, judge=lambda it: time.sleep(1.5))")
    person.sees("›")

    person.child.send("us" + ENTER)

    assert person.glimpses("Checking…").endswith(" Checking…")
    assert person.ends() == 0
    assert person.text == "  Region › us"


PICK = """
from wizard.conversation.regions import meant, plain_choices
from wizard.invocation.region import complaint_about
regions = plain_choices("us-east-1")
print("GOT", say.pick(REGION, regions, "us-east-1", judge=complaint_about, meant=meant))
"""
LISTED = """\
  Region ›
  ❯ US East (N. Virginia)      us-east-1  the guide's
    Asia Pacific (Tokyo)       ap-northeast-1
    Asia Pacific (Seoul)       ap-northeast-2
    Asia Pacific (Mumbai)      ap-south-1
    Asia Pacific (Singapore)   ap-southeast-1
    Asia Pacific (Sydney)      ap-southeast-2
    …and 12 more
  Enter selects us-east-1 · ↑ ↓ move, typing searches
  ? shows help · ← goes back"""


def test_a_long_list_is_searched_by_typing_and_enter_takes_what_it_says(screen):
    """In one go: the list, help at once, a search by each kind of name, and the keys that move."""
    person = screen(PICK, columns=60, rows=20)
    person.shows(LISTED)
    person.types("?")
    person.shows(f"  Two texts.\n\n{LISTED}")

    for typed, code in (
        ("tok", "ap-northeast-1"),
        ("東京", "ap-northeast-1"),
        ("us-w", "us-west-1"),
    ):
        person.types(typed)
        assert f"Enter selects {code} · ↑ ↓" in person.sees(f"› {typed}")
        person.types(BACKSPACE * len(typed))
    person.types(DOWN * 2 + UP)
    assert "Enter selects ap-northeast-1" in person.sees("❯ Asia Pacific (Tokyo)")
    person.types(ENTER)

    assert person.ends() == 0
    assert person.text.endswith("  Region › ap-northeast-1\nGOT ap-northeast-1")


def test_what_fits_nothing_is_judged_and_what_is_meant_is_pointed_at(screen):
    person = screen(PICK)
    person.sees("›")
    person.types("香港")
    assert TYPED in person.sees("› 香港")
    person.types(ENTER)
    shown = person.sees("does not offer")
    assert "❯ Asia Pacific (Tokyo)" in shown
    assert "Enter selects ap-northeast-1" in shown
    person.types(ENTER)
    assert person.ends() == 0
    assert person.text.endswith("GOT ap-northeast-1")


def test_a_long_list_in_lines_takes_a_number_a_name_or_what_it_suggests(screen):
    person = screen(PICK, rows=40, TERM="dumb")
    shown = person.sees("  > ".rstrip())
    assert "  1) US East (N. Virginia), us-east-1 (the guide's)" in shown
    assert "…and 12 more: type a name or a code" in shown
    person.types("香港\r")
    assert "Enter selects: ap-northeast-1" in person.sees("does not offer")
    person.types("frankfurt\r")
    assert person.ends() == 0
    assert person.text.endswith("GOT eu-central-1")


def test_back_is_offered_only_where_it_leads_somewhere(screen):
    person = screen("with say.leading_back(False): print('GOT', say.ask(REGION, judge=judge))")
    assert "goes back" not in person.sees("? shows help")
    person.types(LEFT + "us-x" + ENTER)
    assert person.ends() == 0
    assert person.text.endswith("GOT us-x")
