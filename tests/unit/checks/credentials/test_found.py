"""credentials.found: what botocore cannot resolve, and why."""

import json
import sys

import pytest

from checks.credentials.found import look
from checks.credentials.support.code_needed import MFA_CODE_NEEDED, asked_by, code_needed
from checks.fix import Fix
from checks.model import Evidence, Location, Phrase, Remedy
from checks.sources.aws.ask import Keys
from tests.plugins.people import KEY_ID, KEYS, REGION, SECRET, findings

ARN = "arn:aws:iam::111122223333:role/r"
ROLE = f"[default]\nrole_arn = {ARN}\n"
SSO = (
    "[default]\nsso_session = s\nsso_account_id = 111122223333\nsso_role_name = r\n"
    "[sso-session s]\nsso_region = us-east-1\nsso_start_url = https://d-1.awsapps.com/start\n"
)
MFA = ROLE + "source_profile = src\nmfa_serial = arn:aws:iam::111122223333:mfa/u\n"
SRC = KEYS.replace("default", "src")


def process(*command: object) -> str:
    return "[default]\ncredential_process = " + " ".join(map(str, command)) + "\n"


@pytest.mark.parametrize(
    ("about", "method"),
    [
        ({"credentials": KEYS}, "shared-credentials-file"),
        ({"config": KEYS}, "config-file"),
        ({"AWS_ACCESS_KEY_ID": KEY_ID, "AWS_SECRET_ACCESS_KEY": SECRET}, "env"),
        ({"keys": Keys(KEY_ID, SECRET)}, "explicit"),
    ],
    ids=["credentials", "config", "environment", "given"],
)
def test_a_key_is_shown_masked_with_botocores_name_of_its_source(person, about, method):
    assert list(look(person(**about))) == [Evidence("key", "AKIA************DFGH", method)]


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ({}, ("credentials.none-found", None)),
        ({"config": REGION}, ("credentials.none-found", None)),
        (
            {"credentials": f"[default]\naws_access_key_id = {KEY_ID}\n"},
            ("credentials.secret-missing", 2),
        ),
        ({"AWS_ACCESS_KEY_ID": KEY_ID, "credentials": KEYS}, ("credentials.secret-missing", None)),
        ({"config": ROLE}, ("credentials.role-source-unclear", 2)),
        (
            {"config": ROLE + "source_profile = a\ncredential_source = Environment\n"},
            ("credentials.role-source-unclear", 2),
        ),
        ({"config": ROLE + "credential_source = env\n"}, ("credentials.role-source-unclear", 2)),
        ({"config": ROLE + "source_profile = gone\n"}, ("credentials.role-chain-broken", 2)),
        ({"config": ROLE + "source_profile = default\n"}, ("credentials.role-chain-broken", 2)),
        (
            {"config": ROLE + "source_profile = b\n[profile b]\nregion = x\n"},
            ("credentials.role-chain-broken", 2),
        ),
        (
            {"config": ROLE + "credential_source = Environment\n"},
            ("credentials.role-chain-broken", 2),
        ),
        ({"config": process("/nowhere/tool")}, ("credentials.helper-missing", 2)),
        ({"config": process("C:\\tools\\get.exe")}, ("credentials.helper-missing", 2)),
        ({"config": process(sys.executable, "-c", "exit(1)")}, ("credentials.helper-broken", 2)),
        ({"config": process("echo", "hello")}, ("credentials.helper-broken", 2)),
        ({"config": process("echo", '"{}')}, ("credentials.helper-broken", 2)),
        ({"config": SSO}, ("credentials.sign-in-needed", 2)),
        (
            {"config": "[default]\nsso_start_url = https://x\nsso_account_id = 1\n"},
            ("credentials.sso-incomplete", 2),
        ),
        ({"config": SSO.replace("-session s]", "-session t]")}, ("credentials.sso-incomplete", 2)),
        (
            {"credentials": KEYS, "AWS_WEB_IDENTITY_TOKEN_FILE": "/gone", "AWS_ROLE_ARN": "a"},
            ("credentials.leftover-source-variable", None),
        ),
        (
            {"config": ROLE + "web_identity_token_file = /gone\n"},
            ("credentials.leftover-source-variable", 3),
        ),
        (
            {"AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://127.0.0.1:1/creds"},
            ("credentials.leftover-source-variable", None),
        ),
        (
            {"AWS_CONTAINER_CREDENTIALS_FULL_URI": "http://example.com/"},
            ("credentials.leftover-source-variable", None),
        ),
        (
            {"AWS_WEB_IDENTITY_TOKEN_FILE": "/etc/hostname"},
            ("credentials.leftover-source-variable", None),
        ),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_what_cannot_be_resolved_is_a_failure_with_its_place(person, about, expected):
    code, line = expected

    assert findings(look(person(**about))) == [(code, "fail", line)]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ({}, "AWS_WEB_IDENTITY_TOKEN_FILE"),
        ({"KUBERNETES_SERVICE_HOST": "10.0.0.1"}, "serviceAccountName"),
    ],
)
def test_a_pod_keeps_the_variable_that_names_its_token(person, place, said):
    [found] = look(
        person(
            REGION,
            AWS_WEB_IDENTITY_TOKEN_FILE="/gone",
            AWS_ROLE_ARN="arn:aws:iam::111122223333:role/r",
            **place,
        )
    )

    told = [*(repr(step) for step in found.remedy.steps), *found.remedy.commands]
    assert said in " ".join(told)
    assert bool(place) == (not found.remedy.commands)


