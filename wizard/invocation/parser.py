"""argparse with words of ours: help in the chosen language, and what is wrong as a value."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Sequence
from functools import partial

from checks import TYPE_CHECKING
from checks.phrase import Phrase, Quoted
from wizard.errors import Usage
from wizard.invocation.everywhere import Everywhere
from wizard.invocation.options import (
    Again,
    Behind,
    Flag,
    Given,
    NoneOf,
    Option,
    Options,
    Value,
    Values,
    Words,
    kept_as,
    options_of,
)
from wizard.languages import Language
from wizard.output.cells import wrap

if TYPE_CHECKING:
    from typing import Any, NoReturn

    from _typeshed import SupportsWrite


BEHIND = "-- COMMAND ..."
HELP_AT = 19
"""The column in which argparse explains arguments of that width."""


class Last(argparse.Action):
    """Keeps the last value as the option's own, and all of them beside it."""

    def __init__(self, kept_as: str, *names: Any, **about: Any) -> None:
        super().__init__(*names, **about)
        self._kept_as = kept_as

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,
        *_: object,
    ) -> None:
        setattr(namespace, self.dest, values)
        setattr(namespace, self._kept_as, [*vars(namespace).get(self._kept_as, ()), values])


class Layout(argparse.RawDescriptionHelpFormatter):
    """Help at most 80 columns wide, whatever the script."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=28, width=80)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrap(text, width)


class Parser(argparse.ArgumentParser):
    """The parser of rekwiz's own words, or of one command's.

    Each mistake is known where argparse finds it, not by its English sentence about it: a type
    raises Usage itself, and two hooks of argparse (`_match_argument`, `_check_value`) do.
    """

    def __init__(
        self,
        prog: str,
        language: Language,
        introduction: Phrase | None = None,
        closing: Phrase | None = None,
        color: bool = False,  # what Python 3.14 gives to the parser of a command
    ) -> None:
        self.language = language
        self.introduction, self.closing = introduction, closing
        """What help begins and ends with; it is wrapped where somebody reads it."""
        self._is_root = " " not in prog
        self._behind = ""
        """What stands behind `--`, as the usage says it; empty for commands that take no other's."""
        self._needed: dict[str, str] = {}
        """The words of which one at least must be there: their metavar by their name."""
        self._flags: set[str] = set()
        """Those that take no value, as they are said: --yes, -v."""
        self._groups: dict[str, argparse._ArgumentGroup] = {}
        super().__init__(
            prog=prog,
            formatter_class=Layout,
            add_help=False,
            allow_abbrev=False,
        )
        self.color = False  # Python 3.14 would colour the help

    def take(self, options: type[Options], title: Phrase) -> None:
        """Every option of a record, under this heading; words stand under one of their own."""
        for name, option in options_of(options):
            self._take(name, option, title)

    def take_everywhere(self) -> None:
        """The options of every command (CONTRACT: before or behind the command)."""
        title = Phrase("Options of every command")
        help = self._words(Phrase("Show this help and exit"))
        self._group(title).add_argument("-h", "--help", action="help", help=help)
        self.take(Everywhere, title)

    def must_have_no_values(self, words: Sequence[str]) -> None:
        """Usage where a value clings to a flag that takes none; argparse would say so in English."""
        for flag in sorted(self._flags):
            if any(self._clings(word, flag) for word in words):
                raise self.refuse(Phrase("{what} takes no value.", what=flag))

    def _clings(self, word: str, flag: str) -> bool:
        """Whether a value stands in one word with the flag: --yes=3, or -v3; -vh are two flags."""
        if flag.startswith("--"):
            return word.startswith(f"{flag}=")
        return word.startswith(flag) and f"-{word[2:3]}" not in {*self._flags, "-h", "-"}

    def must_be_whole(self, given: Given) -> None:
        """Usage where words are missing that must be there."""
        for name, metavar in self._needed.items():
            if not given.get(name):
                raise self.refuse(Phrase("{what} is missing.", what=metavar))

    def refuse(self, what: Phrase) -> Usage:
        return Usage(what, Phrase("Run {program} --help to see what there is.", program=self.prog))

    def _take(self, name: str, option: Option, title: Phrase) -> None:
        flag = f"--{name.replace('_', '-')}"
        match option:
            case Flag(help, short):
                said = tuple(filter(None, (short, flag)))
                self._flags.update(said)
                self._add(title, help, *said, dest=name, action="store_true")
            case Value(help, metavar, read, alone):
                kind: dict[str, Any] = {} if alone is None else {"nargs": "?", "const": alone}
                reader = self._reader(flag, read)
                kind["action"] = partial(Last, kept_as(name, before=self._is_root))
                self._add(title, help, flag, dest=name, metavar=metavar, type=reader, **kind)
            case Values(help, metavar):
                self._add(title, help, flag, dest=name, metavar=metavar, nargs="+", action="extend")
            case Again(help, metavar, read):
                reader = self._reader(flag, read)
                self._add(
                    title, help, flag, dest=name, metavar=metavar, type=reader, action="append"
                )
            case Words(help, metavar, needed):
                self._take_words(name, help, metavar, needed)
            case Behind(help, needed):
                self._take_behind(help, needed)

    def _take_words(self, name: str, help: Phrase, metavar: str, needed: bool) -> None:
        group = self._group(Phrase("Arguments"))
        nargs = "+" if needed else "*"
        action = group.add_argument(name, help=self._words(help), metavar=metavar, nargs=nargs)
        if needed:
            self._needed[name] = metavar
            action.required = False  # argparse would say so in English

    def _take_behind(self, help: Phrase, needed: bool) -> None:
        """In the help alone: what stands there is never looked at."""
        self._behind = BEHIND if needed else f"[{BEHIND}]"
        lines = wrap(self.language.say(help), 80 - HELP_AT)
        lines[0] = BEHIND.ljust(HELP_AT - 2) + lines[0]
        below = "\n".join([lines[0], *(" " * (HELP_AT - 2) + line for line in lines[1:])])
        self._group(Phrase("Arguments")).description = below.replace("%", "%%")

    def _add(self, title: Phrase, help: Phrase, *names: str, **about: Any) -> None:
        """`about` is what argparse calls it; a flag that is not said leaves no trace: it may have been
        said before the command."""
        self._group(title).add_argument(
            *names, help=self._words(help), default=argparse.SUPPRESS, **about
        )

    def _reader(self, flag: str, read: Callable[[str], object]) -> Callable[[str], object]:
        def read_or_refuse(text: str) -> object:
            try:
                return read(text)
            except NoneOf as none:
                raise self._none_of(flag, text, none.allowed) from None
            except ValueError:
                raise self.refuse(
                    Phrase("{what} cannot be '{given}'.", what=flag, given=text)
                ) from None

        return read_or_refuse

    def _none_of(self, what: str, given: str, allowed: Sequence[str]) -> Usage:
        return self.refuse(
            Phrase(
                "{what} cannot be '{given}'; it can be {allowed}.",
                what=what,
                given=given,
                allowed=tuple(allowed),
            )
        )

    def _match_argument(self, action: argparse.Action, arg_strings_pattern: str) -> int:
        """How many words a flag takes; argparse raises where there are too few."""
        try:
            return super()._match_argument(action, arg_strings_pattern)
        except argparse.ArgumentError as error:
            name = str(error.argument_name)
            raise self.refuse(Phrase("{what} needs a value.", what=name)) from None

    def _check_value(self, action: argparse.Action, value: str) -> None:
        """Whether a word is one of the choices; only the commands are such."""
        if action.choices is not None and value not in action.choices:
            raise self.refuse(
                Phrase(
                    "There is no command '{given}'; there are {allowed}.",
                    given=value,
                    allowed=tuple(action.choices),
                )
            )

    def _group(self, title: Phrase) -> argparse._ArgumentGroup:
        if title.text not in self._groups:
            self._groups[title.text] = self.add_argument_group(self.language.say(title))
        return self._groups[title.text]

    def _words(self, help: Phrase) -> str:
        return self.language.say(help).replace("%", "%%")

    def format_usage(self) -> str:
        """With what stands behind everything else, of which argparse does not know."""
        usage = super().format_usage()
        if not self._behind:
            return usage
        last = usage.rstrip("\n").rpartition("\n")[2]
        fits = len(last) + 1 + len(self._behind) <= 80
        between = " " if fits else "\n" + " " * len(f"usage: {self.prog} ")
        return usage.rstrip("\n") + between + self._behind + "\n"

    def format_help(self) -> str:
        self.description = self._paragraph(self.introduction)
        self.epilog = self._paragraph(self.closing)
        plain = super().format_usage()
        text = super().format_help().replace(plain, self.format_usage(), 1)
        text = re.sub(r"(?m)^(\S.*):$", self._heading, text)
        return text.replace("usage:", self.language.say(Phrase("Usage:")), 1)

    def _paragraph(self, words: Phrase | None) -> str | None:
        if words is None:
            return None
        return "\n".join(wrap(self.language.say(words), 80)).replace("%", "%%")

    def _heading(self, found: re.Match[str]) -> str:
        """A line that argparse closes with a colon of its own: the language has another."""
        return self.language.say(Phrase("{heading}:", heading=Quoted(Phrase(found[1]))))

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        from wizard.output.stdout import print_data

        print_data(self.format_help())

    def error(self, message: str) -> NoReturn:
        """What no hook has seen: a value that clings to -h, or to flags in a row; whatever else argparse
        finds, in its own words."""
        match sys.exception():
            case argparse.ArgumentError(argument_name=str(name)):
                raise self.refuse(Phrase("{what} takes no value.", what=name.rpartition("/")[2]))
        raise self.refuse(Phrase("rekwiz cannot follow this command line: {what}", what=message))
