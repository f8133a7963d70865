"""The Regions that offer Rekognition for a person: a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wizard.formats.text.page import Page
from wizard.languages import Language
from wizard.output.cells import table
from wizard.output.look import Look

if TYPE_CHECKING:
    from checks.region.support.survey import Survey


def regions(survey: Survey, language: Language, look: Look) -> str:
    from wizard.output.regions import table_of

    page = Page(language, look)
    head, rows = table_of(survey.places)
    said = [[page.say(cell) for cell in row] for row in rows]
    return "\n".join(table([page.say(cell) for cell in head], said, look.width)) + "\n"
