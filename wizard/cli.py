"""From arguments to a command to its exit code; the only place that exits."""

from __future__ import annotations

import atexit
import gc
import os
import sys
import threading
import warnings
from collections.abc import Sequence
from itertools import pairwise, takewhile

import checks
import wizard
from checks import TYPE_CHECKING
from checks.exits import Exit
from checks.phrase import Phrase, at
from checks.secrets.core_dumps import switch_off
from wizard.commands import COMMANDS, carry_out
from wizard.errors import Usage
from wizard.interruption import LeftAt, StoppedHalfWay, be_deaf, listen
from wizard.languages import Language, language, legible, match, preferred
from wizard.output.streams import all_went_out, make_whole

if TYPE_CHECKING:
    from typing import NoReturn

    from wizard.invocation.listed import Listed
    from wizard.writing import NotWritten


SILENCE_MEANS = {"setup": Exit.NOT_READY, "fix": Exit.NOT_TAKEN, "undo": Exit.NOT_TAKEN}
"""The exit code where a file gives no answer; of the others it is inconclusive."""
ON, OVER = Phrase("To continue: {command}"), Phrase("To start over: {command}")


def run() -> NoReturn:
    """The console script."""
    if checks.__version__ != wizard.__version__:
        sys.exit("rekwiz: another package called checks or wizard is in the way")
    switch_off()
    make_whole()
    listen()
    threading.excepthook = _tell_of_a_thread
    if not sys.warnoptions:  # what Pillow and others tell programmers is no word to a person
        warnings.simplefilter("ignore")
    try:
        code = main(sys.argv[1:])
    except KeyboardInterrupt:  # another one, while the first was being told
        code = Exit.INTERRUPTED
    finally:
        be_deaf()
        _end_what_was_started()
    _leave(code if all_went_out() else code or Exit.NOT_TAKEN)


def _leave(code: int) -> NoReturn:
    """As Python itself does; but what threads are still at work with it would take apart under them, and
    one that imports something just then ends the program as broken."""
    if threading.active_count() > 1:
        atexit._run_exitfuncs()
        os._exit(code if all_went_out() else code or Exit.NOT_TAKEN)
    gc.freeze()  # or Python looks once more through all that goes with it anyway
    sys.exit(code)


def _tell_of_a_thread(ended: threading.ExceptHookArgs) -> None:
    """Of an exception in a thread its class: its words could hold anything."""
    print(f"rekwiz: {ended.exc_type.__name__}", file=sys.stderr)


def _end_what_was_started() -> None:
    """Programs that rekwiz or botocore started and that still run: none outlives this one."""
    if "subprocess" in sys.modules:
        from checks.sources.local.children import end_for_good

        end_for_good()


def main(arguments: Sequence[str]) -> int:
    """The exit code of one command line (CONTRACT, "Exit codes")."""
    words = spoken(arguments)
    try:
        return _command(list(arguments), words)
    except BrokenPipeError:  # nobody reads on; what would have become of it is not known
        return _undecided(arguments)
    except SystemExit:
        raise
    except BaseException as ended:  # OutOfTime, too: where nobody took it, that is a bug
        _learn_secrets(arguments)  # before a word of it is told
        return _told(ended, arguments, words)


def _told(ended: BaseException, arguments: Sequence[str], words: Language) -> int:
    match ended:
        case Usage():
            return _wrong(ended, words)
        case KeyboardInterrupt():
            return _interrupted(ended, arguments, words)
        case _:
            return _ended_by(ended, arguments, words)


def _learn_secrets(arguments: Sequence[str]) -> None:
    """Those that this process was started with; help and the version tell nothing that it was given."""
    from checks.secrets.places import learn_variables, learn_words

    learn_variables(os.environ)
    learn_words(arguments)


def spoken(arguments: Sequence[str]) -> Language:
    """The language of --lang, REKWIZ_LANG or the locale, known before anything else is understood."""
    own = list(arguments[: arguments.index("--")] if "--" in arguments else arguments)
    wishes = [word.partition("=")[2] for word in own if word.startswith("--lang=")]
    wishes += [after for word, after in pairwise(own) if word == "--lang"]
    chosen = next((code for wish in wishes if (code := match(wish))), None)
    return legible(language(chosen or preferred(os.environ)), sys.stdout, sys.stderr)


