"""The words of the person's own shell: how a variable is set or taken out there."""

from __future__ import annotations

import shlex
from collections.abc import Iterable

from checks.model import Phrase, Remedy
from checks.sources.local.own_shell import WINDOWS

ANEW = Phrase("Set {name} anew in this terminal, to the bare value alone.")


def unset(names: Iterable[str], platform: str) -> tuple[str, ...]:
    """The command that takes these variables out of a terminal; on Windows PowerShell's."""
    if platform == WINDOWS:
        return ("Remove-Item " + ", ".join(f"Env:{name}" for name in names),)
    return ("unset " + " ".join(names),)


def set_to(name: str, value: str, platform: str) -> tuple[str, ...]:
    """The command that gives a variable this value; on Windows PowerShell's."""
    if platform == WINDOWS:
        quoted = value.replace("'", "''")
        return (f"$Env:{name} = '{quoted}'",)
    return (f"export {name}={shlex.quote(value)}",)


def copied(source: str, target: str, platform: str) -> tuple[str, ...]:
    """The command that gives one variable the value of another."""
    if platform == WINDOWS:
        return (f"$Env:{target} = $Env:{source}",)
    return (f'export {target}="${source}"',)


def unset_remedy(names: Iterable[str], platform: str, *links: str) -> Remedy:
    """How a person takes variables out for good: in this terminal, and where they come from."""
    gone = tuple(names)
    return Remedy(steps=_unsetting(gone, platform), commands=unset(gone, platform), links=links)


def set_remedy(name: str, value: str, platform: str, *links: str) -> Remedy:
    """How a person gives a variable its right value: in this terminal, and where it comes from."""
    steps = (
        Phrase("Set {name} anew in this terminal with the command below.", name=name),
        _for_good(name, platform),
    )
    return Remedy(steps=steps, commands=set_to(name, value, platform), links=links)


def anew_remedy(name: str, platform: str, *links: str) -> Remedy:
    """How a person gives a variable its right value, where that value must not be shown."""
    return Remedy(steps=(ANEW.with_(name=name), _for_good(name, platform)), links=links)


def _unsetting(names: tuple[str, ...], platform: str) -> tuple[Phrase, ...]:
    here = Phrase("Take {names} out of this terminal with the command below.", names=names)
    if platform == WINDOWS:
        prompt = " & ".join(f'set "{name}="' for name in names)
        here = Phrase(
            "Take {names} out of this PowerShell window with the command below; in the Command"
            " Prompt, type {command} in its place.",
            names=names,
            command=prompt,
        )
    return here, _for_good(names, platform)


IN_NEW_WINDOWS = Phrase(
    'If a new window has the old value again, search the Start menu for "environment'
    ' variables" and fix {names} there; in an IDE or a CI job, fix its settings.'
)
IN_NEW_TERMINALS = Phrase(
    "If a new terminal has the old value again, look for {names} in the start-up files of your"
    " shell, such as ~/.bashrc or ~/.zshrc; in an IDE or a CI job, fix its settings."
)
RENAMED = Phrase(
    "Write {right} in the place of {name}, where that variable is set: in a start-up file of your"
    " shell, in a project's own file of variables, or in the settings of an IDE or a CI job."
)
FOR_GOOD = frozenset((IN_NEW_WINDOWS.text, IN_NEW_TERMINALS.text, RENAMED.text))
"""Where to look in general: what is said as long as nobody knows the place."""


def _for_good(names: str | tuple[str, ...], platform: str) -> Phrase:
    said = IN_NEW_WINDOWS if platform == WINDOWS else IN_NEW_TERMINALS
    return said.with_(names=names)
