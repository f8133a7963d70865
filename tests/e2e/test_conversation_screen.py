"""What is shown on a real terminal: where it goes, colours, marks, and that no data acts on it."""

import re

import pytest

from tests.plugins.screens import CTRL_C, ENTER

SHOW = """
say.line(Mark.DONE, Phrase("1/8 AWS CLI"), Phrase("2.31.4"))
say.line(Mark.NOW, Phrase("3/8 金鑰與密鑰"), Phrase("{it}", it="AWS 認得它"))
say.show(Phrase("Keys of the root user. " * 4), Mark.WARN)
say.show(Phrase("5×3 – “done”…"))
say.literal("+ [default]\\n- region = x", Kind.DIFF)
say.literal("https://aws.amazon.com/" + "x" * 80, Kind.LINK)
say.table([Phrase("#"), Phrase("Age")], [["1", "29–37"], ["2", Phrase("cannot tell")]])
"""
SHOWN = """\
✓ 1/8 AWS CLI             2.31.4
▸ 3/8 金鑰與密鑰          AWS 認得它

  ! Keys of the root user. Keys of the root user. Keys of the root user. Keys of
    the root user.
  5×3 – “done”…

    + [default]
    - region = x

    https://aws.amazon.com/xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
xxxxxxxxxxxxxxxxxxxxxxxxxxx

  #  Age
  1  29–37
  2  cannot tell"""
EVIL = "[red]x[/] [/nope] \\x1b[2J\\x1b]0;evil\\x07 \\u202egpj :smile: {no}"
WAIT = """
with say.progress(Phrase("Looking…")) as tell:
    time.sleep(1.2)
    tell(Phrase("{it}", it="[/]"))
    time.sleep(1)
"""
ESCAPE = re.compile(rb"\x1b")


def test_columns_and_empty_lines(screen):
    person = screen(SHOW)

    assert person.ends() == 0
    assert person.text == SHOWN


def test_colours_are_the_terminals_own(screen):
    person = screen(SHOW)

    assert person.ends() == 0
    assert person.colours == {"default", "green", "cyan", "brown", "red"}


def test_no_color(screen):
    person = screen(SHOW + "say.confirm(WRITE)", NO_COLOR="1")
    person.sees("❯")

    assert person.colours == {"default"}
    person.types(ENTER)
    assert person.ends() == 0


def test_nothing_goes_to_standard_output(screen, tmp_path):
    out = tmp_path / "out"
    person = screen(SHOW + "say.ask(REGION)\nsay.confirm(WRITE)\nprint('DATA')", shell=f"> {out}")
    person.sees("›")
    person.types("us" + ENTER)
    person.sees("❯")
    person.types(ENTER)

    assert person.ends() == 0
    assert out.read_text() == "DATA\n"


@pytest.mark.parametrize("env", [{"TERM": "dumb"}, {"REKWIZ_PLAIN": "1"}, {"ACCESSIBLE": "1"}])
def test_where_keys_and_colours_are_not_wished_for_there_are_lines(screen, env):
    person = screen(SHOW + "print('GOT', say.choose(SOURCE, CHOICES, 'csv'))\n" + WAIT, **env)
    person.sees("  > ".rstrip())
    person.types("2\r")

    assert person.ends() == 0
    assert "GOT typed" in person.text
    assert not ESCAPE.search(person.bytes)


def test_a_secret_in_lines_is_not_seen(screen):
    person = screen("print('GOT', len(say.ask_secret(SECRET)))", TERM="dumb")
    person.sees("  > ".rstrip())

    person.types("wJalr\r")

    assert person.ends() == 0
    assert person.text.endswith("GOT 5")
    assert b"wJalr" not in person.bytes


@pytest.mark.parametrize("keys", ["\x04", "\x03"])
@pytest.mark.parametrize("ask", ["say.ask(REGION)", "say.ask_secret(SECRET)"])
def test_lines_can_be_interrupted(screen, keys, ask):
    person = screen(ask, TERM="dumb")
    person.sees("  > ".rstrip())

    person.types(keys)

    assert person.ends() == 130


