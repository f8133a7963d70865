"""bash and zsh, as the library shtab writes them from a parser of argparse's."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser

from wizard.completion.vocabulary import Sentence, Spoken, Vocabulary


def bash(words: Vocabulary) -> str:
    return _written(words, "bash")


def zsh(words: Vocabulary) -> str:
    return _written(words, "zsh")


def _written(words: Vocabulary, shell: str) -> str:
    import shtab

    return str(shtab.complete(_parser(words), shell))


def _parser(words: Vocabulary) -> ArgumentParser:
    """A parser of these words alone: rekwiz's own reads options in ways that shtab does not know."""
    root = ArgumentParser("rekwiz", add_help=False)
    for each in words.everywhere:
        _take(root, each)
    below = root.add_subparsers()
    for command in words.commands:
        parser = below.add_parser(
            command.name,
            help=_plain(command.help),
            description=_plain(command.help),
            add_help=False,
        )
        for option in command.options:
            _take(parser, option)
        _take_beside(parser, command)
    return root


def _take(parser: ArgumentParser, option: Spoken) -> None:
    import shtab

    help = _plain(option.help)
    if not option.metavar:
        parser.add_argument(*option.names, help=help, action="store_true")
        return
    action = parser.add_argument(
        *option.names,
        help=help,
        metavar=option.metavar,
        choices=option.among or None,
        nargs="+" if option.many else None,
        default=SUPPRESS,
    )
    if option.is_file:
        vars(action)["complete"] = (
            shtab.FILE
        )  # where shtab looks for it; argparse has no such field


def _take_beside(parser: ArgumentParser, command: Sentence) -> None:
    import shtab

    beside = command.beside
    if beside is None:
        return
    action = parser.add_argument(
        "words",
        nargs="*",
        help=_plain(beside.help),
        metavar=beside.metavar,
        choices=beside.among or None,
    )
    if beside.is_file:
        vars(action)["complete"] = (
            shtab.FILE
        )  # where shtab looks for it; argparse has no such field


def _plain(help: str) -> str:
    """argparse fills in what stands behind a percent sign."""
    return help.replace("%", "%%")
