"""Whose set-up a command used, by its own words."""

import pytest

from checks.scope import Scope
from wizard.explaining.whose import scope_of_command


@pytest.mark.parametrize(
    ("command", "profile", "region"),
    [
        ("aws s3 ls", None, None),
        ("aws --profile dev s3 ls --region=eu-west-1", "dev", "eu-west-1"),
        ("/usr/bin/aws s3 ls --profile=one --profile two", "two", None),
        ("aws s3 ls --profile one --profile=two", "two", None),
        ("aws.exe s3 ls --region us-east-1", None, "us-east-1"),
        ("C:\\x\\aws.cmd s3 ls --region us-east-1", None, "us-east-1"),
        ("aws s3 ls --profile", None, None),
        ("python x.py --profile dev --region eu-west-1", None, None),
    ],
)
def test_an_aws_command_names_them(command, profile, region):
    assert scope_of_command(command.split(), Scope()) == Scope(profile, region)


def test_what_was_asked_of_rekwiz_goes_first():
    command = ["aws", "--profile", "dev", "--region", "eu-west-1"]

    assert scope_of_command(command, Scope("work")) == Scope("work", "eu-west-1")
