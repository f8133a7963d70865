"""The AWS CLI's identity against boto3's; a small program stands for the CLI."""

import json

import pytest

from checks.identity import same_for_cli
from checks.model import NotApplicable
from checks.sources.aws.ask import Answer
from tests.plugins.amazon import codes

MING = "arn:aws:iam::111122223333:user/ming"
OTHER = "arn:aws:iam::111122223333:user/other"


@pytest.fixture
def with_cli(sandboxed, tmp_path):
    """`with_cli("echo …")`: somebody in the sandbox whose `aws` does that."""

    def make(script, **changes):
        program = tmp_path / "bin" / "aws"
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        context = sandboxed(**changes)
        context.environment["PATH"] = f"{program.parent}:/usr/bin:/bin"
        return context

    return make


def saying(arn):
    return f"echo '{json.dumps({'Arn': arn})}'"


def test_the_same_identity_is_no_finding(with_cli):
    assert list(same_for_cli.look(with_cli(saying(MING)))) == []


def test_another_session_of_the_same_role_is_the_same_identity(with_cli):
    """Each program that takes on a role names its own session."""
    theirs = "arn:aws:sts::111122223333:assumed-role/practice/botocore-session-1"
    context = with_cli(saying(theirs))
    session = "arn:aws:sts::111122223333:assumed-role/practice/botocore-session-2"
    found = Answer({"Account": "111122223333", "Arn": session}, "sts:GetCallerIdentity")
    context.aws.ask = lambda *_: found

    assert list(same_for_cli.look(context)) == []


def test_another_identity_is_named_beside_boto3s(with_cli):
    [finding] = same_for_cli.look(with_cli(saying(OTHER)))

    facts = {"cli": OTHER, "boto3": MING}
    assert (finding.code, finding.facts) == ("identity.cli-and-boto3-differ", facts)


@pytest.mark.parametrize("script", ["exit 255", "echo nonsense", "echo '[]'"])
def test_a_cli_that_names_nobody_is_no_finding(with_cli, script):
    [answer] = same_for_cli.look(with_cli(script))

    assert isinstance(answer, NotApplicable)


def test_the_cli_is_asked_at_botocores_address_and_finds_the_region_itself(with_cli, tmp_path):
    context = with_cli(f'echo "$@" > {tmp_path}/asked; {saying(MING)}')

    codes(same_for_cli.look(context))

    assert (tmp_path / "asked").read_text() == (
        f"sts get-caller-identity --output json --endpoint-url {context.sandbox.url}\n"
    )


def test_keys_that_were_typed_are_not_the_clis(with_cli):
    context = with_cli(saying(OTHER), admin=True)

    [answer] = same_for_cli.look(context)

    assert isinstance(answer, NotApplicable)