def test_an_encoding_without_the_characters(screen):
    person = screen(
        SHOW + "say.ask(REGION, default='照片')\n" + "say.choose(SOURCE, CHOICES, 'csv')",
        SPEAK="zh-TW",
        PYTHONIOENCODING="ascii",
    )
    shown = person.sees("Region >")

    assert "+ 1/8 AWS CLI" in shown
    assert '5x3 - "done"...' in shown
    assert "  Region > ??\n  Enter selects ?? - ? shows help - <- goes back" in shown
    person.types(ENTER)
    assert "  > In a file  no mistakes\n" in person.sees("> In a file")
    person.types(ENTER)
    assert person.ends() == 0


def test_data_does_nothing_to_the_terminal(screen):
    code = f"""
it = "{EVIL}"
p = Phrase("{{it}}", it=it)
say.show(p)
say.line(Mark.DONE, p)
say.literal(it, Kind.COMMAND)
say.table([p], [[it]])
say.ask(Question("q", p, help=p), default=it)
print("GOT", say.choose(Question("q", p), [Choice("a", 1, p, p)], "a"))
"""
    person = screen(code, rows=40)
    person.sees("›")

    person.types(ENTER)
    shown = person.sees("❯")

    shown_so_far, asked = 5 + 1, 3
    assert shown.count("[red]x[/]") == shown.count("\\x1b[2J") == shown_so_far + asked
    assert person.screen.title == ""
    person.types(ENTER)
    assert person.ends() == 0


def test_a_path_in_another_encoding_can_be_typed(screen):
    person = screen("print(ascii(say.ask(REGION)))", TERM="dumb", PYTHONIOENCODING="ascii")
    person.sees("  > ".rstrip())

    person.types("é.jpg\r")

    assert person.ends() == 0
    assert person.text.endswith(r"'\udcc3\udca9.jpg'")


def test_data_printed_while_something_goes_on_stays_on_standard_output(screen, tmp_path):
    out = tmp_path / "out"
    code = "with say.progress(Phrase('Looking…')):\n    time.sleep(1)\n    print('DATA')"
    person = screen(code, shell=f"> {out}")

    assert person.ends() == 0
    assert out.read_text() == "DATA\n"


def test_quick_work_shows_nothing(screen):
    person = screen("with say.progress(Phrase('Looking…')): time.sleep(0.05)\nprint('DONE')")

    assert person.ends() == 0
    assert person.text == "DONE"
    assert "Looking" not in person.bytes.decode()


@pytest.mark.parametrize(("language", "words"), [("en", "Looking…"), ("zh-TW", "查看中…")])
def test_slow_work_turns_beside_its_words_and_vanishes(screen, language, words):
    person = screen(f"{WAIT}\nprint('DONE')", SPEAK=language)

    assert re.fullmatch(f"  [⠀-⣿] {words}", person.glimpses(words))
    assert re.search(r"[⠀-⣿] \[/\]", person.glimpses("[/]"))
    assert person.ends() == 0
    assert person.text == "DONE"
    assert not person.screen.cursor.hidden


def test_work_can_be_interrupted(screen):
    person = screen("with say.progress(Phrase('Looking…')): time.sleep(30)")
    person.glimpses("Looking…")

    person.child.send(CTRL_C)

    assert person.ends() == 130
    assert person.text.replace("^C", "").strip() == ""
    assert not person.screen.cursor.hidden


def test_where_standard_error_is_no_terminal_work_is_one_line(screen, tmp_path):
    err = tmp_path / "err"
    person = screen(WAIT, shell=f"2> {err}")

    assert person.ends() == 0
    assert err.read_text() == "  Looking…\n"
    assert not ESCAPE.search(person.bytes)
