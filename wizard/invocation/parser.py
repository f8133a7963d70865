"""The command line: argparse, speaking both languages."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any, NoReturn

from checks.model import Phrase
from wizard.errors import Usage
from wizard.languages import OFFERED, Language, match
from wizard.output.cells import wrap

COMMANDS = (
    "setup",
    "doctor",
    "preflight",
    "detect",
    "regions",
    "explain",
    "fix",
    "undo",
    "checks",
    "sandbox",
)
"""One module of wizard.commands each: SUMMARY, add_arguments(parser), run(call)."""

EPILOG = Phrase(
    "Exit codes: 0 ready, 1 not ready, 2 wrong usage, 3 could not be decided, 4 warnings under"
    " --fail-on warn, 5 a write did not take, 70 a bug in rekwiz, 130 interrupted."
)
DESCRIPTION = Phrase(
    "From a fresh machine to a first face detection with Amazon Rekognition: a guided set-up, a"
    " doctor for a set-up that broke, and a check for pipelines."
)


class Parser(argparse.ArgumentParser):
    """argparse with words of ours: help in the chosen language, and errors as values."""

    def __init__(self, *args: Any, language: Language | None = None, **kwargs: Any) -> None:
        self.language = language or Language("en")
        kwargs |= {"add_help": False, "allow_abbrev": False, "formatter_class": Layout}
        super().__init__(*args, **kwargs)
        self.groups: dict[str, Any] = {}

    def option(self, *names: str, help: Phrase, **kwargs: Any) -> None:
        """One flag, under the heading of options."""
        kwargs = {"default": argparse.SUPPRESS, **kwargs}
        self._group(Phrase("Options")).add_argument(*names, help=self._words(help), **kwargs)

    def argument(self, name: str, *, help: Phrase, **kwargs: Any) -> None:
        """One positional argument."""
        self._group(Phrase("Arguments")).add_argument(name, help=self._words(help), **kwargs)

    def common(self, *names: str, help: Phrase, **kwargs: Any) -> None:
        """One flag that means the same everywhere."""
        kwargs = {"default": argparse.SUPPRESS, **kwargs}
        group = self._group(Phrase("Options of every command"))
        group.add_argument(*names, help=self._words(help), **kwargs)

    def _group(self, title: Phrase) -> Any:
        if title.text not in self.groups:
            self.groups[title.text] = self.add_argument_group(self.language.say(title))
        return self.groups[title.text]

    def _words(self, help: Phrase) -> str:
        return self.language.say(help).replace("%", "%%")

    def format_help(self) -> str:
        return super().format_help().replace("usage:", self.language.say(Phrase("Usage:")), 1)

    def print_help(self, file: Any = None) -> None:
        from wizard.output.stdout import print_data

        print_data(self.format_help())

    def error(self, message: str) -> NoReturn:
        raise Usage(
            said(message),
            Phrase("{program} --help shows what there is.", program=self.prog),
        )


class Layout(argparse.RawDescriptionHelpFormatter):
    """Help at most 80 columns wide, whatever the script."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28, width=80)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrap(text, width)


ARGPARSE_SAYS: tuple[tuple[str, Callable[..., Phrase]], ...] = (
    (
        r"unrecognized arguments: (.*)",
        lambda what: Phrase("rekwiz does not know {what}.", what=what),
    ),
    (
        r"the following arguments are required: (.*)",
        lambda what: Phrase("{what} is missing.", what=what),
    ),
    (
        r"argument (.*?): expected .*",
        lambda what: Phrase("{what} needs a value.", what=what),
    ),
    (
        r"argument (.*?): invalid choice: (.*?) \(choose from (.*)\)",
        lambda what, given, allowed: Phrase(
            "{what} cannot be {given}; it can be {allowed}.",
            what=what,
            given=given,
            allowed=allowed.replace("'", ""),
        ),
    ),
    (
        r"argument (.*?): invalid \w+ value: (.*)",
        lambda what, given: Phrase("{what} cannot be {given}.", what=what, given=given),
    ),
    (
        r"argument (.*?): not allowed with argument (.*)",
        lambda what, other: Phrase("{what} does not go with {other}.", what=what, other=other),
    ),
)


def said(message: str) -> Phrase:
    """argparse's English words as a phrase of ours; other words are passed on."""
    for pattern, phrase in ARGPARSE_SAYS:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return phrase(*found.groups())
    return Phrase("rekwiz cannot follow this command line: {what}", what=message)


