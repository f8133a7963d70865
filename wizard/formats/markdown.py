"""For a wiki or a repository: findings explained as one page, with an anchor for each code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from checks.model import Phrase
from wizard.formats import Format
from wizard.languages import Language
from wizard.output.areas import LABELS
from wizard.output.cells import harmless
from wizard.output.explained import (
    CODES,
    REPORT_IT,
    SECRET,
    UNKNOWN_LOG,
    UNKNOWN_TEXT,
    Kind,
    Part,
    parts,
    standing,
)
from wizard.output.look import Look
from wizard.output.walked import RUNNING, TITLE, where

if TYPE_CHECKING:
    from wizard.detecting.walk import Walk
    from wizard.explaining.explanation import Explanation, Explanations

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_AT_THE_START = re.compile(r"^(\s*)([-+]|\d+[.)])(\s)")


def explanations(found: Explanations, language: Language, look: Look) -> str:
    """A page of its own: the list of the codes, where there is more than one, then each in full."""
    blocks = [_text(language.say(SECRET))] if found.holds_a_secret else []
    return "\n\n".join([*blocks, *_page(found, language)]) + "\n"


def program(walk: Walk, language: Language, look: Look) -> str:
    """The walk through the first program: each part under a heading of its own."""
    blocks = [f"# {_text(language.say(TITLE))}", _text(language.say(walk.begins))]
    for each in walk.explained:
        title = f"{language.say(each.title)} · {language.say(where(each))}"
        blocks += [f"## {_text(title)}", f"```python\n{each.part.text.strip(chr(10))}\n```"]
        blocks += [_text(language.say(said)) for said in each.says]
    blocks += [_text(language.say(walk.ends)), f"## {_text(language.say(RUNNING))}"]
    for way in walk.ways:
        blocks.append(f"### {_text(language.say(way.title))}")
        blocks += [_text(language.say(step)) for step in way.steps]
        blocks += [_fenced((way.command,))] if way.command else []
    return "\n\n".join(blocks) + "\n"


def _page(found: Explanations, language: Language) -> Iterator[str]:
    from wizard.explaining.explanation import Asked

    if not found.of:
        unknown = UNKNOWN_LOG if found.asked is Asked.LOG else UNKNOWN_TEXT
        yield _text(language.say(unknown))
        if found.door:
            yield _text(language.say(REPORT_IT))
            yield _fenced(tuple(map(harmless, found.door.lines)))
        return
    yield (
        f"# {_text(language.say(CODES))}" if found.asked is Asked.EVERYTHING else "# rekwiz explain"
    )
    if len(found.of) > 1:
        yield from _contents(found.of, language)
    for each in found.of:
        yield from _in_full(each, language)


def _contents(every: tuple[Explanation, ...], language: Language) -> Iterator[str]:
    """The codes with what each says, under their areas."""
    for area, its in groupby(every, key=lambda each: each.message.area):
        lines = [
            f"- [{each.message.code}](#{each.message.code}): {_apart(each, language)}"
            for each in its
        ]
        yield "\n".join([f"**{_text(language.say(LABELS[area]))}**", "", *lines])


def _apart(explanation: Explanation, language: Language) -> str:
    return _text(language.say(explanation.apart or explanation.summary))


def _in_full(explanation: Explanation, language: Language) -> Iterator[str]:
    code = explanation.message.code
    yield f'<a id="{code}"></a>\n\n## {code}'
    yield f"*{_text(language.say(standing(explanation)))}*"
    if explanation.lines:
        lines = tuple(map(str, explanation.lines))
        yield _text(language.say(Phrase("Line {lines}", lines=lines)))
    for part in parts(explanation, language):
        if part.head:
            yield f"### {_text(language.say(part.head))}"
        yield _lines(part)


def _lines(part: Part) -> str:
    match part.kind:
        case Kind.SENTENCES:
            return "\n\n".join(map(_text, part.lines))
        case Kind.STEPS:
            return "\n".join(f"1. {_text(line)}" for line in part.lines)
        case Kind.LINKS:
            return "\n".join(f"- <{line}>" for line in part.lines)
    return _fenced(part.lines)


def _fenced(lines: tuple[str, ...]) -> str:
    """Words as they are; the fence is longer than any in them."""
    longest = max((len(each) for line in lines for each in re.findall("`+", line)), default=0)
    fence = "`" * max(3, longest + 1)
    return "\n".join([f"{fence}text", *lines, fence])


def _text(text: str) -> str:
    """A sentence of which Markdown takes nothing for a sign of its own."""
    return _AT_THE_START.sub(r"\1\\\2\3", _SIGNS.sub(r"\\\1", harmless(text)))


FORMAT = Format(explanations=explanations, program=program)
