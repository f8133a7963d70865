"""The faces of some photos for a person: how many, a row each, where the picture is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from checks.model import Finding, Phrase, at
from checks.scope import Scope
from wizard.detecting.faces import Face, head, rows
from wizard.formats.text.finding import in_the_way
from wizard.formats.text.page import Page, command_line
from wizard.languages import Language
from wizard.output.cells import INDENT, table
from wizard.output.look import Look
from wizard.output.next_commands import fix_command

if TYPE_CHECKING:
    from wizard.detecting.detect import OfPhoto


def detection(photos: Sequence[OfPhoto], language: Language, look: Look) -> str:
    page = Page(language, look)
    return "\n".join("".join(f"{line}\n" for line in _photo(photo, page)) for photo in photos)


def _photo(photo: OfPhoto, page: Page) -> Iterator[str]:
    match photo.result:
        case Finding() as stopped:
            yield from in_the_way(photo.named, stopped, page)
            if stopped.remedy.fix and stopped.area == "detection":
                scope = Scope(photo=photo.named)
                yield command_line(fix_command(stopped.code, scope), INDENT)
        case detected:
            count = Phrase("faces found: {count}", count=len(detected.faces))
            yield page.say(at(photo.named, count))
            yield from _table(detected.faces, page)
            yield from (INDENT + page.say(remark.summary) for remark in detected.remarks)
            if photo.picture:
                yield f"{INDENT}→ {page.say(str(photo.picture))}"


def _table(faces: Sequence[Face], page: Page) -> list[str]:
    if not faces:
        return []
    cells = [[page.say(cell) for cell in row] for row in rows(faces)]
    return table([page.say(cell) for cell in head()], cells, page.look.width)
