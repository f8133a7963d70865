"""A code that is explained reads as a sentence: no gap of a template is ever shown, in no language."""

import re

import pytest

from checks.knowledge.known import explainable
from checks.model import fields_of
from wizard.explaining.explanation import of_code
from wizard.formats.text import explanations
from wizard.languages import OFFERED, language
from wizard.output.look import Look

GAP = re.compile(r"<\w+>|(?<!\$){\w+}")
TWICE = re.compile(r"\b(the|a|an|another) (?:the|a|an|another)\b|  \S|（）| \(\)")


def sentences(code):
    """Whatever is said of a code, beside what other tools say."""
    (explained,) = of_code(code).of
    remedy = explained.remedy
    return [explained.summary, explained.why, explained.recognised, *remedy.steps]


@pytest.mark.parametrize("lang", OFFERED)
def test_no_gap_is_shown(lang):
    said = language(lang)
    shown = {
        code: [said.say(each) for each in sentences(code)] + [*of_code(code).of[0].remedy.commands]
        for code in explainable()
    }

    gaps = {code: lines for code, lines in shown.items() if any(map(GAP.search, lines))}
    assert gaps == {}


@pytest.mark.parametrize("lang", OFFERED)
def test_no_sentence_stumbles(lang):
    said = language(lang)
    lines = {said.say(each).rstrip() for code in explainable() for each in sentences(code)}

    assert sorted(line for line in lines if TWICE.search(line)) == []


@pytest.mark.parametrize("lang", OFFERED)
def test_every_fact_has_words_of_its_own_where_nobody_told_it(lang):
    fields = {name for message in explainable().values() for text in message.phrases
              for name in fields_of(text or "")}  # fmt: skip

    assert sorted(fields - set(language(lang).others.untold.words)) == []


@pytest.mark.parametrize("lang", OFFERED)
def test_what_stands_in_place_of_a_piece_is_in_use(lang):
    said = language(lang)
    texts = "\n".join(
        said.words.get(text, text) for message in explainable().values() for text in message.phrases
    )

    assert [piece for piece in said.others.untold.instead if piece not in texts] == []


SAID = {
    "identity.root-user": (
        "These are keys of the account's root user.",
        "這是這個帳號的根使用者的金鑰。",
    ),
    "detection.collection-missing": (
        "There is no such face collection in the Region, nor in another Region that could be asked.",
        "這個區域沒有這個人臉集合，其他能查詢的區域也沒有。",
    ),
    "detection.not-a-photo": ("The file is not a photo.", "這個檔案不是照片。"),
    "files.not-readable": (
        "You may not read the file; it belongs to another user.",
        "您沒有讀取這個檔案的權限；它屬於另一位使用者。",
    ),
    "files.setting-misspelt": (
        "The file has a setting that nobody reads; its name is probably misspelt.",
        "這個檔案中有一項設定，沒有工具會讀取；名稱可能拼錯了。",
    ),
    "files.variable-misspelt": (
        "A variable is set that no tool of AWS's reads; its name is probably misspelt.",
        "有一個環境變數，沒有任何 AWS 的工具會讀取；名稱可能拼錯了。",
    ),
    "files.variable-of-others": (
        "A variable is set that boto3 and the AWS CLI do not read; they look for the same thing under"
        " another name.",
        "有一個環境變數，boto3 與 AWS CLI 不會讀取；同一項設定，它們讀取的是另一個名稱。",
    ),
    "cli.setting-refused": (
        "A setting has a value that the AWS CLI refuses.",
        "某項設定的值，AWS CLI 不接受。",
    ),
    "cli.command-fails": (
        "A command of the AWS CLI fails on this set-up, though boto3 gets through.",
        "AWS CLI 的指令在這個設定下失敗，但 boto3 可以通過。",
    ),
}
"""Sentences that would say another thing, or none that is true, with the words of each fact alone."""


@pytest.mark.parametrize("code", SAID)
def test_in_general_it_says_what_it_says_of_one(code):
    (explained,) = of_code(code).of

    assert tuple(language(lang).say(explained.summary) for lang in ("en", "zh-TW")) == SAID[code]


def test_the_page_shows_none_either():
    page = explanations(of_code("region.zone-instead"), language("en"), Look())

    assert "The value in your configuration is a zone inside a Region" in page
