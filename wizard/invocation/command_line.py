"""The whole command line in one language: its help, and what somebody's words ask for."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from itertools import takewhile

from checks.phrase import Phrase
from checks.record import Record
from wizard.errors import Usage
from wizard.invocation.everywhere import Everywhere
from wizard.invocation.listed import Listed
from wizard.invocation.options import Behind, Given, filled, options_of
from wizard.invocation.parser import Parser
from wizard.languages import Language

EPILOG = Phrase(
    "Exit codes: 0 ready, 1 not ready, 2 wrong usage, 3 could not be decided, 4 warnings under"
    " --fail-on warn, 5 a write did not take, 70 a bug in rekwiz, 130 interrupted."
)
DESCRIPTION = Phrase(
    "From a fresh machine to a first face detection with Amazon Rekognition: a guided set-up, a"
    " doctor for a set-up that broke, and a check for pipelines."
)
BEHIND = Phrase("A command that is to run stands behind two hyphens: rekwiz {name} -- COMMAND")
NAME = "command"
"""Under which argparse keeps the command's name."""


class Understood(Record):
    """What a line of words asks for; without a command it asks about rekwiz itself."""

    command: Listed | None
    everywhere: Everywhere
    given: Given


class CommandLine:
    """rekwiz's own options and its commands, in one language.

    The options of a command are there once somebody's words name it, or its parser is asked for.
    """

    def __init__(self, language: Language, commands: Sequence[Listed]) -> None:
        self.commands = {command.name: command for command in commands}
        self._root = Parser("rekwiz", language, DESCRIPTION, EPILOG)
        title = language.say(Phrase("Commands"))
        below = self._root.add_subparsers(
            dest=NAME, title=title, metavar="COMMAND", parser_class=Parser
        )
        self._parsers = {
            command.name: below.add_parser(
                command.name,
                language=language,
                help=language.say(command.summary).replace("%", "%%"),
            )
            for command in commands
        }
        self._whole: set[str] = set()
        self._root.take_everywhere()

    def help(self) -> str:
        return self._root.format_help()

    def parser(self, name: str) -> Parser:
        """That of a command, whole."""
        parser = self._parsers[name]
        if name not in self._whole:
            self._whole.add(name)
            parser.introduction = self.commands[name].summary
            parser.take(self.commands[name].command.options, Phrase("Options"))
            parser.take_everywhere()
        return parser

    def read(self, words: Sequence[str], behind: Sequence[str] = ()) -> Understood:
        """What is asked for; Usage for words that cannot be followed. `behind` is what stood behind --."""
        own = list(takewhile(lambda word: word != "--", words))
        named = [self.parser(word) for word in own if word in self.commands]
        for parser in (self._root, *named[:1]):
            parser.must_have_no_values(own)
        namespace, unknown = self._root.parse_known_args(list(words), Namespace())
        given: dict[str, object] = vars(namespace)
        command = self.commands.get(str(given.get(NAME)))
        if command:
            self.parser(command.name).must_be_whole(given)
            given |= {name: list(behind) for name in _behind(command)}
        if unknown:
            what = Phrase("rekwiz does not know {what}.", what=" ".join(unknown))
            if command and _behind(command) and not behind:
                raise Usage(what, BEHIND.with_(name=command.name))
            raise self._root.refuse(what)
        return Understood(command, filled(Everywhere, given), given)


def takes_words_behind(command: Listed) -> bool:
    """Whether what stands behind -- is another command for it to run."""
    return bool(_behind(command))


def _behind(command: Listed) -> list[str]:
    own = command.command.options
    return [name for name, option in options_of(own) if isinstance(option, Behind)]
