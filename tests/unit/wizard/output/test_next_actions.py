"""What a command changes is told from the command, for every one that a remedy has."""

import pytest

from checks.catalogue import all_messages
from checks.fix import Changes
from wizard.output.next_actions import changes_of

TOLD = {
    "unset AWS_PROFILE": Changes.ENVIRONMENT,
    "$Env:AWS_PROFILE = 'x'": Changes.ENVIRONMENT,
    "Remove-Item Env:AWS_PROFILE": Changes.ENVIRONMENT,
    "chmod 600 ~/.aws/credentials": Changes.FILES,
    'cat "$(python -m certifi)" root.pem > ~/.aws/ca-bundle.pem': Changes.FILES,
    "aws configure": Changes.FILES,
    "aws configure --profile dev": Changes.FILES,
    "aws configure list": Changes.NOTHING,
    "aws configure set region us-east-1": Changes.FILES,
    "aws sso login --profile dev": Changes.FILES,
    "aws login": Changes.FILES,
    "aws iam attach-user-policy --user-name ming": Changes.ACCOUNT,
    "aws iam get-role --role-name x": Changes.NOTHING,
    "aws sts get-caller-identity": Changes.NOTHING,
    "/opt/env/bin/python -m pip install --upgrade boto3": Changes.PROGRAMS,
    "/opt/env/bin/python -m pip check": Changes.NOTHING,
    "sudo ./aws/install --update": Changes.PROGRAMS,
    "rekwiz setup --csv FILE": Changes.FILES,
    "rekwiz doctor --timeout 60": Changes.NOTHING,
    "ls -l ~/.aws": Changes.NOTHING,
}


@pytest.mark.parametrize("command", TOLD)
def test_what_a_command_changes_at_most(command):
    assert changes_of(command) is TOLD[command]


def test_no_command_of_a_remedy_that_sets_or_deletes_is_said_to_change_nothing():
    words = (" set ", " delete", "unset", "export A", "rm ", "install ", "chmod", "attach-", "put-")
    commands = {each for message in all_messages().values() for each in message.commands}

    assert [
        command
        for command in commands
        if any(word in f" {command}" for word in words) and changes_of(command) is Changes.NOTHING
    ] == []
