"""cli.knows-the-sign-in: the AWS CLI knows how the profile signs in."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from checks.cli.knows_the_sign_in import look
from checks.model import Evidence, Location, NotApplicable, Severity

LOGIN = "[default]\nlogin_session = arn:aws:iam::111122223333:user/ming\n"
SSO = "[default]\nsso_session = corp\nsso_account_id = 111122223333\n"
NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)


def test_aws_login_needs_2_32(aws, context, home):
    aws("2.31.9")

    [found] = look(context(config=LOGIN))

    assert (found.code, found.severity) == ("cli.too-old-for-login", Severity.FAIL)
    assert found.facts == {"command": "aws login", "version": "2.31.9"}
    assert found.location == Location(str(home / ".aws" / "config"), 2, "default", "login_session")
    assert found.remedy.commands[-1] == "aws login --profile default"


def test_2_32_knows_aws_login(aws, context):
    aws("2.32.0")

    assert list(look(context(config=LOGIN))) == [Evidence("version", "2.32.0", "aws --version")]


@pytest.mark.parametrize("setting", ["sso_session = corp", "sso_start_url = https://x.awsapps.com"])
def test_version_1_has_no_sso_login(aws, context, setting):
    aws("1.45.11")

    [found] = look(context(config=f"[default]\n{setting}\n"))

    assert (found.severity, found.facts["command"]) == (Severity.FAIL, "aws sso login")


def test_while_the_sso_token_is_valid_it_is_a_warning(aws, context, home):
    aws("1.45.11")
    _cache(home, "2026-01-01T13:00:00Z")

    [found] = look(replace(context(config=SSO), now=lambda: NOW))

    assert found.severity is Severity.WARN


def test_a_token_that_has_expired_does_not_help(aws, context, home):
    aws("1.45.11")
    _cache(home, "2026-01-01T11:00:00UTC")

    [found] = look(replace(context(config=SSO), now=lambda: NOW))

    assert found.severity is Severity.FAIL


def test_an_old_version_2_knows_sso(aws, context):
    aws("2.9.19")

    assert list(look(context(config=SSO))) == [Evidence("version", "2.9.19", "aws --version")]


def test_access_keys_need_no_sign_in(aws, context):
    aws("1.45.11")

    [found] = look(context(config="[default]\nregion = us-east-1\n"))

    assert isinstance(found, NotApplicable)


def test_keys_of_the_environment_come_before_the_sign_in(aws, context):
    aws("1.45.11")

    [found] = look(context(config=LOGIN, AWS_ACCESS_KEY_ID="AKIAIOSFODNN7EXAMPLE"))

    assert isinstance(found, NotApplicable)


def test_a_file_that_cannot_be_read_is_not_this_checks_to_name(aws, context):
    aws("1.45.11")

    [found] = look(context(config="region = us-east-1\n"))

    assert isinstance(found, NotApplicable)


def _cache(home, ends: str) -> None:
    folder = home / ".aws" / "sso" / "cache"
    folder.mkdir(parents=True)
    name = hashlib.sha1(b"corp").hexdigest()
    (folder / f"{name}.json").write_text(json.dumps({"accessToken": "t", "expiresAt": ends}))
