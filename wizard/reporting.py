"""Runs the checks that a call asks for and writes the report where it asks for it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from checks.model import Outcome, Phrase
from checks.report import Report
from wizard.call import Call
from wizard.configuration import Wishes, context_of, wishes_of
from wizard.examination import examine, planned
from wizard.formats import Look, renderer, several
from wizard.formats.json import escaped
from wizard.output_file import must_be_writable, write
from wizard.usage import Usage

if TYPE_CHECKING:
    from checks.context import Context


def look_at_one(call: Call, mode: str) -> int:
    """One profile, one report, a bundle where one is asked for; the exit code is the report's."""
    wishes, bundle = _wishes(call), _place_of_bundle(call)
    context = context_of(call, wishes)
    report = _report(call, wishes, mode, context)
    if bundle:
        _save_bundle(call, bundle, report, context)
    if call.option("fix") and report.root_cause:
        return _mended(call, wishes, report, mode, context)
    text = renderer(wishes.format)(report, call.language, _look(call, wishes))
    return _publish(call, wishes, text, report.exit_code)


def _wishes(call: Call) -> Wishes:
    """What is asked for, once it is sure that the result will find its place."""
    wishes = wishes_of(call)
    if wishes.output is not None:
        must_be_writable(wishes.output)
    return wishes


def _mended(call: Call, wishes: Wishes, report: Report, mode: str, context: Context) -> int:
    """The report, the fix of its root cause, and whether all is well now."""
    from wizard.mending import MENDED, Work, mend

    text = renderer(wishes.format)(report, call.language, _look(call, wishes))
    code = _publish(call, wishes, text, report.exit_code)
    work = Work(call, call.conversation(), wishes)
    mended = mend(work, report.root_cause, context, only_safe=call.option("yes", False)) == MENDED
    return _report(call, wishes, mode, context_of(call, wishes)).exit_code if mended else code


def look_at_all(call: Call, mode: str) -> int:
    """Every profile of the shared files, one after the other; the gravest exit code of them."""
    from checks.sources.refusal import Refusal

    if call.option("bundle"):
        raise Usage(
            Phrase("{what} does not go with {other}.", what="--bundle", other="--all-profiles")
        )
    wishes = _wishes(call)
    settings = call.context().aws.settings()
    names = [None] if isinstance(settings, Refusal) else settings.profiles or [None]
    contexts = (context_of(call, wishes.with_profile(name)) for name in names)
    reports = [_report(call, wishes, mode, context) for context in contexts]
    text = several(wishes.format)(reports, call.language, _look(call, wishes))
    gravest = min((report.exit_code for report in reports), key=[1, 3, 4, 0].index)
    return _publish(call, wishes, text, gravest)


def _place_of_bundle(call: Call) -> Path | None:
    """Where a bundle is wanted; Usage, before anything is looked at, where none can be written."""
    if place := call.option("bundle"):
        from wizard.bundle import refuse_place

        refuse_place(place)
    return place


def _save_bundle(call: Call, place: Path, report: Report, context: Context) -> None:
    from wizard.bundle import save
    from wizard.paths import shown

    save(place, report, context, call.language, with_account=call.option("with_account", False))
    words = Phrase(
        "For somebody who helps: {file}. Look through it before you send it.",
        file=shown(place.absolute()),
    )
    call.conversation().show(words)


def _report(call: Call, wishes: Wishes, mode: str, context: Context) -> Report:
    plan = planned(wishes.only, wishes.skip, wishes.require, wishes.places)
    conversation = call.conversation()
    with conversation.progress(Phrase("Looking…")) as say:
        return examine(
            plan,
            context,
            mode,
            timeout=wishes.timeout,
            fail_on=wishes.fail_on,
            watch=_narrate(call, say),
        )


def _narrate(call: Call, say: Callable[[Phrase], None]) -> Callable[[Outcome], None]:
    def watch(outcome: Outcome) -> None:
        title = call.language.title(outcome.check.title)
        say(Phrase("Looking… done: {title}", title=title))

    return watch


def _look(call: Call, wishes: Wishes) -> Look:
    to_terminal = wishes.output is None and sys.stdout.isatty()
    plain = "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    return Look(
        detail=call.option("verbose", False),
        colour=to_terminal and not plain,
        practice=call.in_sandbox,
        width=max(40, min(80, shutil.get_terminal_size((80, 24)).columns)),
    )


def _publish(call: Call, wishes: Wishes, text: str, exit_code: int) -> int:
    """Standard output, or the file of --output."""
    if wishes.output is None:
        print_data(text)
    else:
        write(wishes.output, text)
    return exit_code


def print_data(text: str) -> None:
    """Data on standard output, in whatever encoding it has: never an encoding error."""
    try:
        sys.stdout.write(_encodable(text, sys.stdout.encoding or "utf-8"))
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of a pipe left; the result is the result all the same
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        reason = error.strerror
        raise Usage(Phrase("The result cannot be written: {reason}.", reason=reason)) from None


def _encodable(text: str, encoding: str) -> str:
    """What the encoding lacks as JSON escapes it, so that JSON stays JSON."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(each if _has(encoding, each) else escaped(each) for each in text)
    return text


def _has(encoding: str, character: str) -> bool:
    return bool(character.encode(encoding, "ignore"))
