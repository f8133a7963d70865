"""Every command of rekwiz's that a text tells to run is there, with the flags that stand behind it."""

import re
import shlex

import pytest

from checks.knowledge.known import explainable
from tests.contracts.phrases import said
from wizard.commands import COMMANDS
from wizard.errors import Usage
from wizard.invocation.call import Call
from wizard.invocation.command_line import CommandLine
from wizard.invocation.everywhere import Everywhere
from wizard.invocation.options import options_of
from wizard.invocation.region import region_of
from wizard.languages import language
from wizard.setup.going_on import going_on
from wizard.setup.options import SetupOptions

NAMES = {command.name: command for command in COMMANDS}
TOLD = re.compile(r"rekwiz (?P<name>[a-z]+)(?P<flags>(?: --[a-z-]+(?:[ =][A-Z{][\w.{}]*)?)*)")
IN_PRACTICE = (
    "wizard.setup.",
    "wizard.commands.",
    "wizard.sandbox.",
    "wizard.invocation.everywhere:",
    "wizard.formats.",
    "wizard.output.verdicts:",
    "wizard.examining.",
    "wizard.mending.installing.planning:",  # in a practice alone, of what it does not do
)
"""Where the sandbox is spoken of: in the set-up that may be a practice, and in what starts one."""


def told() -> set[tuple[str, str]]:
    """Each command in a text, by its name, with its flags."""
    texts = [each.text for each in said()]
    for message in explainable().values():
        texts += [*message.phrases, *message.commands]
    found = (match for text in texts for match in TOLD.finditer(text))
    return {(match["name"], match["flags"]) for match in found}


def test_every_flag_that_a_text_puts_behind_a_command_is_one_of_its():
    everywhere = {name.replace("_", "-") for name, _ in options_of(Everywhere)}
    wrong = []
    for name, flags in told():
        if name not in NAMES:
            if flags:
                wrong.append(f"rekwiz {name}{flags}")
            continue
        own = {field.replace("_", "-") for field, _ in options_of(NAMES[name].command.options)}
        used = set(re.findall(r"--([a-z-]+)", flags))
        wrong += [f"rekwiz {name} --{flag}" for flag in used - own - everywhere]

    assert wrong == []
    assert len(told()) > 20


@pytest.mark.parametrize(
    ("everywhere", "options"),
    [
        (Everywhere(), SetupOptions()),
        (Everywhere(sandbox=True, lang="zh-TW"), SetupOptions(yes=True)),
        (Everywhere(keep_sandbox=True, plain=True), SetupOptions(dry_run=True)),
        (
            Everywhere(profile="my dev", region=region_of("eu-west-1"), no_input=True),
            SetupOptions(csv="my keys.csv", photo="me.jpg", admin_profile="admin", record="a.toml"),
        ),
    ],
)
def test_the_command_that_goes_on_is_understood_as_what_was_said(everywhere, options):
    words = shlex.split(going_on(Call(language("en"), everywhere), options))
    asked = CommandLine(language("en"), COMMANDS).read(words[1:])

    expected = everywhere if not everywhere.region else everywhere.region.code
    understood = asked.everywhere if not everywhere.region else asked.everywhere.region.code
    assert (words[0], asked.command and asked.command.name) == ("rekwiz", "setup")
    assert understood == expected
    assert set(asked.given) >= {
        name for name, kind in options_of(SetupOptions) if getattr(options, name)
    }


def test_a_command_that_is_none_would_be_seen():
    with pytest.raises(Usage):
        CommandLine(language("en"), COMMANDS).read(["setup", "--skip", "cli"])
    assert TOLD.search("Then run rekwiz setup --skip cli.")["flags"] == " --skip"


def test_only_the_practice_speaks_of_the_sandbox():
    spoken = {each.place for each in said() if re.search(r"\bsandbox\b|\bpractice\b", each.text)}

    assert [place for place in sorted(spoken) if not place.startswith(IN_PRACTICE)] == []


def test_a_message_of_a_check_never_speaks_of_it():
    for message in explainable().values():
        for text in (*message.phrases, *message.commands):
            assert "rekwiz sandbox" not in text, message.code
            assert "--sandbox" not in text, message.code
