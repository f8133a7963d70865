"""A command that failed, for a person: what it ended with, and the one cause, in full."""

from __future__ import annotations

from collections.abc import Iterator

from checks.model import Phrase
from wizard.explaining.failure import Failure, ToldBy
from wizard.formats.text.door import to_report
from wizard.formats.text.finding import in_full
from wizard.formats.text.page import Page, joined
from wizard.formats.text.report import commands_for
from wizard.languages import Language
from wizard.output.cells import INDENT, harmless
from wizard.output.look import Look
from wizard.output.pipelines import unheard
from wizard.output.verdicts import PRACTICE

HOW = {
    ToldBy.WORDS: Phrase("The command itself tells the cause; rekwiz's checks do not find it."),
    ToldBy.CHECKS: Phrase(
        "rekwiz does not know the command's last words; this is what its checks find."
    ),
    ToldBy.BOTH: Phrase("The command's last words and rekwiz's checks name the same cause."),
    None: Phrase(
        "rekwiz does not know why: it does not know the command's last words, and its checks find"
        " nothing that stops the set-up."
    ),
}
SECRET = Phrase("What the command wrote holds a secret, or looks so; rekwiz repeats nothing of it.")


def failure(failed: Failure, language: Language, look: Look) -> str:
    page = Page(language, look)
    parts = [_head(failed, page), _cause(failed, page), _last_lines(failed, page)]
    return unheard("\n" + joined([*parts, *to_report(failed.door, page)]))


def _head(failed: Failure, page: Page) -> Iterator[str]:
    target = failed.report.target
    names = ["rekwiz run", page.say(Phrase("exit code {code}", code=failed.code))]
    names += [page.say(Phrase("profile {name}", name=target.profile))] if target.profile else []
    names += [harmless(target.region)] if target.region else []
    yield " · ".join(names)
    if page.look.practice:
        yield page.say(PRACTICE)
    yield from page.paragraph(page.say(HOW[failed.told_by]))
    if failed.holds_a_secret:
        yield from page.paragraph(page.say(SECRET))


def _cause(failed: Failure, page: Page) -> Iterator[str]:
    if failed.cause:
        yield from in_full(failed.cause, commands_for(failed.cause, failed.report), page)


def _last_lines(failed: Failure, page: Page) -> Iterator[str]:
    yield from (INDENT + harmless(line) for line in failed.last_lines)
