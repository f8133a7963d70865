"""Text in cells: wrapped, padded, clipped, tabled; two cells for a Chinese character."""

import os
import re

import pytest
import wcwidth
from hypothesis import given
from hypothesis import strategies as st

from tests.plugins.counting import calls, is_straight
from wizard.output.cells import (
    _STAND_INS,
    _UNIT,
    _USUAL,
    _USUAL_UNIT,
    GLUE,
    _other_than_chinese,
    cells,
    clip,
    pad,
    printable,
    screen_width,
    table,
    wrap,
)

CHINESE = "連得到 AWS（us-east-1），時間差 0.3 秒。您要怎麼登入「AWS」？"
URL = "https://docs.aws.amazon.com/rekognition/latest/dg/getting-started.html"


def test_english_breaks_at_blanks_only():
    lines = wrap("Install the AWS CLI with --no-input, then look again.", 20)

    assert lines == ["Install the AWS CLI", "with --no-input,", "then look again."]


def test_chinese_fills_the_line():
    assert wrap("離開不會弄壞任何東西", 10) == ["離開不會弄", "壞任何東西"]


def test_no_line_begins_with_a_closing_mark():
    assert wrap("隨時可以離開。", 12) == ["隨時可以離", "開。"]


def test_no_line_ends_with_an_opening_mark():
    assert wrap("請您選擇（建議）", 10) == ["請您選擇", "（建議）"]


def test_closing_marks_of_latin_script_cling_to_a_chinese_character():
    assert wrap("沒有 (金鑰)", 8) == ["沒有 (金", "鑰)"]


def test_a_latin_word_in_chinese_is_not_torn():
    assert wrap("偵測Rekognition人臉", 14) == ["偵測", "Rekognition人", "臉"]


def test_an_address_is_not_torn_even_where_it_is_wider():
    assert wrap(f"Read {URL} first.", 40) == ["Read", URL, "first."]


def test_another_word_that_is_wider_is_torn():
    assert wrap("a" * 45, 20) == ["a" * 20, "a" * 20, "a" * 5]


def test_a_no_break_space_does_not_break():
    assert wrap("one 5\u00a0MB photo", 7) == ["one", "5\u00a0MB", "photo"]


def test_the_indents_count_to_the_width():
    lines = wrap("one two three four", 12, initial="- ", subsequent="  ")

    assert lines == ["- one two", "  three four"]


def test_a_newline_ends_a_line():
    assert wrap("one\n\ntwo", 20, initial="- ", subsequent="  ") == ["- one", "", "  two"]


def test_no_text_gives_no_line():
    assert wrap("", 20) == []


@pytest.mark.parametrize("unit", ["a", "中", "e\u0301", "(", "👩\u200d👩", "🇹🇼", "中a"])
def test_a_word_of_twice_the_length_is_twice_the_work(unit):
    def cost(size):
        return calls(lambda: wrap(unit * size, 76, initial="  ", subsequent="    "))

    cost(100)  # what is loaded once is loaded
    assert is_straight(cost, 500)


def test_of_blanks_beyond_a_line_nothing_is_left():
    assert wrap("one" + " " * 5_000 + "two", 76) == ["one", "two"]


@given(st.text(st.sampled_from("aé中e\u0301👩"), min_size=30, max_size=200), st.integers(4, 40))
def test_a_word_in_pieces_is_torn_as_the_whole_would_be(word, width):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("wizard.output.cells.AT_ONCE", 10_000)
        whole = wrap(word, width)
        patch.setattr("wizard.output.cells.AT_ONCE", 20)
        assert wrap(word, width) == whole


MIXED = st.text(st.sampled_from("中文字，。（）「」、 abAWS-/.!?…\n"), max_size=200)


@given(MIXED, st.integers(12, 90))
def test_whatever_the_text_its_lines_keep_the_width_and_every_letter(text, width):
    lines = wrap(text, width, initial="- ", subsequent="  ")

    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()).removeprefix("-") == "".join(text.split())


@pytest.mark.parametrize("width", range(16, 60))
def test_the_rules_for_marks_hold_at_any_width(width):
    lines = wrap(CHINESE, width)

    assert not any(line[0] in "，。、；：？！）」』" for line in lines)
    assert not any(line[-1] in "（「『" for line in lines)


USUAL = [
    each
    for each in map(chr, range(0x3000, 0x10000))
    if _USUAL.issuperset(_other_than_chinese(each))
]
OF_USUAL = st.text(st.sampled_from([*"AWS ~!([", GLUE, *map(chr, _STAND_INS), *USUAL]))


@given(OF_USUAL)
def test_what_is_measured_without_tables_is_as_wide_as_the_tables_say(text):
    assert cells(text) == wcwidth.width(text)


@given(OF_USUAL)
def test_a_usual_line_has_the_units_of_any_line(text):
    assert re.findall(_USUAL_UNIT, text) == re.findall(_UNIT, text)


def test_pad_counts_cells():
    assert pad("存取金鑰", 10) == "存取金鑰  "
    assert pad("Access key", 4) == "Access key"


def test_clip_leaves_no_half_character():
    assert clip("中文字很長", 7) == "中文字…"
    assert clip("中文字很長", 10) == "中文字很長"
    assert clip("中文字很長", 6) == "中文…"


def test_columns_are_aligned_by_cells():
    assert table(["#", "年齡", "微笑"], [["1", "29–37", "是"], ["2", "看不出來", "否"]]) == [
        "#  年齡      微笑",
        "1  29–37     是",
        "2  看不出來  否",
    ]


def test_a_table_that_is_too_wide_stands_cell_under_cell():
    rows = [["1", "a long cell that has no room"], ["2", "short"]]

    assert table(["#", "Words"], rows, 24) == [
        "#      1",
        "Words  a long cell that",
        "       has no room",
        "",
        "#      2",
        "Words  short",
    ]


@pytest.mark.parametrize(
    ("columns", "width"),
    [("10", 40), ("72", 72), ("300", 80), ("", 80), ("wide", 80), ("0", 80), ("9" * 5000, 80)],
)
def test_the_width_is_between_40_and_80(monkeypatch, columns, width):
    monkeypatch.setenv("COLUMNS", columns)
    with open(os.devnull) as nowhere:  # noqa: PTH123
        assert screen_width(nowhere) == width


def test_what_an_encoding_lacks_has_a_stand_in():
    assert printable("✓ 5×3 – a…", "ascii") == "+ 5x3 - a..."
    assert printable("✓ 金鑰", "ascii") == "+ ??"
    assert printable("✓ 金鑰", "utf-8") == "✓ 金鑰"
    assert printable("金鑰 ✗", "big5") == "金鑰 x"


@pytest.mark.parametrize("word", ["\\x00", "a", "金", "é", "🙂"])
def test_a_word_of_any_length_is_torn_in_a_time_that_grows_with_it_and_nothing_of_it_is_lost(word):
    lines = wrap(word * 50_000, 40)  # where each piece is measured with all before it: a minute

    assert "".join(lines) == word * 50_000
    assert {cells(line) for line in lines[:-1]} == {40}
