"""The walk through the first program, for a person: its lines as they are, and what they do below them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wizard.formats.text.page import Page, joined
from wizard.languages import Language
from wizard.output.cells import INDENT
from wizard.output.look import Look
from wizard.output.walked import RUNNING, TITLE, where

if TYPE_CHECKING:
    from wizard.detecting.walk import Explained, Walk, Way


def program(walk: Walk, language: Language, look: Look) -> str:
    page = Page(language, look)
    return joined(_lines(walk, page))


def _lines(walk: Walk, page: Page) -> Iterator[list[str]]:
    yield [page.strong(page.say(TITLE)), *page.paragraph(page.say(walk.begins))]
    for each in walk.explained:
        yield from _explained(each, page)
    yield page.paragraph(page.say(walk.ends))
    yield [page.strong(page.say(RUNNING))]
    for way in walk.ways:
        yield _way(way, page)


def _explained(each: Explained, page: Page) -> Iterator[list[str]]:
    yield [f"{page.strong(page.say(each.title))} · {page.say(where(each))}"]
    lines = each.part.text.rstrip("\n").split("\n")
    yield [f"{INDENT * 2}{line}".rstrip() for line in lines]
    yield [line for said in each.says for line in page.paragraph(page.say(said), 1)]


def _way(way: Way, page: Page) -> list[str]:
    lines = [INDENT + page.say(way.title)]
    for step in way.steps:
        lines += page.paragraph(page.say(step), 2, bullet="- ")
    return [*lines, INDENT * 3 + way.command] if way.command else lines
