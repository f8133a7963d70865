"""fish: one line an option, each with the condition under which it is offered."""

from __future__ import annotations

from collections.abc import Iterator

from wizard.completion.vocabulary import Sentence, Spoken, Vocabulary

FIRST = "__fish_use_subcommand"
"""fish's own: no command was named yet."""


def fish(words: Vocabulary) -> str:
    return "\n".join(_lines(words)) + "\n"


def _lines(words: Vocabulary) -> Iterator[str]:
    yield "complete -c rekwiz -f"
    for command in words.commands:
        yield f"complete -c rekwiz -n {FIRST} -a {command.name} -d {_quoted(command.help)}"
    for option in words.everywhere:
        yield _of_option(option, FIRST)
    for command in words.commands:
        yield from _of_command(command)


def _of_command(command: Sentence) -> Iterator[str]:
    when = _quoted(f"__fish_seen_subcommand_from {command.name}")
    for option in command.options:
        yield _of_option(option, when)
    if command.beside and command.beside.is_file:
        yield f"complete -c rekwiz -n {when} -F"
    if command.beside and command.beside.among:
        yield f"complete -c rekwiz -n {when} -a {_quoted(' '.join(command.beside.among))}"
    if command.behind:
        yield f"complete -c rekwiz -n {when} -a '(__fish_complete_subcommand --fcs-skip=2)'"


def _of_option(option: Spoken, when: str) -> str:
    parts = ["complete -c rekwiz", "-n", when]
    for name in option.names:
        parts += ["-l", name[2:]] if name.startswith("--") else ["-s", name[1:]]
    if option.metavar:
        parts += ["-r", "-F"] if option.is_file else ["-x"]
    if option.among:
        parts += ["-a", _quoted(" ".join(option.among))]
    return " ".join([*parts, "-d", _quoted(option.help)])


def _quoted(text: str) -> str:
    """In single quotes, where fish knows two escapes alone."""
    escaped = text.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"
