"""A page of man, as troff: what `rekwiz COMMAND --help` tells of all commands, in one place."""

from __future__ import annotations

import re
from collections.abc import Iterator

import checks
from checks.model import Phrase
from wizard.completion.vocabulary import Sentence, Spoken, Vocabulary
from wizard.invocation.command_line import DESCRIPTION, EPILOG

CONTROL = re.compile(r"^(?=[.'])", re.MULTILINE)
"""A line that begins so would be a request (groff(7), "Control characters")."""
BREAK = re.compile(r"(?<=[\u3000-\u9fff\uff00-\uffef])(?=[^\s。，、；：！？）」』…])")
"""Where Chinese may go on in the next line; groff knows it of blanks alone."""
NAME = Phrase("find out why Amazon Rekognition does not work here, and set it up")
FILES = (
    ("~/.aws/config, ~/.aws/credentials", Phrase("the shared files of AWS's programs")),
    ("rekwiz.toml, pyproject.toml", Phrase("the settings of doctor and preflight")),
)
VARIABLES = (
    ("REKWIZ_LANG", Phrase("the language, where --lang does not say it")),
    ("AWS_PROFILE, AWS_DEFAULT_REGION", Phrase("what --profile and --region go before")),
    ("NO_COLOR", Phrase("set to anything: no colours")),
)


def man(words: Vocabulary) -> str:
    return "\n".join(_lines(words)) + "\n"


def _lines(words: Vocabulary) -> Iterator[str]:
    say = words.language.say
    yield f'.TH REKWIZ 1 "" "rekwiz {checks.__version__}" ""'
    yield ".ad l"
    yield ".nh"
    yield from _section(say(Phrase("NAME", sense="a heading of man")))
    yield rf"rekwiz \- {_text(say(NAME))}"
    yield from _section(say(Phrase("SYNOPSIS", sense="a heading of man")))
    yield rf"\fBrekwiz\fR [{_text(say(Phrase('OPTIONS', sense='in a synopsis')))}] \fICOMMAND\fR …"
    yield from _section(say(Phrase("DESCRIPTION", sense="a heading of man")))
    yield _text(say(DESCRIPTION))
    yield from _section(say(Phrase("Options of every command")))
    for option in words.everywhere:
        yield from _option(option)
    yield from _section(say(Phrase("Commands")))
    everywhere = {option.names for option in words.everywhere}
    for command in words.commands:
        yield from _command(command, everywhere)
    yield from _rest(words)


def _command(command: Sentence, everywhere: set[tuple[str, ...]]) -> Iterator[str]:
    beside = f" {command.beside.metavar}…" if command.beside else ""
    behind = " -- COMMAND…" if command.behind else ""
    yield f".SS {_argument(f'rekwiz {command.name}{beside}{behind}')}"
    yield _text(command.help)
    for option in command.options:
        if option.names not in everywhere:
            yield from _option(option)
    if command.beside:
        yield from _tagged(rf"\fI{_text(command.beside.metavar)}\fR", command.beside.help)
    if command.behind:
        yield from _tagged(r"\fB\-\-\fR \fICOMMAND\fR …", command.behind)


def _rest(words: Vocabulary) -> Iterator[str]:
    say = words.language.say
    yield from _section(say(Phrase("EXIT STATUS", sense="a heading of man")))
    yield _text(say(EPILOG))
    yield from _section(say(Phrase("ENVIRONMENT", sense="a heading of man")))
    for name, what in VARIABLES:
        yield from _tagged(rf"\fB{_text(name)}\fR", say(what))
    yield from _section(say(Phrase("FILES", sense="a heading of man")))
    for name, what in FILES:
        yield from _tagged(rf"\fI{_text(name)}\fR", say(what))


def _section(title: str) -> Iterator[str]:
    yield f".SH {_argument(title)}"


def _option(option: Spoken) -> Iterator[str]:
    names = ", ".join(rf"\fB{_text(name)}\fR" for name in option.names)
    value = rf" \fI{_text(option.metavar)}\fR" if option.metavar else ""
    yield from _tagged(f"{names}{value}{'…' if option.many else ''}", option.help)


def _tagged(tag: str, what: str) -> Iterator[str]:
    yield ".TP"
    yield tag
    yield _text(what)


def _argument(text: str) -> str:
    escaped = _text(text).replace('"', r"\(dq")
    return f'"{escaped}"'


def _text(text: str) -> str:
    """Literal text: a backslash and a hyphen have names of their own, and no line is a request."""
    escaped = text.replace("\\", r"\e").replace("-", r"\-")
    return CONTROL.sub(r"\\&", BREAK.sub(r"\\:", escaped))
