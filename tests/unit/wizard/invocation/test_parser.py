"""The command line's help and errors: both languages, 80 columns."""

import re

import pytest

from wizard.commands import COMMANDS
from wizard.errors import Usage
from wizard.invocation.command_line import CommandLine
from wizard.languages import OFFERED, language
from wizard.output.cells import cells

NAMES = [command.name for command in COMMANDS]


def help_of(command: str, code: str) -> str:
    return CommandLine(language(code), COMMANDS).parsers[command].format_help()


@pytest.mark.parametrize("code", OFFERED)
@pytest.mark.parametrize("command", NAMES)
def test_help_fits_into_80_columns(command, code):
    assert [line for line in help_of(command, code).splitlines() if cells(line) > 80] == []


@pytest.mark.parametrize("command", NAMES)
def test_help_in_chinese_keeps_no_english_of_argparse(command):
    text = help_of(command, "zh-TW")

    assert not re.search(r"usage:|options:|positional|show this help", text, re.IGNORECASE)


@pytest.mark.parametrize("code", OFFERED)
@pytest.mark.parametrize(
    "line",
    [
        ["doctor", "--nonsense"],
        ["doctor", "--timeout"],
        ["doctor", "--timeout", "soon"],
        ["doctor", "--fail-on", "maybe"],
        ["detect"],
        ["detcet"],
    ],
)
def test_a_wrong_line_is_said_in_the_chosen_language(line, code):
    with pytest.raises(Usage) as wrong:
        CommandLine(language(code), COMMANDS).read(line)

    words = language(code).say(wrong.value.phrase)
    assert wrong.value.phrase.text != "rekwiz cannot follow this command line: {what}"
    assert (code == "en") == words.isascii()


def test_options_of_every_command_stand_before_or_behind_it():
    before = CommandLine(language("en"), COMMANDS).read(["--profile", "dev", "doctor"])
    behind = CommandLine(language("en"), COMMANDS).read(["doctor", "--profile", "dev"])

    assert (before.everywhere.profile, behind.everywhere.profile) == ("dev", "dev")
