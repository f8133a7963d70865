"""The list of the checks for a person: code, claim, then what each needs and costs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checks.model import Check, Cost, Phrase
from wizard.formats.text.page import Page, joined
from wizard.languages import Language
from wizard.output.cells import INDENT
from wizard.output.look import Look

COSTS = {
    Cost.LOCAL: Phrase("looks at this computer only"),
    Cost.PROGRAM: Phrase("runs a program of this computer"),
    Cost.NETWORK: Phrase("asks AWS"),
    Cost.PAID: Phrase("asks AWS; costs about 0.001 USD"),
}
REQUIRED, RECOMMENDED = Phrase("required", sense="a check"), Phrase("recommended", sense="a check")


def checks(checks: Sequence[Check], language: Language, look: Look) -> str:
    page = Page(language, look)
    return joined(_check(check, page) for check in checks)


def _check(check: Check, page: Page) -> Iterator[str]:
    remarks = [REQUIRED if check.required else RECOMMENDED, COSTS[check.cost]]
    if check.needs:
        remarks.append(Phrase("needs {codes}", codes=check.needs))
    yield check.code
    yield INDENT + page.language.title(check.title)
    yield INDENT + " · ".join(map(page.say, remarks))