def test_a_helper_with_expired_credentials_is_named(person, tmp_path):
    said = {
        "Version": 1,
        "AccessKeyId": "ASIA",
        "SecretAccessKey": "x",
        "SessionToken": "t",
        "Expiration": "2020-01-01T00:00:00Z",
    }
    (tmp_path / "said").write_text(json.dumps(said))
    context = person(process("cat", tmp_path / "said"))

    assert findings(look(context)) == [("credentials.helper-expired", "fail", 2)]


def test_a_helpers_arguments_are_never_shown(person):
    found = list(look(person(process("/nowhere/tool", "--password", "hunter2"))))

    assert "hunter2" not in repr(found)


def test_a_login_without_awscrt_is_a_broken_source(person, monkeypatch):
    monkeypatch.setattr(
        "botocore.credentials.EC", None
    )  # as botocore has it where awscrt is missing
    context = person("[default]\nlogin_session = arn:aws:iam::111122223333:user/rek\n")

    assert findings(look(context)) == [("credentials.source-broken", "fail", None)]


def test_a_source_whose_answer_lacks_a_part_is_broken(person, service):
    context = person(AWS_CONTAINER_CREDENTIALS_FULL_URI=f"{service}/incomplete")

    assert findings(look(context)) == [("credentials.source-broken", "fail", None)]


def test_a_sign_in_is_mended_with_the_command_of_the_profile(person):
    config = SSO.replace("[default]", '[profile "my dev"]')
    (finding,) = look(person(config, AWS_PROFILE="my dev"))

    assert finding.remedy.commands == ("aws sso login --profile 'my dev'",)


def test_a_role_that_asks_for_a_code_is_unknown_and_asks_nobody(person, home):
    context = person(MFA, SRC)

    serial = "arn:aws:iam::111122223333:mfa/u"
    steps = tuple(map(Phrase, MFA_CODE_NEEDED.steps))
    command = "aws configure export-credentials --profile default --format env"
    assert list(look(context)) == [
        MFA_CODE_NEEDED.finding(
            Evidence("mfa_serial", serial, "~/.aws/config"),
            location=Location(str(home / ".aws" / "config"), 4, "default", "mfa_serial"),
            remedy=Remedy(steps, (command,), MFA_CODE_NEEDED.links),
            facts={"profile": "default"},
        )
    ]


@pytest.mark.parametrize("serial", ["", "ming", '"arn:aws:iam::111122223333:mfa/ming"'])
def test_no_code_helps_where_the_serial_number_is_none(person, serial):
    context = person(ROLE + f"source_profile = src\nmfa_serial = {serial}\n", SRC)

    [finding] = look(context)
    assert findings([finding]) == [("credentials.mfa-serial-invalid", "fail", 4)]
    assert finding.remedy.fix == (None if serial else Fix.REMOVE_SETTING)


def test_the_number_of_a_hardware_device_is_one(person):
    context = person(ROLE + "source_profile = src\nmfa_serial = GAHT12345678\n", SRC)

    assert findings(look(context)) == [("credentials.mfa-code-needed", "unknown", 4)]


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        (SRC, ""),
        (SRC, f"role_arn = {ARN}\n"),
        ("", f"role_arn = {ARN}\nweb_identity_token_file = /t\n"),
    ],
    ids=["keys", "keys and a role", "a token's file"],
)
def test_only_a_role_that_is_taken_on_asks_for_a_code(person, source, lines):
    """AssumeRoleProvider of botocore goes on to the next link of the chain for nothing else."""
    asking = f"[profile src]\nmfa_serial = GAHT12345678\n{lines}"
    context = person(f"{ROLE}source_profile = src\n{asking}", source)

    assert asked_by(context, "default") is None
    assert code_needed(context) is None


def test_keys_in_the_environment_go_before_a_role_with_a_code(person):
    context = person(MFA, SRC, AWS_ACCESS_KEY_ID=KEY_ID, AWS_SECRET_ACCESS_KEY=SECRET)

    assert list(look(context)) == [Evidence("key", "AKIA************DFGH", "env")]


def test_a_role_with_a_code_and_a_source_that_is_gone_is_broken(person):
    assert findings(look(person(MFA))) == [("credentials.role-chain-broken", "fail", 2)]


def test_a_role_that_sts_must_grant_is_a_question_for_later(person):
    unreachable = {"AWS_ENDPOINT_URL_STS": "http://127.0.0.1:1", "AWS_MAX_ATTEMPTS": "1"}
    context = person(ROLE + "source_profile = src\nregion = us-east-1\n", SRC, **unreachable)

    assert list(look(context)) == []
