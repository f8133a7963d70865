"""`rekwiz run`: a person's own command as it is; when it fails, the one cause, after its last words."""

from __future__ import annotations

import errno
import os
import sys

from checks import TYPE_CHECKING
from checks.phrase import Phrase
from wizard.errors import Usage
from wizard.formats import DEFAULT, FAILURE, names_of, renderer
from wizard.invocation.command import Sandbox, command
from wizard.invocation.command_line import BEHIND
from wizard.invocation.mistaken_region import MistakenRegion
from wizard.invocation.options import Options, behind
from wizard.invocation.selection import output_format
from wizard.output.cells import printable
from wizard.output.stdout import cannot_be_written

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from checks.report import Report
    from wizard.invocation.call import Call
    from wizard.running.ended import Ended, NotStarted

MODE = "run"


class RunOptions(Options):
    """How the cause is written; what stands behind `--` is the command's alone."""

    format: str | None = output_format(names_of(FAILURE))
    child: tuple[str, ...] = behind(Phrase("The command to run, with its own options"), needed=True)


def run(call: Call, options: RunOptions) -> int:
    """The command's own exit code, whatever becomes of the explaining."""
    from wizard.running.ended import Ended
    from wizard.running.run import run as run_as_it_is

    if not options.child:
        raise Usage(Phrase("Say which command is to run."), BEHIND.with_(name=MODE))
    ended = run_as_it_is(options.child)
    try:
        _explain(call, options, ended)
    except KeyboardInterrupt:
        pass
    except Exception as error:
        from wizard.bug import report

        print(report(error, MODE, call.language), file=sys.stderr)
    if isinstance(ended, Ended) and ended.lost and not ended.code:
        raise cannot_be_written(ended.lost)
    return ended.code


def _explain(call: Call, options: RunOptions, ended: Ended | NotStarted) -> None:
    """To standard error: standard output is the command's."""
    from wizard.conversation.chosen import speak
    from wizard.explaining.failure import failure, is_known
    from wizard.output.look import look_on
    from wizard.output.marks import Mark
    from wizard.running.ended import NotStarted

    match ended:
        case NotStarted():
            program, reason = options.child[0], _as_a_shell_says_it(ended)
            said = Phrase("{program}: {reason}", program=program, reason=reason)
            speak(call).show(said, Mark.FAIL)
            words: Sequence[str] = (f"{program}: {reason}",)
            if not is_known(words):
                return
        case _ if not ended.has_failed:
            return
        case _:
            words = ended.words
    failed = failure(ended.code, words, _report(call, options))
    look = look_on(sys.stderr, practice=call.in_sandbox)
    render = renderer(options.format or DEFAULT, FAILURE)
    text = printable(render(failed, call.language, look), sys.stderr.encoding)
    print(text, end="", file=sys.stderr, flush=True)


def _as_a_shell_says_it(missing: NotStarted) -> str:
    is_absent = missing.errno == errno.ENOENT
    return "command not found" if is_absent else os.strerror(missing.errno)


def _report(call: Call, options: RunOptions) -> Report:
    """What the doctor finds for whoever the command was about; its progress where somebody looks."""
    from wizard.examining.report import report_on
    from wizard.examining.run import examine, planned
    from wizard.explaining.whose import whose_is
    from wizard.invocation.wishes import Wishes, context_of

    whose = whose_is(options.child, call.scope)
    _take_on(whose.environment)
    wishes = Wishes(profile=whose.scope.profile, region=whose.scope.region)
    context = context_of(call, wishes)
    if sys.stderr.isatty():
        return report_on(call, wishes, MODE, context)
    return examine(planned(), context, MODE)


def _take_on(changed: Mapping[str, str | None]) -> None:
    """The variables that the command was given, for the rest of this process: botocore reads them."""
    for name, value in changed.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value


COMMAND = command(
    RunOptions,
    run,
    sandbox=Sandbox.SAID_BY_IT,
    mistaken_region=MistakenRegion.IS_REPORTED,
)
