"""Which kind of conversation suits a call: a terminal, plain lines, or prepared answers."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, TextIO

from checks.attendance import NOBODY_TYPES
from wizard.conversation.protocol import Conversation
from wizard.conversation.variables import ByVariables, answers_in
from wizard.invocation.prepared import Prepared
from wizard.languages import Language, legible

if TYPE_CHECKING:
    from wizard.conversation.plain import Plain
    from wizard.conversation.terminal import Terminal
    from wizard.invocation.call import Call

DUMB = ("dumb", "unknown", "")
PLAIN_WISHES = ("REKWIZ_PLAIN", "ACCESSIBLE")
"""The second one is how other programs' prompts are told of a screen reader."""


def speak(call: Call, questions: Callable[[], Collection[str]] | None = None) -> Conversation:
    """The conversation that suits the call's options and its terminal; recorded where asked for.

    `questions` gives the keys that a file of answers may hold.
    """
    prepared = call.prepared
    if call.everywhere.no_input or prepared.stands_in or not sys.stdin.isatty():
        NOBODY_TYPES.set()
        conversation = _unattended(call, questions)
    else:
        wished = {**call.environment, **({PLAIN_WISHES[0]: "1"} if call.everywhere.plain else {})}
        conversation = suited(call.language, wished, sys.stdin, sys.stderr, goes_back=False)
    if answers_in(call.environment):
        conversation = ByVariables(conversation, call.environment)
    if prepared.record:
        from wizard.conversation.recorded import Recorder

        return Recorder(conversation, prepared.record)
    return conversation


def speak_of_keys(call: Call, questions: Callable[[], Collection[str]]) -> Conversation:
    """The same, in which --csv answers where the key comes from, also in a terminal."""
    conversation, file = speak(call, questions), call.prepared.csv
    if file is None:
        return conversation
    from wizard.conversation.by_flag import ByFlag

    return ByFlag(conversation, {"source": "csv", "csv": str(file)})


def suited(
    words: Language,
    environment: Mapping[str, str],
    typed: TextIO,
    stream: TextIO,
    *,
    goes_back: bool = True,
) -> Conversation:
    """The conversation with somebody who is there, decided before anything is on the screen."""
    conversation = _suited(legible(words, stream), environment, typed, stream)
    conversation.goes_back = goes_back
    return conversation


def _suited(
    words: Language, environment: Mapping[str, str], typed: TextIO, stream: TextIO
) -> Plain | Terminal:
    wishes_lines = any(map(environment.get, PLAIN_WISHES))
    if wishes_lines or _is_dumb(environment) or not stream.isatty():
        from wizard.conversation.plain import Plain

        return Plain(words, stream, typed)
    from wizard.conversation.terminal import Terminal

    return Terminal(words, stream)


def _unattended(call: Call, questions: Callable[[], Collection[str]] | None) -> Conversation:
    from wizard.conversation.unattended import Answers

    prepared, region = call.prepared, call.scope.region
    source = "typed" if prepared.secret_from_stdin else None
    flags = {"csv": prepared.csv, "photo": prepared.photo, "region": region, "source": source}
    return Answers(
        legible(call.language, sys.stderr),
        sys.stderr,
        flags={question: str(flag) for question, flag in flags.items() if flag},
        file=prepared.answers,
        known=questions() if prepared.answers and questions else None,
        yes=prepared.yes,
        secrets=_handed_over(prepared),
    )


def _handed_over(prepared: Prepared) -> dict[str, Callable[[], str]]:
    if not prepared.secret_from_stdin:
        return {}
    from wizard.invocation.secret_line import QUESTION, secret_line

    return {QUESTION: lambda: secret_line(sys.stdin)}


def _is_dumb(environment: Mapping[str, str]) -> bool:
    return environment.get("TERM", "" if os.name != "nt" else "windows") in DUMB