def parser(language: Language) -> Parser:
    """The whole command line in one language."""
    root = Parser(
        prog="rekwiz",
        language=language,
        description=_text(language, DESCRIPTION),
        epilog=_text(language, EPILOG),
    )
    title = language.say(Phrase("Commands"))
    commands = root.add_subparsers(
        dest="command", title=title, metavar="COMMAND", parser_class=Parser
    )
    for name in COMMANDS:
        module = import_module(f"wizard.commands.{name}")
        words = language.say(module.SUMMARY)
        command = commands.add_parser(
            name,
            language=language,
            help=words.replace("%", "%%"),
            description=_text(language, module.SUMMARY),
        )
        module.add_arguments(command)
        add_common(command)
    add_common(root)
    return root


def _text(language: Language, phrase: Phrase) -> str:
    return "\n".join(wrap(language.say(phrase), 80)).replace("%", "%%")


def add_common(parser: Parser) -> None:
    """The options that mean the same everywhere (CONTRACT: before or behind the command)."""
    parser.common("-h", "--help", action="help", help=Phrase("show this help and end"))
    parser.common("--profile", metavar="NAME", help=Phrase("the profile to use"))
    parser.common("--region", metavar="REGION", type=str.strip, help=Phrase("the Region to use"))
    parser.common(
        "--lang",
        metavar="LANG",
        type=lambda wish: match(wish) or wish,
        choices=OFFERED,
        help=Phrase("the language: {offered}", offered=OFFERED),
    )
    parser.common("--no-input", action="store_true", help=Phrase("never ask anything"))
    parser.common(
        "--sandbox",
        action="store_true",
        help=Phrase("practise in a local AWS; no account is needed"),
    )
    parser.common(
        "-v",
        "--verbose",
        action="store_true",
        help=Phrase("show each check and each question to AWS"),
    )
    parser.common("--version", action="store_true", help=Phrase("show the version and end"))


def add_format(parser: Parser, *formats: str) -> None:
    """The --format of commands whose result is data."""
    names = formats or ("text", "json")
    parser.option(
        "--format",
        choices=names,
        metavar="FORMAT",
        help=Phrase("how the result is written: {formats}", formats=names),
    )


def add_selection(parser: Parser) -> None:
    """The options of doctor and preflight that say what is checked and what counts."""
    parser.option(
        "--only",
        nargs="+",
        metavar="CODE",
        action="extend",
        help=Phrase("only these checks or areas, and what they need"),
    )
    parser.option(
        "--skip",
        nargs="+",
        metavar="CODE",
        action="extend",
        help=Phrase("leave these checks or areas out"),
    )
    add_requirements(parser)
    parser.option(
        "--photo",
        type=Path,
        metavar="FILE",
        help=Phrase("your own photo in place of the bundled one"),
    )
    parser.option("--account", metavar="ID", help=Phrase("the account that is expected"))
    parser.option(
        "--timeout",
        type=positive,
        metavar="SECONDS",
        help=Phrase("for the whole run; 30 without this option"),
    )
    parser.option(
        "--fail-on",
        choices=("fail", "unknown", "warn", "never"),
        metavar="WHAT",
        help=Phrase(
            "from what on to exit with other than 0: {levels}", levels="fail, unknown, warn, never"
        ),
    )
    parser.option(
        "--output", type=Path, metavar="FILE", help=Phrase("write the result to this file")
    )


def add_requirements(parser: Parser) -> None:
    """The options that say what must hold beyond the guide's own, and the file that may say it."""
    parser.option(
        "--require",
        nargs="+",
        metavar="WHAT",
        action="extend",
        help=Phrase("also insist on these checks, areas or IAM actions"),
    )
    parser.option(
        "--require-policy",
        nargs="+",
        metavar="NAME",
        action="extend",
        help=Phrase("also insist on these managed policies"),
    )
    parser.option(
        "--resources",
        nargs="+",
        metavar="ARN",
        action="extend",
        help=Phrase("the resources that the required actions are for"),
    )
    parser.option(
        "--config", type=Path, metavar="FILE", help=Phrase("a TOML file with these settings")
    )


def add_granting(parser: Parser) -> None:
    """The option of commands that can change permissions in AWS."""
    parser.option(
        "--admin-profile",
        metavar="NAME",
        help=Phrase("the profile of somebody who may change permissions in IAM"),
    )


def positive(text: str) -> float:
    """A number of seconds above 0; ValueError otherwise."""
    value = float(text)
    if not 0 < value < 86_400:
        raise ValueError(text)
    return value
