"""A finding about a variable names what set it, and its commands are in this shell's words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from msgspec import structs

from checks.context import Context
from checks.deadline import Deadline, TooLate, within
from checks.fix import Fix
from checks.model import Evidence, Finding, Location, Outcome, Phrase, Remedy, Severity
from checks.place import Place
from checks.profile import shown
from checks.sources.local.own_shell import Shell
from checks.sources.local.registry import registered
from checks.sources.local.shells import ANEW, FOR_GOOD
from checks.sources.local.start_up.origins import Origin
from checks.sources.local.start_up.words import Words
from checks.sources.local.this_shell import given_in, in_words_of, set_in, unset_in

SECONDS = 3.0
"""A home on a network may be slow, and this only adds to what is known."""
MOST_NAMED = 4
NO_VALUE = ("PATH", "HOME", "USER", "SHELL", "PWD")
"""Variables that everybody has: where they are set tells nothing."""
FROM_OUTSIDE = (Place.GITHUB, Place.GITLAB, Place.PIPELINE, Place.LAMBDA)
"""Where no start-up file sets what a program is given."""
SET_IN = "set in"
OF_FISH = Phrase("fish keeps {names} for every window (set -U; {file}, line {line}).")
MEND_IT = Phrase("{file}, line {line}, sets {names}: fix it there.")
COMMENT_IT = Phrase("{file}, line {line}, sets {names}: put a # before it.")
TAKE_IT_OUT = Phrase(
    "{file}, line {line}, sets {names} among other things: take that out of the line."
)
OF_EVERYBODY = Phrase(
    "{file}, line {line}, sets {names} for everybody: ask whoever looks after this computer."
)
REGISTRY = {
    "User": r"HKCU\Environment",
    "Machine": r"HKLM\SYSTEM\CurrentControlSet\Control\Session Manager\Environment",
}


def origins(names: Sequence[str], context: Context, seconds: float = SECONDS) -> tuple[Origin, ...]:
    """The lines of start-up files that set these variables; none where looking takes too long."""
    return _in_time(seconds, lambda: context.origins(names))


def origins_now(names: Sequence[str], context: Context) -> tuple[Origin, ...]:
    """The same for whoever changes those lines: somebody else may have done so since."""
    return _in_time(SECONDS, lambda: context.origins_now(names))


def _in_time(seconds: float, look: Callable[[], tuple[Origin, ...]]) -> tuple[Origin, ...]:
    try:
        return within(seconds, look, "start-up files")
    except TooLate:
        return ()


def traced(
    outcomes: Iterable[Outcome], context: Context, seconds: float = SECONDS
) -> tuple[Outcome, ...]:
    """The outcomes, each finding with where its variables were set, for somebody at a shell.

    All together take `seconds` at most: what is not found by then is left out.
    """
    if context.place in FROM_OUTSIDE:
        return tuple(outcomes)
    time = Deadline(min(SECONDS, seconds))
    return tuple(
        replace(outcome, findings=tuple(_traced(each, context, time) for each in outcome.findings))
        for outcome in outcomes
    )


def _traced(finding: Finding, context: Context, time: Deadline) -> Finding:
    if any(seen.name == SET_IN for seen in finding.evidence):
        return finding  # a run that is gone on with has it from before
    told = finding.remedy.commands
    there = [name for command in told for name in unset_in(command) if name in context.environment]
    gone = tuple(dict.fromkeys(there))
    given = tuple(filter(None, map(given_in, told)))
    anew = tuple(dict.fromkeys(_to_be_typed(finding.remedy)))
    finding = _with_origins(finding, gone, context, time)
    commands = tuple(in_words_of(context.shell, command) for command in finding.remedy.commands)
    if context.shell is Shell.FISH and _is_universal(finding):
        commands = tuple(each.replace("set -e ", "set -e -U ") for each in commands)
    if commands == finding.remedy.commands and not (gone or given or anew):
        return finding
    remedy = structs.replace(finding.remedy, commands=commands, unset=gone, sets=given, anew=anew)
    return structs.replace(finding, own_remedy=remedy)


def _to_be_typed(remedy: Remedy) -> Iterator[str]:
    """The variables whose value rekwiz does not have: a secret, a sample that a person fills in, or what
    only the person's own shell puts together (`"$HTTP_PROXY"`, `"/x:$PATH"`)."""
    yield from (str(step.facts["name"]) for step in remedy.steps if step.text == ANEW.text)
    for command in remedy.commands:
        name = set_in(command)
        if name and given_in(command) is None:
            yield name


