"""`rekwiz explain`: what a finding means and how it is mended, offline; also for a pasted error text."""

from __future__ import annotations

import re

from checks.masking import masked
from checks.model import Message, Phrase, Severity
from wizard.arguments import Parser, add_format
from wizard.call import Call
from wizard.languages import Language
from wizard.usage import Usage

SUMMARY = Phrase("explain a finding's code, or an error text that you paste; works offline")
CODE = re.compile(r"[a-z0-9]+\.[a-z0-9-]+")
SEVERITIES = {
    Severity.FAIL: Phrase("stops the set-up"),
    Severity.WARN: Phrase("a warning"),
    Severity.UNKNOWN: Phrase("could not be decided"),
    Severity.INFO: Phrase("for information"),
}
NO_MATCH = 1


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
    from checks.catalogue import all_messages

    _print(
        call,
        list(all_messages().values()),
        "".join(
            f"{message.code}\n  {call.language.general(message.summary)}\n"
            for message in all_messages().values()
        ),
    )
    return 0


def _explain_code(call: Call, code: str) -> int:
    from wizard.codes import message_named

    message = message_named(code)
    _print(call, [message], as_text(message, call.language, width=80))
    return 0


def _explain_text(call: Call, text: str) -> int:
    """The findings whose known texts are in the pasted one, the longest match first."""
    from wizard.matching import matches

    found = matches(text)
    if not found:
        _print(
            call,
            [],
            call.language.say(
                Phrase("rekwiz does not know this text. rekwiz doctor looks at the set-up itself.")
            )
            + "\n",
        )
        return NO_MATCH
    parts = [as_text(message, call.language, width=80) for message in found[:1]]
    parts += [
        f"{message.code}\n  {call.language.general(message.summary)}\n" for message in found[1:]
    ]
    head = ""
    if len(found) > 1:
        head = (
            call.language.say(
                Phrase(
                    "This text can mean {count} things, the likeliest first; rekwiz doctor tells which.",
                    count=len(found),
                )
            )
            + "\n\n"
        )
    if masked(text) != text:
        head += (
            call.language.say(
                Phrase(
                    "The text that you pasted holds a secret. If it was seen by others, make a new key."
                )
            )
            + "\n\n"
        )
    _print(call, found, head + "\n".join(parts))
    return 0


def _print(call: Call, messages: list[Message], text: str) -> None:
    from wizard.formats.json import written
    from wizard.reporting import print_data

    if call.option("format") == "json":
        listed = [as_object(message, call.language) for message in messages]
        print_data(written({"schema": "rekwiz.explanations/1", "findings": listed}))
    else:
        print_data(text)


def as_object(message: Message, language: Language) -> dict[str, object]:
    """A finding for programs; `<name>` stands for what a run would fill in."""
    return {
        "code": message.code,
        "severity": message.severity.value,
        "summary": language.general(message.summary),
        "why": language.general(message.why),
        "recognised": language.general(message.recognised),
        "raw": list(message.raw),
        "steps": [language.general(step) for step in message.steps],
        "commands": [language.general(command) for command in message.commands],
        "links": list(message.links),
        "fix": message.fix,
        "explains": list(message.explains),
    }


def as_text(message: Message, language: Language, width: int) -> str:
    """A finding for a person: what it means, how it is known, how others word it, what to do."""
    from wizard.layout import wrap

    def block(head: Phrase, *texts: str, mark: str = "") -> list[str]:
        lines = [
            line
            for text in texts
            for line in wrap(text, width - 4, subsequent=" " * len(mark), initial=mark)
        ]
        return [f"  {language.say(head)}", *(f"    {line}" for line in lines), ""] if texts else []

    lines = [f"{message.code} · {language.say(SEVERITIES[message.severity])}", ""]
    lines += [f"  {line}" for line in wrap(language.general(message.summary), width - 2)]
    lines += [f"  {line}" for line in wrap(language.general(message.why), width - 2)] + [""]
    lines += block(Phrase("How rekwiz knows it"), language.general(message.recognised))
    lines += block(Phrase("How other tools word it"), *message.raw)
    steps = [language.general(step) for step in message.steps]
    lines += block(Phrase("What to do"), *steps, mark="- ")
    commands = [f"    $ {language.general(command)}" for command in message.commands]
    lines += [*commands, ""] if commands else []
    links = [f"    {link}" for link in message.links]
    lines += [f"  {language.say(Phrase('Read more'))}", *links, ""] if links else []
    return "\n".join(lines).rstrip() + "\n"
