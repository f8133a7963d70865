"""What to do next, in order: the commands that a report shows, for a person, a script or an assistant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from checks.fix import Changes
from checks.model import Finding, Phrase, Severity, State
from checks.report import Report
from wizard.output.next_commands import FOR_ADMIN, follow_ups

WORTH = {Severity.FAIL: 0, Severity.UNKNOWN: 1, Severity.WARN: 2, Severity.INFO: 3}
BY_PROGRAM = {
    Changes.ENVIRONMENT: (
        *("unset", "export", "set", "setx", "Remove-Item", "hash", "source", "."),
        *("setenv", "unsetenv", "fish_add_path", "reg"),
    ),
    Changes.FILES: ("chmod", "chown", "icacls", "rm", "del", "mv", "ren", "mkdir", "touch", "cp"),
    Changes.PROGRAMS: (
        "sudo",
        "brew",
        "winget",
        "msiexec",
        "snap",
        "w32tm",
        "conda",
        "mamba",
        "uv",
    ),
}
"""What a command that a remedy shows changes, by its first word."""
PYTHON = re.compile(r"-m (?:pip (?:install|uninstall)|venv) ")
OF_CONFIGURE = ("set", "sso", "sso-session", "import")
CHANGING_VERBS = re.compile(r"(?:add|attach|create|delete|detach|enable|modify|put|remove|update)-")
SIGNING_IN = ("login", "logout")
ASKING = ("rekwiz setup", "aws configure sso", "aws sso login", "aws login")
CHANGING = ("fix", "setup", "undo")


class NextAction(Struct, frozen=True):
    """One command that goes on from a finding, `why` it helps, what it changes at most, and whether a
    person is asked something meanwhile."""

    code: str
    command: str
    why: Phrase
    changes: Changes
    asks: bool


def next_actions(report: Report) -> list[NextAction]:
    """The commands of each finding that somebody should deal with, rekwiz's own first."""
    return [action for finding in in_order(report) for action in _of(finding, report)]


def in_order(report: Report) -> list[Finding]:
    """What somebody should deal with, in this order: the root cause, other failures that nothing
    explains, those first that hold up most checks, then what has a fix among warnings and remarks."""
    counting = (each for each in report.findings if not each.muted)
    own = [each for each in counting if each.code not in report.explained]
    worth = [each for each in own if each.severity is Severity.FAIL or each.remedy.fix is not None]
    worth.sort(key=lambda each: (WORTH[each.severity], -_held_up_by(each, report)))
    root = [report.root_cause] if report.root_cause else []
    return root + [each for each in worth if each not in root]


def _held_up_by(finding: Finding, report: Report) -> int:
    """How many checks wait for the one that found it."""
    able = {each.check.code for each in report.outcomes if finding in each.findings}
    waiting = (each for each in report.outcomes if each.state is State.SKIP)
    return sum(1 for each in waiting if able & set(each.blocked_by))


def _of(finding: Finding, report: Report) -> Iterator[NextAction]:
    fix = finding.remedy.fix
    for command in follow_ups(finding.code, fix, report.target.arn or "", report.scope):
        is_fix = fix is not None and FOR_ADMIN not in command
        changes = fix.changes if fix and is_fix else Changes.FILES
        asks = bool(fix and is_fix and not fix.is_safe)
        yield NextAction(finding.code, command, finding.summary, changes, asks)
    for command in finding.remedy.commands:
        asks = command.startswith(ASKING)
        yield NextAction(finding.code, command, finding.summary, changes_of(command), asks)


def changes_of(command: str) -> Changes:
    """What a command of a remedy changes at most."""
    first, *rest = command.split()
    if first == "rekwiz":
        return Changes.FILES if rest and rest[0] in CHANGING else Changes.NOTHING
    if first == "aws":
        return _changes_of_aws(rest)
    if PYTHON.search(command):
        return Changes.PROGRAMS
    if first.startswith("$Env:"):
        return Changes.ENVIRONMENT
    for changes, programs in BY_PROGRAM.items():
        if first in programs:
            return changes
    return Changes.FILES if " > " in command else Changes.NOTHING


def _changes_of_aws(words: list[str]) -> Changes:
    match [*words, "", ""]:
        case ["configure", verb, *_]:
            is_alone = not verb or verb.startswith("-")
            return Changes.FILES if is_alone or verb in OF_CONFIGURE else Changes.NOTHING
        case ["sso", verb, *_] | [verb, *_] if verb in SIGNING_IN:
            return Changes.FILES
        case [_, verb, *_] if CHANGING_VERBS.match(verb):
            return Changes.ACCOUNT
    return Changes.NOTHING
