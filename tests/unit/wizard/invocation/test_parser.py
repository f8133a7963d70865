"""The command line's help and errors: both languages, 80 columns."""

import re

import pytest

from wizard.errors import Usage
from wizard.invocation.parser import COMMANDS, parser
from wizard.languages import OFFERED, language
from wizard.output.cells import cells


def help_of(command: str, code: str) -> str:
    root = parser(language(code))
    (commands,) = [action for action in root._actions if action.dest == "command"]
    return commands.choices[command].format_help()


@pytest.mark.parametrize("code", OFFERED)
@pytest.mark.parametrize("command", COMMANDS)
def test_help_fits_into_80_columns(command, code):
    assert [line for line in help_of(command, code).splitlines() if cells(line) > 80] == []


@pytest.mark.parametrize("command", COMMANDS)
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
        parser(language(code)).parse_args(line)

    words = language(code).say(wrong.value.phrase)
    assert wrong.value.phrase.text != "rekwiz cannot follow this command line: {what}"
    assert (code == "en") == words.isascii()


def test_options_of_every_command_stand_before_or_behind_it():
    before = parser(language("en")).parse_args(["--profile", "dev", "doctor"])
    behind = parser(language("en")).parse_args(["doctor", "--profile", "dev"])

    assert (before.profile, behind.profile) == ("dev", "dev")
