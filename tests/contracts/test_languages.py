"""Both languages, always: every phrase is there, with the same named fields."""

import ast
import tomllib
from pathlib import Path
from string import Formatter

import pytest

from checks.catalogue import all_checks
from wizard.explaining.known_texts import explainable
from wizard.languages import OFFERED, language

ROOT = Path(__file__).parents[2]


def literals() -> set[str]:
    """Every text that stands in the code as Phrase("…")."""
    found = set()
    for package in ("checks", "wizard"):
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                match node:
                    case ast.Call(
                        func=ast.Name(id="Phrase"), args=[ast.Constant(value=str(text)), *_]
                    ):
                        found.add(text)
    return found


def phrases() -> set[str]:
    of_messages = {text for message in explainable().values() for text in message.phrases if text}
    of_checks = {text for check in all_checks() for text in (check.title, *check.holds)}
    return literals() | of_messages | of_checks


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


def as_toml(text: str) -> str:
    """The phrase as a key of TOML: a basic string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    assert tomllib.loads(f'"{escaped}" = 1') == {text: 1}
    return f'"{escaped}"'
