"""Each other language keeps to its own terms, and to the signs that its writing has."""

import re

import pytest

from tests.contracts import evidence
from tests.contracts.phrases import said as phrases_said
from wizard.commands import COMMANDS
from wizard.languages import FOLDER, OFFERED, language, text_of
from wizard.languages.others import read_terms

OTHERS = [code for code in OFFERED if code != "en"]
PACKAGES = {"awscrt", "boto"}
HAN = "[\u3400-\u9fff]"
FULL = "[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]"
HALF_WIDTH = {
    "a colon after a letter": re.compile(f"{HAN}:"),
    "a comma, a stop or a question mark after a letter": re.compile(rf"{HAN}[,;?!]|{HAN}\.(?!\w)"),
    "brackets beside a letter": re.compile(rf"{HAN}\((?!END)|\){HAN}"),
    "quotes around a letter": re.compile(rf"""["']{HAN}|{HAN}["']"""),
    "a blank behind a full-width sign": re.compile(r"[，。；：？！、「（] |[，。；：？！、」）]  "),
    "a blank between letters": re.compile(f"{HAN} {HAN}"),
    "three dots": re.compile(r"\.\.\.|……"),
    "an English list": re.compile(rf"{FULL}[^{{}}]*\w, \w[^{{}}]*{FULL}"),
}


def said(code):
    """All that a language says, by what it says it for."""
    its = language(code)
    return {**its.words, **its.others.names, **its.others.evidence, **its.others.units}


def test_english_fixes_and_asks_as_people_do():
    odd = re.compile(
        r"\b[Mm]end|all the same\?|How do you want to go on|^How shall|^Which .* shall"
    )

    assert (
        sorted(
            {each.text for each in phrases_said() if odd.search(re.sub(r"{\w+}", "", each.text))}
        )
        == []
    )


def test_the_help_of_every_command_begins_with_a_capital():
    summaries = [command.summary.text for command in COMMANDS]

    assert [text for text in summaries if not text[0].isupper()] == []


@pytest.mark.parametrize("code", OTHERS)
def test_no_word_is_one_that_another_stands_for(code):
    never = {wrong: term.say for term in read_terms(text_of(code)).values() for wrong in term.never}
    found = {
        words: f"{wrong} → {never[wrong]}"
        for words in said(code).values()
        for wrong in never
        if wrong in words
    }

    assert found == {}


@pytest.mark.parametrize("code", OTHERS)
def test_what_was_seen_is_called_by_words_of_its_own(code):
    """But for the names of settings, of variables and of packages."""
    others = language(code).others
    own = {name for name in evidence.names() if re.fullmatch("[a-z {}]+", name)} - PACKAGES

    assert sorted(name for name in own - set(others.evidence) if others.called(name) == name) == []


@pytest.mark.parametrize("code", OTHERS)
def test_each_term_is_in_use(code):
    everything = "\n".join(said(code).values())

    assert [
        name for name, term in read_terms(text_of(code)).items() if term.say not in everything
    ] == []


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("what", HALF_WIDTH)
def test_signs_are_those_of_the_writing(what, code):
    assert [words for words in said(code).values() if HALF_WIDTH[what].search(words)] == []


@pytest.mark.parametrize("what", HALF_WIDTH)
def test_such_a_sign_is_seen(what):
    wrong = '找到的人臉: 1 張|照片,檔案|照片(一張)|"照片"|就緒。 通過|照 片|檢查……|照片是 a, b 的'

    assert any(HALF_WIDTH[what].search(each) for each in wrong.split("|"))


def test_every_language_has_its_file():
    assert [code for code in OTHERS if not read_terms(text_of(code))] == [], (
        f"a table [terms] in {FOLDER}"
    )
