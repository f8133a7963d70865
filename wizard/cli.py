"""From arguments to a command to its exit code; the only place that exits."""

from __future__ import annotations

import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise, takewhile
from pathlib import Path
from typing import Any, NoReturn, TextIO

import checks
import wizard
from checks.model import Phrase, at
from wizard.errors import Usage
from wizard.interruption import listen
from wizard.invocation.parser import COMMANDS, parser
from wizard.languages import Language, language, legible, match, preferred

USAGE, NOT_WRITTEN, BUG, INTERRUPTED = 2, 5, 70, 130


def run() -> NoReturn:
    """The console script."""
    if checks.__version__ != wizard.__version__:
        sys.exit("rekwiz: another package called checks or wizard is in the way")
    listen()
    sys.stdout = sys.stdout or _nowhere()  # a program may be started with its streams closed
    sys.stderr = sys.stderr or _nowhere()
    code = main(sys.argv[1:])
    sys.exit(code if _flushed() else code or NOT_WRITTEN)


def _nowhere() -> TextIO:
    return Path(os.devnull).open("w", encoding="utf-8")


def _flushed() -> bool:
    """Whether all of the output went out; a pipe whose reader left counts as that."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return False
    return True


def main(arguments: Sequence[str]) -> int:
    """The exit code of one command line (CONTRACT, "Exit codes")."""
    words = spoken(arguments)
    try:
        return _command(list(arguments), words)
    except Usage as wrong:
        return _wrong(wrong, words)
    except KeyboardInterrupt:
        _say(words, Phrase("Interrupted. No file is half-written."))
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
    return legible(language(chosen or preferred(os.environ)), sys.stdout, sys.stderr)


def _command(arguments: list[str], words: Language) -> int:
    _stand_somewhere()
    root = parser(words)
    if not arguments and not sys.stdin.isatty():
        print(root.format_help(), file=sys.stderr)
        return USAGE
    own, child = _child_of(_with_command(arguments))
    options = root.parse_args(own, Namespace(child=child))
    if getattr(options, "version", False):
        from wizard.output.stdout import print_data

        print_data(f"rekwiz {wizard.__version__}\n")
        return 0
    from wizard.invocation.call import Call

    call = Call(options, words)
    call.must_be_possible()
    from wizard.commands import carry_out

    return carry_out(call, import_module(f"wizard.commands.{options.command}"))


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
    from wizard.errors import NotTaken
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
    """rekwiz's own words, and those behind `--` of the sandbox: the command to run in it."""
    if "--" not in arguments or _named(arguments) != "sandbox":
        return arguments, []
    place = arguments.index("--")
    return arguments[:place], arguments[place + 1 :]


def _named(arguments: Sequence[str]) -> str | None:
    """The command among the words before `--`."""
    own = takewhile(lambda word: word != "--", arguments)
    return next((word for word in own if word in COMMANDS), None)


def _with_command(arguments: list[str]) -> list[str]:
    """`rekwiz` with nothing but options is `rekwiz setup` (CONTRACT)."""
    asks_about_itself = {"-h", "--help", "--version"} & set(arguments)
    only_options = not arguments or arguments[0].startswith("-")
    if _named(arguments) or asks_about_itself or not only_options:
        return arguments
    return ["setup", *arguments]


def _not_written(stopped: Any, words: Language) -> int:
    from wizard.writing.reasons import sentence

    _say(words, sentence(stopped))
    return USAGE if stopped.reason.can_never_work else NOT_WRITTEN


def _wrong(wrong: Usage, words: Language) -> int:
    _say(words, at("rekwiz", wrong.phrase))
    if wrong.hint:
        _say(words, wrong.hint)
    return USAGE


def _say(words: Language, phrase: Phrase) -> None:
    from checks.masking import masked
    from wizard.output.cells import harmless

    print(masked(harmless(words.say(phrase))), file=sys.stderr)
