"""The person's AWS CLI on the person's own set-up; a small program stands for it."""

import json
from dataclasses import replace

import pytest

from checks.cli.works import look
from checks.model import Evidence, NotApplicable
from tests.plugins.amazon import codes

IDENTITY = json.dumps({"Arn": "arn:aws:iam::111122223333:user/ming"})


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


def saying(words: str, code: int = 255) -> str:
    return f'echo "{words}" >&2; exit {code}'


def test_a_cli_that_gets_through_is_evidence(with_cli):
    [seen] = look(with_cli(f"echo '{IDENTITY}'"))

    assert isinstance(seen, Evidence)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Unable to parse config file: /home/ming/.aws/cli/alias", "cli.alias-file-broken"),
        ("[Errno 30] Read-only file system: '/home/ming/.aws/cli'", "cli.cache-not-writable"),
        ("[Errno 13] Permission denied: '/root/.aws/sso/cache/x'", "cli.cache-not-writable"),
        ("[Errno 28] No space left on device: '/h/.aws/login/cache'", "cli.cache-not-writable"),
        ("something that nobody has seen yet", "cli.command-fails"),
        ("[Errno 13] Permission denied: '/var/log/aws.log'", "cli.command-fails"),
        ("No module named 'encodings'", "cli.command-fails"),
    ],
)
def test_a_cli_that_fails_where_boto3_gets_through_is_a_finding(with_cli, words, code):
    assert codes(look(with_cli(saying(words)))) == [code]


STRICT = (
    "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Missing Authority Key Identifier"
)
AMBIGUOUS = "Unknown output type: jsno"


def test_words_that_are_known_are_the_finding_that_they_stand_for(with_cli):
    assert codes(look(with_cli(saying(STRICT)))) == ["network.certificate-not-standard"]


def test_words_that_need_more_than_they_say_point_to_what_explains_them(with_cli):
    [found] = look(with_cli(saying(AMBIGUOUS)))

    assert found.code == "cli.command-fails"
    assert found.remedy.commands[0] == "rekwiz explain cli.output-format-unknown"


def test_words_that_nobody_knows_point_nowhere(with_cli):
    [found] = look(with_cli(saying("something that nobody has seen yet")))

    assert not [each for each in found.remedy.commands if "explain" in each]


def test_a_plugin_is_to_blame_where_the_config_names_it(with_cli):
    context = with_cli(saying("No module named 'awscli_plugin_endpoint'"))
    with (context.home / ".aws" / "config").open("a") as file:
        file.write("\n[plugins]\nendpoint = awscli_plugin_endpoint\n")

    [found] = look(context)

    assert (found.code, found.facts["module"]) == ("cli.plugin-missing", "awscli_plugin_endpoint")
    assert found.location.section == "plugins"


def test_its_own_trouble_is_told_also_where_boto3_fails(with_cli):
    words = "Unable to parse config file: /home/ming/.aws/cli/alias"
    context = with_cli(saying(words))
    context.environment["AWS_ACCESS_KEY_ID"] = "AKIAQWERTYUIOPASDFGH"

    assert codes(look(context)) == ["cli.alias-file-broken"]


def test_keys_that_are_not_saved_are_not_the_clis(with_cli):
    [answer] = look(with_cli("exit 1", admin=True))

    assert isinstance(answer, NotApplicable)


def test_who_leaves_the_own_tools_out_is_not_asked(with_cli, tmp_path):
    context = with_cli(f"touch {tmp_path}/asked", own_tools=False)

    [answer] = look(context)

    assert isinstance(answer, NotApplicable)
    assert not (tmp_path / "asked").exists()


def test_the_cli_has_no_terminal_no_input_and_the_persons_own_variables(with_cli, tmp_path):
    script = (
        "[ $1 = sts ] || exit 1\n"
        f'test -t 0 || test -t 1 || echo "$AWS_CONFIG_FILE/$AWS_PAGER/$(cat)" > {tmp_path}/seen'
    )
    context = with_cli(script)
    context.environment["AWS_CONFIG_FILE"] = "mine"

    list(look(context))

    assert (tmp_path / "seen").read_text() == "mine//\n"


def of_version(version: str) -> str:
    said = f"aws-cli/{version} Python/3.13.7 Linux/6.8 exe/x86_64"
    return f'[ "$1" = --version ] && echo {said} || echo "$@"'


@pytest.mark.parametrize(
    ("version", "said"),
    [
        ("1.28.99", ["cli.outdated"]),
        ("1.29.0", []),
        ("2.12.7", ["cli.outdated"]),
        ("2.13.0", []),
    ],
)
def test_a_cli_that_does_not_read_the_endpoint_goes_elsewhere(with_cli, version, said):
    context = with_cli(of_version(version))

    assert codes(each for each in look(context) if not isinstance(each, Evidence)) == said


def test_the_address_that_rekwiz_set_is_none_of_the_persons(with_cli):
    context = with_cli(of_version("2.9.19"))
    own = replace(context, own_endpoint=context.sandbox.url)

    assert [type(each) for each in look(own)] == [Evidence]
