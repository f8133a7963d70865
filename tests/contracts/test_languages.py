"""Both languages, always: every phrase is there, with the same named fields."""

import ast
import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from checks.catalogue import all_checks
from checks.knowledge.known import explainable
from checks.model import key_of
from tests.contracts.phrases import lines_with_a_phrase_as_a_fact, phrases_as_facts, said
from wizard.languages import FOLDER, HEADS, OFFERED, language, text_of

SMALL_WORD = re.compile(r"[a-z]\w*")
NAMES = {"boto3"}
SIGNS = re.compile(r"[^\w]*")


def phrases() -> set[str]:
    of_messages = {text for message in explainable().values() for text in message.phrases if text}
    of_checks = {text for check in all_checks() for text in (check.title, *check.holds)}
    return {each.key for each in said()} | of_messages | of_checks


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


OTHERS = [code for code in OFFERED if code != "en"]


@pytest.mark.parametrize("code", OTHERS)
def test_every_phrase_has_its_words(code):
    missing = sorted(phrases() - set(language(code).words))

    assert not missing, "add these lines:\n" + "\n".join(
        f'{as_toml(text)} = ""' for text in missing
    )


@pytest.mark.parametrize("code", OTHERS)
def test_no_words_are_left_over(code):
    assert sorted(set(language(code).words) - phrases()) == []


@pytest.mark.parametrize("code", OTHERS)
def test_the_named_fields_are_the_same(code):
    words = language(code).words

    assert {text: fields(text) for text in words} == {text: fields(words[text]) for text in words}


@pytest.mark.parametrize("code", OTHERS)
def test_no_words_are_empty(code):
    assert [text for text, words in language(code).words.items() if not words.strip()] == []


@pytest.mark.parametrize("code", OTHERS)
def test_a_line_a_phrase_is_what_toml_reads(code):
    told = tomllib.loads(text_of(code))

    assert dict(language(code).words) == dict(by_key(told["phrases"])), 'write "English" = "words"'
    assert {name: told[name] for name in ("code", "name", "between")} == {
        name: getattr(HEADS[code], name) for name in ("code", "name", "between")
    }
    assert HEADS[code].locales == tuple(told["locales"])


def by_key(entries: dict[str, str | dict[str, str]]) -> Iterator[tuple[str, str]]:
    for text, words in entries.items():
        if isinstance(words, str):
            yield text, words
        else:
            yield from ((key_of(text, sense), said) for sense, said in words.items())


@pytest.mark.parametrize("code", OTHERS)
def test_a_file_is_named_for_its_language_and_names_it(code):
    head = HEADS[code]

    assert Path(FOLDER, f"{code.replace('-', '_')}.toml").is_file()
    assert (head.name.strip(), code in head.locales) == (head.name, True)


def test_no_phrase_is_a_part_of_another():
    assert sorted(phrases_as_facts()) == [], "say whole sentences, one for each case"


@pytest.mark.parametrize(
    "source",
    [
        'Phrase("{file}: {why}", why=Phrase("it is a folder"))',
        'WHY = Phrase("it is a folder")\nPhrase("{file}: {why}", why=WHY)',
        'from checks.pages import X\nNONE = Phrase("none")\nM.finding(facts={"names": n or NONE})',
        'SAID.with_(why=FULL if full else Phrase("it is a folder"))',
    ],
)
def test_a_phrase_that_is_a_part_of_another_is_seen(source):
    assert [*lines_with_a_phrase_as_a_fact(ast.parse(source))] != []


def test_a_summary_of_its_own_is_no_part_of_another():
    source = 'M.finding(facts={"n": 1}, summary=Phrase("{n} are gone."))'

    assert [*lines_with_a_phrase_as_a_fact(ast.parse(source))] == []


def test_nothing_but_signs_stands_between_phrases_that_are_joined():
    joined = {each.text for each in said() if each.maker == "Joined"}

    assert [text for text in joined if not SIGNS.fullmatch(re.sub(r"{\w+}", "", text))] == []


def test_a_text_that_has_a_sense_anywhere_has_one_everywhere():
    senses = defaultdict(set)
    for each in said():
        senses[each.text].add(each.sense)

    assert {text for text, some in senses.items() if None in some and len(some) > 1} == set()


def test_a_small_word_that_stands_alone_has_a_sense():
    bare = {each.text for each in said() if each.sense is None}

    assert {text for text in bare if SMALL_WORD.fullmatch(text)} == NAMES


def as_toml(key: str) -> str:
    """The phrase as a key of TOML: a basic string, and its sense as another behind a dot."""
    return ".".join(map(_quoted, key.split("\x04")))


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    assert tomllib.loads(f'"{escaped}" = 1') == {text: 1}
    return f'"{escaped}"'