def _command(arguments: list[str], words: Language) -> int:
    _stand_somewhere()
    if arguments == ["--version"]:
        return _tell_the_version()
    from wizard.invocation.command_line import CommandLine

    line = CommandLine(words, COMMANDS)
    if not arguments and not sys.stdin.isatty():
        print(line.help(), file=sys.stderr)
        return Exit.USAGE
    asked = line.read(*_child_of(_with_command(arguments)))
    if asked.everywhere.version or asked.command is None:
        return _tell_the_version()
    _learn_secrets(arguments)
    from wizard.invocation.call import Call

    command = asked.command.command
    order = command.order(asked.given)
    call = Call(words, asked.everywhere, order.prepared)
    call.must_be_possible(command.mistaken_region)
    return carry_out(call, order, command.sandbox)


def _tell_the_version() -> int:
    from wizard.output.stdout import print_data

    print_data(f"rekwiz {wizard.__version__}\n")
    return Exit.READY


def _stand_somewhere() -> None:
    try:
        os.getcwd()
    except FileNotFoundError:
        raise Usage(
            Phrase("The folder that this terminal is in does not exist any more."),
            Phrase("Go to one that does, for example with: cd ~"),
        ) from None


def _interrupted(stopped: KeyboardInterrupt, arguments: Sequence[str], words: Language) -> int:
    if isinstance(stopped, StoppedHalfWay):
        from wizard.writing.reasons import interruption

        _say(words, interruption(stopped))
    else:
        _say(words, Phrase("Interrupted. No file is half-written."))
        _say_what_goes_on(stopped, arguments, words)
    return Exit.INTERRUPTED


def _say_what_goes_on(
    stopped: KeyboardInterrupt, arguments: Sequence[str], words: Language
) -> None:
    """The command with which what was asked for goes on, where it is one that asks."""
    from wizard.output.practice import is_lost, typed

    command = _named(arguments)
    asks = command and (command.name in ("fix", "undo") or "--fix" in arguments)
    match stopped:
        case LeftAt(command=again, anew=anew):
            _say(words, (OVER if anew else ON).with_(command=again))
        case _ if asks:
            anew = is_lost() or "--sandbox" in arguments
            again = typed(["rekwiz", *arguments])
            _say(words, (OVER if anew else ON).with_(command=again))


def _ended_by(error: BaseException, arguments: Sequence[str], words: Language) -> int:
    """A write that did not take, or a bug: their modules are loaded only now."""
    from checks.patience import NoAnswer
    from wizard.errors import NotTaken
    from wizard.writing import NotWritten

    if isinstance(error, NotWritten):
        return _not_written(error, words)
    if isinstance(error, NotTaken):
        _say(words, error.phrase)
        return Exit.NOT_TAKEN
    command = _named(arguments)
    if isinstance(error, NoAnswer):
        _say(words, error.phrase)
        return _undecided(arguments)
    from wizard.bug import report

    print(report(error, command.name if command else None, words), file=sys.stderr)
    return Exit.BUG


def _undecided(arguments: Sequence[str]) -> int:
    command = _named(arguments)
    return SILENCE_MEANS.get(command.name if command else "setup", Exit.INCONCLUSIVE)


def _child_of(arguments: list[str]) -> tuple[list[str], list[str]]:
    """rekwiz's own words, and those behind `--` where another command to run stands there."""
    from wizard.invocation.command_line import takes_words_behind

    command = _named(arguments)
    if "--" not in arguments or command is None or not takes_words_behind(command):
        return arguments, []
    place = arguments.index("--")
    return arguments[:place], arguments[place + 1 :]


def _named(arguments: Sequence[str]) -> Listed | None:
    """The command among the words before `--`."""
    own = takewhile(lambda word: word != "--", arguments)
    by_name = {command.name: command for command in COMMANDS}
    return next((by_name[word] for word in own if word in by_name), None)


def _with_command(arguments: list[str]) -> list[str]:
    """`rekwiz` with nothing but options is `rekwiz setup` (CONTRACT)."""
    asks_about_itself = {"-h", "--help", "--version"} & set(arguments)
    only_options = not arguments or arguments[0].startswith("-")
    if _named(arguments) or asks_about_itself or not only_options:
        return arguments
    return ["setup", *arguments]


def _not_written(stopped: NotWritten, words: Language) -> int:
    from wizard.writing.reasons import sentence

    _say(words, sentence(stopped))
    return Exit.USAGE if stopped.reason.can_never_work else Exit.NOT_TAKEN


def _wrong(wrong: Usage, words: Language) -> int:
    _say(words, at("rekwiz", wrong.phrase))
    if wrong.hint:
        _say(words, wrong.hint)
    return Exit.USAGE


def _say(words: Language, phrase: Phrase) -> None:
    from checks.secrets.gate import shown
    from wizard.output.cells import harmless

    print(shown(harmless(words.say(phrase))), file=sys.stderr)
