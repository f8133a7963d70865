"""From arguments to a command to its exit code; the only place that exits."""

from __future__ import annotations

import os
import signal
import sys
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any, NoReturn

import checks
import wizard
from checks.model import Phrase
from wizard.languages import Language, language, match, preferred
from wizard.usage import Usage

USAGE, NOT_WRITTEN, BUG, INTERRUPTED = 2, 5, 70, 130


def run() -> NoReturn:
    """The console script."""
    if checks.__version__ != wizard.__version__:
        sys.exit("rekwiz: another package called checks or wizard is in the way")
    signal.signal(signal.SIGTERM, _interrupt)
    code = main(sys.argv[1:])
    try:
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of a pipe left: nothing to say, and nobody to say it to
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)


def _interrupt(*_: object) -> NoReturn:
    """Being told to stop is the same as Ctrl-C: nothing is left half-written."""
    raise KeyboardInterrupt


def main(arguments: Sequence[str]) -> int:
    """The exit code of one command line (CONTRACT, "Exit codes")."""
    words = spoken(arguments)
    try:
        return _command(list(arguments), words)
    except Usage as wrong:
        return _wrong(wrong, words)
    except KeyboardInterrupt:
        _say(words, Phrase("Interrupted. Nothing is half-written."))
        return INTERRUPTED
    except BrokenPipeError:
        return 0
    except Exception as error:
        return _ended_by(error, arguments, words)


def spoken(arguments: Sequence[str]) -> Language:
    """The language of --lang, REKWIZ_LANG or the locale, known before anything else is understood."""
    own = list(arguments[: arguments.index("--")] if "--" in arguments else arguments)
    wishes = [word.partition("=")[2] for word in own if word.startswith("--lang=")]
    wishes += [after for word, after in pairwise(own) if word == "--lang"]
    chosen = next((code for wish in wishes if (code := match(wish))), None)
    return language(chosen or preferred(os.environ))


def _command(arguments: list[str], words: Language) -> int:
    from wizard.arguments import parser

    _stand_somewhere()
    root = parser(words)
    arguments, child = _child_of(arguments)
    options = root.parse_args(arguments, Namespace(child=child))
    if getattr(options, "version", False):
        print(f"rekwiz {wizard.__version__}")
        return 0
    if options.command is None:
        if not sys.stdin.isatty():
            print(root.format_help(), file=sys.stderr)
            return USAGE
        options = root.parse_args([*arguments, "setup"], Namespace(child=child))
    from wizard.call import Call

    module = import_module(f"wizard.commands.{options.command}")
    return Call.of(options, words).carry_out(module)


def _stand_somewhere() -> None:
    try:
        Path.cwd()
    except FileNotFoundError:
        raise Usage(
            Phrase("The folder that this terminal is in does not exist any more."),
            Phrase("Go to one that does, for example with: cd ~"),
        ) from None


def _ended_by(error: Exception, arguments: Sequence[str], words: Language) -> int:
    """A write that did not take, or a bug: their modules are loaded only now."""
    from wizard.not_taken import NotTaken
    from wizard.writing import NotWritten

    if isinstance(error, NotWritten):
        return _not_written(error, words)
    if isinstance(error, NotTaken):
        _say(words, error.phrase)
        return NOT_WRITTEN
    from wizard.bug import report

    print(report(error, arguments, words), file=sys.stderr)
    return BUG


def _child_of(arguments: list[str]) -> tuple[list[str], list[str]]:
    """rekwiz's own words, and those behind `--`: a command for the sandbox."""
    if "--" not in arguments:
        return arguments, []
    place = arguments.index("--")
    own, child = arguments[:place], arguments[place + 1 :]
    return (own, child) if "sandbox" in own else (own + child, [])


def _not_written(stopped: Any, words: Language) -> int:
    from wizard.not_written import sentence

    _say(words, sentence(stopped))
    return USAGE if stopped.reason.can_never_work else NOT_WRITTEN


def _wrong(wrong: Usage, words: Language) -> int:
    _say(words, Phrase("rekwiz: {what}", what=wrong.phrase))
    if wrong.hint:
        _say(words, wrong.hint)
    return USAGE


def _say(words: Language, phrase: Phrase) -> None:
    from wizard.layout import harmless

    print(harmless(words.say(phrase)), file=sys.stderr)
