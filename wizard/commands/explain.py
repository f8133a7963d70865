"""`rekwiz explain`: what a finding means and how it is mended, offline; also for a pasted error text."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from checks.fix import Fix
from checks.model import Message, Phrase, Remedy, Severity
from wizard.errors import Usage
from wizard.invocation.call import Call
from wizard.invocation.parser import Parser, add_format
from wizard.languages import Language

if TYPE_CHECKING:
    from wizard.explaining.known_texts.refusal_facts import Facts
    from wizard.explaining.matching import Match

SUMMARY = Phrase("explain a finding's code, or an error text that you paste; works offline")
SAYS_SANDBOX_ITSELF = True
CODE = re.compile(r"[a-z0-9]+\.[a-z0-9-]+")
SEVERITIES = {
    Severity.FAIL: Phrase("stops the set-up"),
    Severity.WARN: Phrase("a warning"),
    Severity.UNKNOWN: Phrase("could not be decided"),
    Severity.INFO: Phrase("for information"),
}
NO_MATCH = 1
UNKNOWN_TEXT = Phrase("rekwiz does not know this text. rekwiz doctor looks at the set-up itself.")
MORE = Phrase("rekwiz explain CODE tells more about one of them.")
SECRET = Phrase(
    "The text that you pasted holds a secret, or looks so; rekwiz repeats nothing of it. If others"
    " have seen it, make a new access key and delete the old one."
)


def add_arguments(parser: Parser) -> None:
    parser.argument(
        "what",
        nargs="*",
        metavar="CODE | TEXT",
        help=Phrase("a finding's code, or an error text in quotes"),
    )
    parser.option("--list", action="store_true", help=Phrase("list the codes"))
    add_format(parser)


def run(call: Call) -> int:
    what = " ".join(call.option("what") or []).strip()
    if call.option("list"):
        return _list(call)
    if not what:
        raise Usage(
            Phrase("Say what to explain: a code, or an error text in quotes."),
            Phrase("rekwiz explain --list lists the codes."),
        )
    return _explain_code(call, what) if CODE.fullmatch(what) else _explain_text(call, what)


def _list(call: Call) -> int:
    from wizard.explaining.known_texts import explainable

    messages = list(explainable().values())
    _print(call, messages, as_list(messages, call.language, _width()))
    return 0


def _explain_code(call: Call, code: str) -> int:
    from wizard.explaining.codes import explained

    message = explained(code)
    _print(call, [message], as_text(message, call.language, _width()))
    return 0


def _explain_text(call: Call, text: str) -> int:
    """One finding in full, or what tells the several apart that the text may stand for."""
    from wizard.explaining.known_texts.refusal_facts import facts_of
    from wizard.explaining.matching import holds_a_secret, matches

    found, width, is_secret = matches(text), _width(), holds_a_secret(text)
    parts = [_said(call, SECRET, width)] if is_secret else []
    facts = {} if is_secret else facts_of(text)
    match found:
        case []:
            parts += [_said(call, UNKNOWN_TEXT, width)]
        case [only]:
            parts += [as_text(only.message, call.language, width, facts)]
        case _:
            parts += _candidates(call, found, width)
    _print(call, [match.message for match in found], "\n".join(parts), found, facts)
    return 0 if found else NO_MATCH


def _candidates(call: Call, found: list[Match], width: int) -> list[str]:
    head = Phrase(
        "This text can mean {count} things. rekwiz doctor looks which one it is here.",
        count=len(found),
    )
    listed = (_item(match.message.code, _apart(match, call.language), width) for match in found)
    return [_said(call, head, width), *listed, _said(call, MORE, width)]


def _apart(match: Match, language: Language) -> str:
    if match.apart:
        return language.say(match.apart)
    return language.general(match.message.summary)


def _said(call: Call, phrase: Phrase, width: int) -> str:
    from wizard.output.cells import wrap

    return "".join(f"{line}\n" for line in wrap(call.language.say(phrase), width))


def _item(code: str, text: str, width: int) -> str:
    from wizard.output.cells import wrap

    return "".join(f"{line}\n" for line in (code, *(f"  {row}" for row in wrap(text, width - 2))))


def _width() -> int:
    from wizard.output.cells import screen_width

    return screen_width(sys.stdout)


def _print(
    call: Call,
    messages: list[Message],
    text: str,
    found: Iterable[Match] = (),
    facts: Facts | None = None,
) -> None:
    from wizard.formats.json import written
    from wizard.output.stdout import print_data

    if call.option("format") != "json":
        print_data(text)
        return
    apart = {match.message.code: _apart(match, call.language) for match in found}
    listed = [
        as_object(message, call.language, facts) | {"apart": apart.get(message.code)}
        for message in messages
    ]
    print_data(written({"schema": "rekwiz.explanations/1", "findings": listed}))


def as_object(
    message: Message, language: Language, facts: Facts | None = None
) -> dict[str, object]:
    """A finding for programs; `<name>` stands for what is no fact yet, and a run would fill in."""
    from wizard.explaining.known_texts import known_by_text_alone

    def general(text: str) -> str:
        return language.general(text, facts)

    steps, remedy = _remedy(message, language, facts)
    return {
        "code": message.code,
        "severity": message.severity.value,
        "checked": not known_by_text_alone(message),
        "summary": general(message.summary),
        "why": general(message.why),
        "recognised": general(message.recognised),
        "raw": list(message.raw),
        "steps": steps,
        "commands": list(remedy.commands),
        "links": list(remedy.links),
        "fix": remedy.fix and remedy.fix.code,
        "explains": list(message.explains),
    }


def _remedy(message: Message, language: Language, facts: Facts | None) -> tuple[list[str], Remedy]:
    """The steps in words, and the rest of what to do, for whom the text is about."""
    from wizard.explaining.known_texts.refusal_facts import remedy_of

    if remedy := remedy_of(message, facts) if facts else None:
        return [language.say(step) for step in remedy.steps], remedy
    commands = (language.general(command, facts) for command in message.commands)
    remedy = Remedy((), tuple(commands), message.links, message.fix)
    return [language.general(step, facts) for step in message.steps], remedy


def _follow_ups(message: Message, fix: Fix | None, facts: Facts | None) -> list[str]:
    from wizard.explaining.known_texts.refusal_facts import scope_of
    from wizard.output.next_commands import follow_ups

    if not facts:
        return follow_ups(message.code, fix)
    return follow_ups(message.code, fix, facts["identity"], scope_of(message, facts))


def as_list(messages: Iterable[Message], language: Language, width: int) -> str:
    """The codes under the heading of their area, each with what it says."""
    from wizard.output.areas import LABELS
    from wizard.output.cells import wrap

    lines, area = list[str](), ""
    for message in messages:
        if (its := message.code.partition(".")[0]) != area:
            lines += ["", language.say(LABELS[its])]
            area = its
        lines.append(f"  {message.code}")
        said = wrap(language.general(message.summary), width - 4)
        lines += [f"    {line}" for line in said]
    return "\n".join(lines[1:]) + "\n"


def as_text(message: Message, language: Language, width: int, facts: Facts | None = None) -> str:
    """A finding for a person: what it means, how it is known, how others word it, what to do."""
    from wizard.output.cells import wrap

    def general(texts: Iterable[str]) -> list[str]:
        return [language.general(text, facts) for text in texts if text]

    meaning = general([message.summary, message.why])
    steps, remedy = _remedy(message, language, facts)
    commands = [*remedy.commands, *_follow_ups(message, remedy.fix, facts)]
    recognised = general([message.recognised])
    parts = [
        [f"{message.code} · {language.say(_standing(message))}"],
        [f"  {line}" for text in meaning for line in wrap(text, width - 2)],
        _block(language, width, Phrase("How rekwiz knows it"), recognised),
        _raw(message, language, width),
        _block(language, width, Phrase("What to do"), steps, mark="- "),
        [f"    $ {command}" for command in commands],
        _links(remedy, language),
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _standing(message: Message) -> Phrase:
    """What weight it has, or that no check looks for it."""
    from wizard.explaining.known_texts import known_by_text_alone

    if known_by_text_alone(message):
        return Phrase("known by its text; no check looks for it")
    return SEVERITIES[message.severity]


def _block(
    language: Language, width: int, head: Phrase, texts: Iterable[str], mark: str = ""
) -> list[str]:
    from wizard.output.cells import wrap

    lines = [
        f"    {line}"
        for text in texts
        for line in wrap(text, width - 4, initial=mark, subsequent=" " * len(mark))
    ]
    return [f"  {language.say(head)}", *lines] if lines else []


def _raw(message: Message, language: Language, width: int) -> list[str]:
    """The texts of other tools, as they stand."""
    from wizard.output.cells import wrap

    head = language.say(Phrase("How other tools word it"))
    lines = [f"    {line}" for text in message.raw for line in wrap(text, width - 4)]
    return [f"  {head}", *lines] if lines else []


def _links(remedy: Remedy, language: Language) -> list[str]:
    head = language.say(Phrase("Read more"))
    return [f"  {head}", *(f"    {link}" for link in remedy.links)] if remedy.links else []
