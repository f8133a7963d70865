"""The command line's help and errors: both languages, 80 columns."""

import re
from pathlib import Path

import pytest

import wizard.commands
from checks.model import Phrase
from wizard.commands import COMMANDS
from wizard.commands.sandbox import SandboxOptions
from wizard.errors import Usage
from wizard.invocation.command_line import CommandLine
from wizard.invocation.everywhere import Everywhere
from wizard.invocation.options import filled
from wizard.languages import OFFERED, language
from wizard.output.cells import cells

NAMES = [command.name for command in COMMANDS]


def help_of(command: str, code: str) -> str:
    return CommandLine(language(code), COMMANDS).parser(command).format_help()


@pytest.mark.parametrize("code", OFFERED)
def test_the_usage_says_where_anothers_command_stands(code):
    usage = {name: help_of(name, code).split("\n\n")[0] for name in NAMES}

    assert usage["run"].split()[-3:] == ["--", "COMMAND", "..."]
    assert usage["sandbox"].split()[-3:] == ["[--", "COMMAND", "...]"]
    assert [name for name, text in usage.items() if "COMMAND" in text] == ["run", "sandbox"]


@pytest.mark.parametrize("code", OFFERED)
@pytest.mark.parametrize("command", NAMES)
def test_help_fits_into_80_columns(command, code):
    assert [line for line in help_of(command, code).splitlines() if cells(line) > 80] == []


@pytest.mark.parametrize("command", NAMES)
def test_help_in_chinese_keeps_no_english_of_argparse(command):
    text = help_of(command, "zh-TW")

    assert not re.search(r"usage:|options:|positional|show this help", text, re.IGNORECASE)


NONE_OF = "{what} cannot be '{given}'; it can be {allowed}."
MISTAKES = [
    (["doctor", "--nonsense"], "rekwiz does not know {what}.", {"what": "--nonsense"}),
    (["explain", "a", "--list", "b"], "rekwiz does not know {what}.", {"what": "b"}),
    (["doctor", "--timeout"], "{what} needs a value.", {"what": "--timeout"}),
    (["doctor", "--only", "--yes"], "{what} needs a value.", {"what": "--only"}),
    (
        ["doctor", "--timeout", "soon"],
        "{what} cannot be '{given}'.",
        {"what": "--timeout", "given": "soon"},
    ),
    (["doctor", "--timeout", "0"], "{what} cannot be '{given}'.", {"given": "0"}),
    (["doctor", "--timeout", "86400"], "{what} cannot be '{given}'.", {"given": "86400"}),
    (["doctor", "--timeout", "nan"], "{what} cannot be '{given}'.", {"given": "nan"}),
    (
        ["doctor", "--fail-on", "maybe"],
        NONE_OF,
        {"what": "--fail-on", "given": "maybe", "allowed": ("fail", "unknown", "warn", "never")},
    ),
    (["checks", "--format", "x"], NONE_OF, {"what": "--format"}),
    (["--lang", "xx", "checks"], NONE_OF, {"what": "--lang", "allowed": OFFERED}),
    (["fix", "a.b", "--yes=3"], "{what} takes no value.", {"what": "--yes"}),
    (["--verbose=", "checks"], "{what} takes no value.", {"what": "--verbose"}),
    (["checks", "-v3"], "{what} takes no value.", {"what": "-v"}),
    (["checks", "--help=3"], "{what} takes no value.", {"what": "--help"}),
    (["checks", "-hv=3"], "{what} takes no value.", {"what": "--verbose"}),
    (["detect"], "{what} is missing.", {"what": "PHOTO"}),
    (
        ["detcet"],
        "There is no command '{given}'; there are {allowed}.",
        {"given": "detcet", "allowed": tuple(NAMES)},
    ),
]


@pytest.mark.parametrize("code", OFFERED)
@pytest.mark.parametrize(("line", "text", "facts"), MISTAKES)
def test_a_wrong_line_is_said_in_the_chosen_language(line, text, facts, code):
    with pytest.raises(Usage) as wrong:
        CommandLine(language(code), COMMANDS).read(line)

    phrase = wrong.value.phrase
    assert (phrase.text, dict(phrase.facts) | facts) == (text, phrase.facts)
    assert (code == "en") == language(code).say(phrase).isascii()


@pytest.mark.parametrize(
    ("line", "program"), [(["doctor", "--timeout"], "rekwiz doctor"), (["detcet"], "rekwiz")]
)
def test_the_help_that_would_have_said_it_is_named(line, program):
    with pytest.raises(Usage) as wrong:
        CommandLine(language("en"), COMMANDS).read(line)

    assert wrong.value.hint == Phrase("Run {program} --help to see what there is.", program=program)


def test_options_of_every_command_stand_before_or_behind_it():
    before = CommandLine(language("en"), COMMANDS).read(["--profile", "dev", "doctor"])
    behind = CommandLine(language("en"), COMMANDS).read(["doctor", "--profile", "dev"])

    assert (before.everywhere.profile, behind.everywhere.profile) == ("dev", "dev")


def test_short_flags_may_stand_in_one_word_and_a_text_may_look_like_a_flag():
    line = CommandLine(language("en"), COMMANDS)

    assert line.read(["checks", "-vv"]).everywhere.verbose
    assert line.read(["explain", "--", "--list=3"]).given["what"] == ["--list=3"]


def test_options_of_a_command_are_not_those_of_another():
    with pytest.raises(Usage):
        CommandLine(language("en"), COMMANDS).read(["setup", "--only", "cli"])


def test_what_stands_behind_two_dashes_is_the_command_to_run():
    asked = CommandLine(language("en"), COMMANDS).read(["sandbox", "--fault", "x"], ["ls", "-l"])

    assert filled(SandboxOptions, asked.given) == SandboxOptions(("x",), None, ("ls", "-l"))


def test_about_rekwiz_itself_no_command_is_needed():
    asked = CommandLine(language("en"), COMMANDS).read(["--version"])

    assert (asked.command, asked.everywhere) == (None, Everywhere(version=True))


def test_every_file_of_the_room_is_a_command_of_its_name():
    files = {path.stem for path in Path(wizard.commands.__path__[0]).glob("[!_]*.py")}

    assert sorted(NAMES) == sorted(files)


@pytest.mark.parametrize("command", COMMANDS, ids=NAMES)
def test_no_options_of_a_command_can_be_changed(command):
    options = filled(command.command.options, {})
    first = next(iter(command.command.options.declared))

    with pytest.raises(AttributeError, match=f"cannot be changed: {first}"):
        setattr(options, first, None)
    with pytest.raises(AttributeError, match=f"cannot be changed: {first}"):
        delattr(options, first)
