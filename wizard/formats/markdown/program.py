"""The walk through the first program: each part under a heading of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wizard.formats.markdown.signs import fenced, text
from wizard.languages import Language
from wizard.output.look import Look
from wizard.output.walked import RUNNING, TITLE, where

if TYPE_CHECKING:
    from wizard.detecting.walk import Walk


def program(walk: Walk, language: Language, look: Look) -> str:
    blocks = [f"# {text(language.say(TITLE))}", text(language.say(walk.begins))]
    for each in walk.explained:
        title = f"{language.say(each.title)} · {language.say(where(each))}"
        code = each.part.text.strip("\n")
        blocks += [f"## {text(title)}", f"```python\n{code}\n```"]
        blocks += [text(language.say(said)) for said in each.says]
    blocks += [text(language.say(walk.ends)), f"## {text(language.say(RUNNING))}"]
    for way in walk.ways:
        blocks.append(f"### {text(language.say(way.title))}")
        blocks += [text(language.say(step)) for step in way.steps]
        blocks += [fenced((way.command,))] if way.command else []
    return "\n\n".join(blocks) + "\n"
