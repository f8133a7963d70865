"""What can be reported of words that are not known: no secret and nobody's name."""

import pytest

from checks.cli.support.command_fails import COMMAND_FAILS
from checks.model import Evidence
from checks.refusals.unknown import NOT_ASKED, REFUSED_OTHERWISE
from wizard.explaining.door import of_finding, of_words

SECRET = "SAoWDrfMgfLVzK9sQ3PpN7yT2wXb5Jc1HdRaEuGi"


def told(door) -> dict[str, str]:
    return dict(line.split(": ", 1) for line in door.lines[2:])


def test_tool_operation_and_code_are_told_from_the_words():
    door = of_words(
        "aws: [ERROR]: An error occurred (OddException) when calling the DoIt operation: no luck"
    )

    assert door.lines[0].startswith("rekwiz ")
    assert told(door) == {
        "tool": "AWS CLI",
        "operation": "DoIt",
        "code": "OddException",
        "words": "aws: [ERROR]: An error occurred (OddException) when calling the DoIt operation: no luck",
    }


@pytest.mark.parametrize(
    "words",
    [
        f"It is Tuesday; aws_secret_access_key = {SECRET}",
        f"cannot use {SECRET}",
        "proxy http://ming:geheim@proxy:3128 is odd",
    ],
)
def test_of_words_with_a_secret_nothing_is_told(words):
    assert of_words(words) is None


@pytest.mark.parametrize(
    "name",
    ["111122223333", "1111-2222-3333", "ming", "mei@example.org"],
)
def test_nobody_is_named(name):
    words = (
        "arn:aws:iam::111122223333:user/ming of 1111-2222-3333 at /home/ming/x and"
        r" C:\Users\ming\y wrote to mei@example.org"
    )

    assert name not in told(of_words(words))["words"]


def test_words_of_a_megabyte_are_told_by_their_end():
    words = told(of_words("well " * 200_000 + "the end"))["words"]

    assert len(words) < 700
    assert words.endswith("the end")


def test_a_finding_that_ends_with_not_knowing_can_be_reported():
    facts = {"host": "sts.amazonaws.com", "action": "sts:GetCallerIdentity", "error": "OddOne"}
    seen = (Evidence("error", "OddOne", "sts"), Evidence("words", "no luck", "sts"))

    door = of_finding(REFUSED_OTHERWISE.finding(*seen, facts=facts))

    assert told(door) == {
        "tool": "boto3",
        "operation": "sts:GetCallerIdentity",
        "code": "OddOne",
        "words": "no luck",
    }


def test_a_command_that_fails_can_be_reported():
    facts = {"command": "aws sts get-caller-identity", "ended": "255"}

    door = of_finding(COMMAND_FAILS.finding(Evidence("words", "odd", "aws"), facts=facts))

    assert told(door)["operation"] == "aws sts get-caller-identity"
    assert told(door)["words"] == "odd"


def test_no_other_finding_is():
    facts = {"action": "sts:GetCallerIdentity", "error": "X"}

    assert of_finding(NOT_ASKED.finding(facts=facts)) is None


@pytest.mark.parametrize("words", ["the vault said pin 4711", "the vault said password ****"])
def test_words_that_name_a_secret_are_not_to_be_pasted(words):
    assert of_words(words) is None
