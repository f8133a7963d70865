"""Every question has a help, with the guide's boxes where a beginner meets a word for the first time."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from checks.model import Phrase
from tests.contracts.phrases import modules
from wizard.conversation import boxes
from wizard.detecting.program import Settings, parts, script
from wizard.detecting.walk import SAID, walk
from wizard.languages import OFFERED, language
from wizard.output.cells import WIDEST, wrap
from wizard.setup.pages import ALL, ATTACHING
from wizard.setup.steps import all_steps

LABEL = re.compile(r"“([^”{}]+)”")
MOST_LINES = 18
BOXES = {name: each for name, each in vars(boxes).items() if isinstance(each, Phrase)}
PAGES = [*ALL, ATTACHING]


def questions() -> Iterator[tuple[str, ast.Call]]:
    ours = {name: tree for name, tree in modules().items() if name.startswith("wizard.")}
    for name, tree in ours.items():
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Name(id="Question")):
                    yield f"{name}:{node.lineno}", node


def has_help(call: ast.Call) -> bool:
    helps = [each.value for each in call.keywords if each.arg == "help"] or call.args[2:3]
    return bool(helps) and not (isinstance(helps[0], ast.Constant) and helps[0].value is None)


def test_every_question_has_a_help():
    assert [place for place, call in questions() if not has_help(call)] == []


def test_every_box_is_shown_by_a_question_of_the_set_up_or_a_fix():
    shown = {
        node.attr if isinstance(node, ast.Attribute) else node.id
        for _, call in questions()
        for each in call.keywords
        if each.arg == "boxes"
        for node in ast.walk(each.value)
        if isinstance(node, ast.Attribute | ast.Name)
    }
    of_pages = {name for name, box in BOXES.items() for page in PAGES if box in page.boxes}

    assert set(BOXES) - shown - of_pages == set()
    assert {"IAM_USER", "ACCESS_KEY", "REGION", "PROFILE", "HOME", "PATH"} <= set(BOXES)
    assert {"CLI", "SDK", "JSON", "COST", "PHOTO"} <= set(BOXES)


@pytest.mark.parametrize("code", OFFERED)
def test_what_the_set_up_helps_with_fits_a_small_screen(code):
    say = language(code).say
    lines = {
        question.key: sum(
            len(wrap(say(each), WIDEST - 4))
            for each in (question.help, *question.boxes)
            if each is not None
        )
        for step in all_steps()
        for question in step.questions
    }

    assert {key: count for key, count in lines.items() if not 0 < count <= MOST_LINES} == {}


@pytest.mark.parametrize("code", [code for code in OFFERED if code != "en"])
def test_a_label_of_the_console_has_the_english_one_beside_it(code):
    say = language(code).say
    alone = [
        (label, say(step))
        for page in PAGES
        for step in page.steps
        for label in LABEL.findall(step.text)
        if not re.search(rf"[」”]（{re.escape(label)}）", say(step))
    ]

    assert alone == []


@pytest.mark.parametrize("code", OFFERED)
def test_the_first_program_is_sound_in_every_language(code):
    settings = Settings('my "dev', "eu-west-1", Path("C:\\new\\我's.jpg"))
    text = script(settings, language(code))

    ast.parse(text, feature_version=(3, 8))
    assert "\t" not in text
    assert "#: " not in text
    assert max(map(len, text.splitlines()[:-1])) < 120


@pytest.mark.parametrize("code", OFFERED)
def test_the_walk_is_the_program_itself(code):
    shown = walk(language(code))
    settings = Settings(None, "us-east-1", Path("photo.jpg"))
    whole = script(settings, language(code))

    assert "".join(each.part.text for each in shown.explained) == whole
    assert {each.part.name for each in shown.explained} == set(SAID)
    lines = whole.split("\n")
    for part in parts(settings, language(code)):
        told = part.text.rstrip("\n").split("\n")
        assert lines[part.first - 1 : part.last] == told
