"""A language says a phrase: its own words, and its own comma between the members of a list."""

from __future__ import annotations

import pytest

from checks.model import Joined, Phrase, Quoted, at
from wizard.languages import Language, language

ATTACHED = "Attached: {policies}"
NEEDS = "not checked: it needs {areas}"
UNANSWERED = "nothing answers the question “{question}”."
"""Phrases that have their words in every language."""


@pytest.mark.parametrize(
    ("code", "said"), [("en", "Attached: one, two"), ("zh-TW", "已連接：one、two")]
)
def test_a_list_gets_the_comma_of_its_language(code, said):
    assert language(code).say(Phrase(ATTACHED, policies=("one", "two"))) == said


def test_a_title_in_a_list_is_said_in_the_language_too():
    listed = (Phrase("Network"), Phrase("Identity"))

    assert language("zh-TW").say(Phrase(NEEDS, areas=listed)) == "未檢查：要等「網路、身分」先通過"


@pytest.mark.parametrize(("code", "said"), [("en", "Attached: none"), ("zh-TW", "已連接：無")])
def test_an_empty_list_has_a_word_of_its_own(code, said):
    assert language(code).say(Phrase(ATTACHED, policies=())) == said


def test_one_word_has_other_words_in_another_sense():
    words = {"read\x04a page": "參考", "read\x04a file": "讀取"}
    chinese = Language("zh-TW", words)

    assert [chinese.say(Phrase("read", sense=sense)) for sense in ("a page", "a file")] == [
        "參考",
        "讀取",
    ]


def test_a_phrase_keeps_its_sense_whatever_facts_it_gets():
    assert Phrase("read", sense="a page").with_() == Phrase("read", sense="a page")


def test_a_phrase_as_a_part_of_another_is_refused():
    with pytest.raises(TypeError, match="a phrase as a part of another: Network"):
        language("en").say(Phrase("{area} is down.", area=Phrase("Network")))


def test_a_sentence_stands_behind_its_place_with_the_languages_colon():
    there = at(
        "rekwiz.toml, region", Phrase("Nothing was typed. A Region is written like us-east-1.")
    )

    assert language("zh-TW").say(there) == (
        "rekwiz.toml, region：您沒有輸入任何內容。區域的寫法像 us-east-1。"
    )


def test_phrases_that_are_joined_get_other_facts_and_other_parts():
    first = Joined("{number}. {step}", number=1, step=Phrase("Network"))

    assert language("zh-TW").say(first.with_(number=2)) == "2. 網路"
    assert language("zh-TW").say(first.with_(step=Phrase("Identity"))) == "1. 身分"


def test_words_of_its_own_are_quoted_in_the_language():
    asked = Phrase(UNANSWERED, question=Quoted(Phrase("Where is your photo?")))

    assert language("zh-TW").say(asked) == "還沒有提供「您的照片在哪裡？」這個問題的答案。"


def test_a_list_of_one_has_no_comma():
    assert language("zh-TW").say(Phrase(ATTACHED, policies=("one",))) == "已連接：one"


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("en", "US East (N. Virginia) offers Rekognition"),
        ("zh-TW", "美國東部（維吉尼亞北部）提供 Rekognition"),
    ],
)
def test_no_blank_stands_behind_a_sign_that_a_fact_ends_with(code, said):
    phrase = Phrase("{region} offers Rekognition", region="US East (N. Virginia)")

    assert language(code).say(phrase) == said


def test_what_parts_two_facts_keeps_its_blanks():
    phrase = Phrase("{name} · {region}", name="US East (N. Virginia)", region="us-east-1")

    assert language("zh-TW").say(phrase) == "美國東部（維吉尼亞北部） · us-east-1"
