"""Choosing at a real terminal: what is on the screen, and what the keys do."""

import pytest

from tests.plugins.screens import CTRL_C, CTRL_D, DOWN, ENTER, LEFT, UP

CHOOSE = "print('GOT', say.choose(SOURCE, CHOICES, 'csv'))"
ENGLISH = """\

  Where is the key?
  ❯ In a file  no mistakes
    I type it
  ↑ ↓ move, Enter selects · ? shows help · ← goes back""".removeprefix("\n")
CHINESE = """\

  金鑰在哪裡？
  ❯ 在檔案裡    最不容易打錯
    我自己輸入
  ↑ ↓ 選擇，Enter 確定 · ? 看說明 · ← 回上一步""".removeprefix("\n")


@pytest.mark.parametrize(
    ("language", "shown"), [("en", ENGLISH), ("zh-TW", CHINESE)], ids=["en", "zh-TW"]
)
def test_the_question_its_choices_and_the_keys(screen, language, shown):
    screen(CHOOSE, SPEAK=language).shows(shown)


@pytest.mark.parametrize(
    ("keys", "choice", "key"),
    [
        (ENTER, "In a file", "csv"),
        (DOWN + ENTER, "I type it", "typed"),
        (UP + ENTER, "I type it", "typed"),
        (DOWN + UP + ENTER, "In a file", "csv"),
        ("xyz 7" + ENTER, "In a file", "csv"),
    ],
)
def test_one_line_is_left_of_an_answered_question(screen, keys, choice, key):
    person = screen(CHOOSE)
    person.sees("❯")

    person.types(keys)

    assert person.ends() == 0
    assert person.text == f"  Where is the key? › {choice}\nGOT {key}"


def test_the_question_is_left_out_where_the_line_has_no_room(screen):
    person = screen(
        "say.choose(Question('q', Phrase('Why? ' * 14)), [Choice('a', 1, Phrase('A ' * 20))], 'a')"
    )
    person.sees("❯")

    person.types(ENTER)

    assert person.ends() == 0
    assert person.text == "  › " + ("A " * 20).strip()


@pytest.mark.parametrize("key", ["?", "？"])
@pytest.mark.parametrize(
    ("language", "shown", "help"),
    [("en", ENGLISH, "Two texts."), ("zh-TW", CHINESE, "由兩段文字組成。")],
    ids=["en", "zh-TW"],
)
def test_help_is_shown_above_the_question(screen, key, language, shown, help):
    person = screen(CHOOSE, SPEAK=language)
    person.sees("❯")

    person.types(key)
    person.shows(f"  {help}\n\n{shown}")
    person.types(ENTER)
    assert person.ends() == 0


def test_without_help_the_key_does_nothing(screen):
    person = screen("print('GOT', say.confirm(WRITE))")
    before = person.sees("❯")

    person.types("?")
    person.shows(before)
    assert "help" not in before


def test_going_back_leaves_no_trace(screen):
    person = screen(CHOOSE)
    person.sees("❯")

    person.types(LEFT)

    assert person.ends() == 0
    assert person.text == "WENT BACK"


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D])
def test_an_interruption_leaves_no_trace(screen, key):
    person = screen(CHOOSE)
    person.sees("❯")

    person.types(key)

    assert person.ends() == 130
    assert person.text == ""
    assert not person.screen.cursor.hidden


@pytest.mark.parametrize(
    ("language", "keys", "recommended", "left"),
    [
        ("en", ENTER, True, "  Write this? › Yes\nGOT True"),
        ("en", ENTER, False, "  Write this? › No\nGOT False"),
        ("zh-TW", DOWN + ENTER, True, "  要寫入嗎？ › 否\nGOT False"),
    ],
)
def test_yes_or_no(screen, language, keys, recommended, left):
    person = screen(f"print('GOT', say.confirm(WRITE, recommended={recommended}))", SPEAK=language)
    person.sees("❯")

    person.types(keys)

    assert person.ends() == 0
    assert person.text == left


def test_a_remark_without_room_stands_beneath(screen):
    code = """say.choose(SOURCE, [
        Choice('a', 1, Phrase('Read the key file'), Phrase('found ming_accessKeys.csv')),
        Choice('b', 2, Phrase('Type or paste the access key ID and the secret access key')),
    ], 'b')"""

    screen(code, columns=44).shows("""\
  Where is the key?
    Read the key file
      found ming_accessKeys.csv
  ❯ Type or paste the access key ID and the
    secret access key
  ↑ ↓ move, Enter selects · ? shows help
  ← goes back""")


def test_more_choices_than_lines_scroll(screen):
    code = """print('GOT', say.choose(SOURCE, [
        Choice(f'{n}', n, Phrase('Profile {n}', n=n)) for n in range(30)], '25'))"""
    person = screen(code, rows=10)

    person.sees("❯ Profile 25")
    person.types(DOWN)
    person.sees("❯ Profile 26")
    person.types(ENTER)
    assert person.ends() == 0
    assert person.text == "  Where is the key? › Profile 26\nGOT 26"


def test_two_choices_with_the_same_words_or_values_are_two(screen):
    code = """print('GOT', say.choose(SOURCE, [
        Choice('a', None, Phrase('Same')), Choice('b', None, Phrase('Same')),
        Choice('c', 'third', Phrase('Same'))], 'b'))"""
    person = screen(code)
    person.sees("❯")

    person.types(DOWN + ENTER)

    assert person.ends() == 0
    assert person.text.endswith("GOT third")


def test_another_size_of_the_window_draws_the_question_anew(screen):
    person = screen("say.show(Phrase('Before.'))\n" + CHOOSE, columns=100)
    person.sees("❯")

    person.resizes(60, 20)
    person.types(DOWN)

    assert person.sees("❯ I type it").count("❯ I type it") == 1
    person.types(ENTER)
    assert person.ends() == 0
    assert person.text.endswith("  Where is the key? › I type it\nGOT typed")
