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


def test_the_page_shows_none_either():
    page = explanations(of_code("region.zone-instead"), language("en"), Look())

    assert "The value in your configuration is a zone inside a Region" in page
