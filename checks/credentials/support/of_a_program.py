"""What a person's own program would take instead: the variables of a .env file beside it."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from checks.context import Context
from checks.masking import mask_key_id, masked_name
from checks.model import Evidence, Fact, Finding, Location, Message, Phrase, Remedy, Severity
from checks.pages import VARIABLES as PAGE
from checks.patience import patiently
from checks.profile import ID, VARIABLES, shown, stated
from checks.sources.local.start_up.contents import text_of

FILES = (".env", ".env.local")
PROFILE, KEY = "AWS_PROFILE", VARIABLES[ID][0]
SETS_ANOTHER = Message(
    code="credentials.program-sets-another",
    severity=Severity.WARN,
    summary="{file}, line {line}, sets {name} to {value}: a program that loads this file uses that, and"
    " this run did not look at it.",
    why="Neither the AWS CLI nor boto3 reads such a file. python-dotenv, docker compose, editors and many"
    " frameworks load it into the program that they start, and only where the variable is not set yet.",
    recognised="A file called .env or .env.local lies in the folder of this run, and sets a profile or a"
    " key that is not the one in use.",
    steps=(
        "If your program loads {file}, set the same variable in this terminal and run rekwiz again: it"
        " looks at the same then.",
    ),
    links=(PAGE,),
    explains=("credentials.profile-not-found",),
)
NO_SUCH_PROFILE = Phrase(
    "{file}, line {line}, sets {name} to {value}, and neither shared file has that profile: a program"
    " that loads this file ends there."
)

CORRECT_IT = Phrase("Correct that line of {file}, or take it out.")


def set_by_files(
    context: Context, profile: str, profiles: Callable[[], tuple[str, ...]]
) -> Iterator[Finding]:
    """Of each variable the first line that sets it to something else than what is in use: `profile`,
    one of `profiles`,
    which are read where a line names another."""
    told = set[str]()
    for name, value, file, line in _pairs(context):
        if name in told or not value or "$" in value or context.environment.get(name):
            continue
        if name == PROFILE and value != profile:
            told.add(name)
            yield _finding(context, name, masked_name(value), file, line, value in profiles())
        elif name == KEY and not _is_in_use(context, value):
            told.add(name)
            yield _finding(context, name, mask_key_id(value), file, line)


def _is_in_use(context: Context, key: str) -> bool:
    """Whether the profile has the same key in its file."""
    there = stated(context, ID)
    return there is not None and there.value == key


def _pairs(context: Context) -> Iterator[tuple[str, str, Path, int]]:
    for file in (context.folder / name for name in FILES):
        if text := patiently(file, partial(text_of, file)):
            for number, name, value in _settings(text):
                yield name, value, file, number


def _settings(text: str) -> Iterator[tuple[int, str, str]]:
    """What each line sets, by its number; as a rule there is no such file, and so no need of the words."""
    from checks.sources.local.start_up.words import Words, line_in

    for number, line in enumerate(text.splitlines(), start=1):
        for name, value in line_in(line, Words.PAIRS).sets.items():
            yield number, name, value or ""


def _finding(
    context: Context, name: str, value: str, file: Path, line: int, known: bool = True
) -> Finding:
    facts: dict[str, Fact] = {
        "file": shown(file, context),
        "line": line,
        "name": name,
        "value": value,
    }
    steps = tuple(Phrase(step, **facts) for step in SETS_ANOTHER.steps)
    steps = steps if known else (CORRECT_IT.with_(**facts), *steps)
    look = (f"rekwiz doctor --profile {shlex.quote(value)}",) if name == PROFILE and known else ()
    return SETS_ANOTHER.finding(
        Evidence(name, value, shown(file, context)),
        severity=Severity.INFO if known else Severity.WARN,
        location=Location(str(file), line),
        remedy=Remedy(steps, look, SETS_ANOTHER.links),
        summary=None if known else NO_SUCH_PROFILE,
        facts=facts,
    )
