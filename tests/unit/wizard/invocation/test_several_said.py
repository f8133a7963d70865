"""Profiles and Regions that are said more than once, before the command and behind it."""

import pytest

import wizard.commands
from wizard.errors import Usage
from wizard.examining.several import several_asked_for
from wizard.invocation.call import Call
from wizard.invocation.command_line import CommandLine
from wizard.invocation.everywhere import Everywhere
from wizard.invocation.region import region_of
from wizard.languages import language

ENGLISH = language("en")


@pytest.mark.parametrize(
    ("words", "profiles", "last"),
    [
        ("preflight", (), None),
        ("--profile a preflight", ("a",), "a"),
        ("preflight --profile a --profile b", ("a", "b"), "b"),
        ("--profile a --profile b preflight --profile=c", ("a", "b", "c"), "c"),
    ],
)
def test_all_are_kept_and_the_last_is_the_one_for_commands_that_take_one(words, profiles, last):
    said = CommandLine(ENGLISH, wizard.commands.COMMANDS).read(words.split()).everywhere

    assert (said.profiles, said.profile) == (profiles, last)


@pytest.mark.parametrize(
    ("profiles", "regions", "every", "several"),
    [
        ((), (), False, False),
        (("a",), ("us-east-1",), False, False),
        (("a", "a"), (), False, False),
        (("a", "b"), (), False, True),
        ((), ("us-east-1", "us-west-2"), False, True),
        ((), (), True, True),
    ],
)
def test_several_are_asked_for_where_two_differ_or_all_are_wanted(
    profiles, regions, every, several
):
    said = Everywhere(profiles=profiles, regions=tuple(map(region_of, regions)))

    assert several_asked_for(Call(ENGLISH, said), all_profiles=every) is several


def test_some_and_all_are_a_contradiction():
    with pytest.raises(Usage):
        several_asked_for(Call(ENGLISH, Everywhere(profiles=("a",))), all_profiles=True)
