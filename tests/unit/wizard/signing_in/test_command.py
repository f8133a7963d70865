"""The command by which a person signs in: for each way, profile and computer."""

from dataclasses import replace

import pytest

from checks.accounts.sign_ins import Way
from checks.place import NOWHERE
from wizard.invocation.call import Call
from wizard.languages import language
from wizard.signing_in.browser import has_browser
from wizard.signing_in.command import command_for

SSO = (
    "[profile work]\nsso_session = us\nsso_account_id = 111122223333\nsso_role_name = dev\n"
    "[sso-session us]\nsso_start_url = https://us.awsapps.com/start\nsso_region = us-east-1\n"
)


@pytest.fixture
def world(person, monkeypatch, tmp_path):
    """The context of a person whose AWS CLI has this version, with these variables."""

    def make(version: str = "2.32.6", config: str = "", **variables: str):
        person(**variables)
        tools = tmp_path / "tools"
        tools.mkdir()
        (tools / "aws").write_text(f"#!/bin/sh\necho aws-cli/{version} Python/3.13 Linux/6\n")
        (tools / "aws").chmod(0o755)
        for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER", "SSH_CONNECTION", "SSH_TTY"):
            if name not in variables:
                monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("PATH", f"{tools}:/usr/bin:/bin")
        # Whatever machine the tests run on: the variables alone tell.
        context = replace(Call(language("en")).context(), machine=NOWHERE)
        (context.home / ".aws").mkdir(exist_ok=True)
        (context.home / ".aws" / "config").write_text(config)
        return context

    return make


@pytest.mark.parametrize(
    ("variables", "there"),
    [
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"WSL_DISTRO_NAME": "Debian"}, True),
        ({"DISPLAY": ":0", "SSH_CONNECTION": "10.0.0.1 5 10.0.0.2 22"}, False),
        ({"DISPLAY": ":0", "container": "podman"}, False),
        ({"AWS_EXECUTION_ENV": "CloudShell"}, False),
        ({}, False),
        ({"SSH_TTY": "/dev/pts/0", "BROWSER": "lynx"}, True),
    ],
)
def test_where_a_browser_can_be_opened(world, variables, there):
    assert has_browser(world(**variables)) is there


@pytest.mark.parametrize(
    ("variables", "config", "command"),
    [
        ({"DISPLAY": ":0"}, "", "aws login --profile default --region us-east-1"),
        ({"DISPLAY": ":0"}, "[default]\nregion = eu-west-1\n", "aws login --profile default"),
        ({}, "[default]\nregion = eu-west-1\n", "aws login --profile default --remote"),
        (
            {"DISPLAY": ":0", "AWS_PROFILE": "my own"},
            "[profile 'my own']\nregion = eu-west-1\n",
            "aws login --profile 'my own'",
        ),
    ],
)
def test_aws_login(world, variables, config, command):
    assert command_for(world(config=config, **variables), Way.BROWSER).shown == command


@pytest.mark.parametrize(
    ("version", "config", "command"),
    [
        ("2.9.19", "", "aws configure sso --profile work"),
        ("2.22.0", "", "aws configure sso --profile work --use-device-code"),
        ("2.32.6", SSO, "aws sso login --profile work --use-device-code"),
    ],
)
def test_identity_center_where_there_is_no_browser(world, version, config, command):
    context = world(version, config, AWS_PROFILE="work")

    assert command_for(context, Way.IDENTITY_CENTER).shown == command