def _blamed(finding: Finding) -> Iterator[str]:
    """The variables that are at fault: those that the commands take out or set anew; and where a remedy
    says where to look for one, the one that was seen."""
    for command in finding.remedy.commands:
        yield from unset_in(command)
        if name := set_in(command):
            yield name
    if any(step.text in FOR_GOOD for step in finding.remedy.steps):
        yield from (seen.source for seen in finding.evidence)


def _with_origins(
    finding: Finding, gone: Sequence[str], context: Context, time: Deadline
) -> Finding:
    def there(names: Iterable[str]) -> tuple[str, ...]:
        kept = (name for name in names if name in context.environment and name not in NO_VALUE)
        return tuple(dict.fromkeys(kept))

    blamed = there(_blamed(finding))
    names = there((*blamed, *(seen.source for seen in finding.evidence)))
    found = origins(names, context, time.left) if names and time.left else ()
    kept = [(name, whose) for name in names for whose in _in_registry(name, context)]
    if not (found or kept):
        return finding
    seen = [_seen(origin, context) for origin in found[:MOST_NAMED]]
    seen += [Evidence(SET_IN, REGISTRY[whose], name) for name, whose in kept]
    finding = structs.replace(finding, evidence=(*finding.evidence, *seen))
    guilty = [origin for origin in found if set(origin.names) & set(blamed)]
    at_fault = [each for each in kept if each[0] in blamed]
    if not (guilty or at_fault):
        return finding
    remedy = _remedy(finding, guilty, at_fault, gone, context)
    first = Location(str(guilty[0].path), guilty[0].line) if guilty else None
    return structs.replace(finding, location=finding.location or first, own_remedy=remedy)


def _in_registry(name: str, context: Context) -> list[str]:
    value = context.environment[name]
    return [whose for whose, kept in registered(name) if kept == value]


def _seen(origin: Origin, context: Context) -> Evidence:
    """The place, and never what stands there: it may be a secret."""
    place = f"{shown(origin.path, context)}:{origin.line}"
    return Evidence(SET_IN, place, " ".join(origin.names))


def _remedy(
    finding: Finding,
    found: Sequence[Origin],
    kept: Sequence[tuple[str, str]],
    gone: Sequence[str],
    context: Context,
) -> Remedy:
    """The same, with the very places in place of a hint where to look."""
    remedy = finding.remedy
    steps = tuple(step for step in remedy.steps if not found or step.text not in FOR_GOOD)
    steps += tuple(_step(origin, bool(gone), context) for origin in found[:MOST_NAMED])
    commands = remedy.commands
    if gone:
        lines = (_out_of_registry(*each) for each in kept if each[0] in gone)
        commands = (*commands, *(line for line in lines if line not in commands))
    return structs.replace(remedy, steps=steps, commands=commands, fix=_fix(finding, found, gone))


def _step(origin: Origin, goes: bool, context: Context) -> Phrase:
    said = OF_EVERYBODY
    if origin.words is Words.FISH_VARIABLES:
        said = OF_FISH
    elif not goes:
        said = MEND_IT
    elif origin.own:
        said = COMMENT_IT if origin.can_be_a_comment else TAKE_IT_OUT
    return said.with_(
        file=shown(origin.path, context), line=origin.line, names=" ".join(origin.names)
    )


def origin_steps(names: Sequence[str], context: Context) -> tuple[Phrase, ...]:
    """Where a person takes them out for good, as far as start-up files say."""
    return tuple(_step(origin, True, context) for origin in origins(names, context)[:MOST_NAMED])


def _out_of_registry(name: str, whose: str) -> str:
    """For PowerShell and the Command Prompt alike."""
    return f'reg delete "{REGISTRY[whose]}" /v {name} /f'


def _fix(finding: Finding, found: Sequence[Origin], gone: Sequence[str]) -> Fix | None:
    """That of the finding; else the one that takes the lines out, where all of them can go."""
    fix = finding.remedy.fix
    is_meant = finding.severity is not Severity.INFO
    about = [origin for origin in found if set(origin.names) <= set(gone)]
    if fix or not is_meant or not about or len(about) < len(found):
        return fix
    return Fix.UNSET_VARIABLE if all(each.can_be_a_comment for each in about) else None


def _is_universal(finding: Finding) -> bool:
    return any(seen.name == SET_IN and "fish_variables:" in seen.value for seen in finding.evidence)
