"""sdk.login-support: botocore can use the sign-in of `aws login`."""

import sys
from importlib.util import find_spec

import pytest

from checks.model import Finding, Location, NotApplicable
from checks.sdk.login_support import look

LOGIN = "[default]\nlogin_session = arn:aws:iam::111122223333:user/ming\n"
OURS = [] if find_spec("awscrt") else [sys.executable]
BOTH = {"boto3": "/usr/lib/boto3/__init__.py", "awscrt": "/usr/lib/awscrt/__init__.py"}


def lacking(context) -> list[str]:
    return [found.facts["python"] for found in look(context) if isinstance(found, Finding)]


def test_a_python_without_awscrt_is_named(stand_in, context, tmp_path):
    python = stand_in()

    found, *_ = look(context(config=LOGIN))

    assert (found.code, found.facts) == ("sdk.login-support-missing", {"python": str(python)})
    assert found.remedy.commands == (f'{python} -m pip install "boto3[crt]"',)
    assert found.location == Location(
        str(tmp_path / "home" / ".aws" / "config"), 2, "default", "login_session"
    )


def test_rekwizs_own_python_is_meant_too(stand_in, context):
    stand_in(places=BOTH)

    assert lacking(context(config=LOGIN)) == OURS


def test_a_python_without_boto3_is_another_checks_matter(stand_in, context):
    stand_in(missing=True)

    assert lacking(context(config=LOGIN)) == OURS


@pytest.mark.parametrize(
    ("config", "environment"),
    [
        ("[default]\nregion = us-east-1\n", {}),
        (LOGIN, {"AWS_ACCESS_KEY_ID": "AKIAIOSFODNN7EXAMPLE"}),
        (LOGIN + "sso_session = corp\n", {}),
        (LOGIN + "role_arn = arn:aws:iam::111122223333:role/r\n", {}),
    ],
)
def test_where_botocore_does_not_come_to_the_login_it_does_not_apply(
    stand_in, context, config, environment
):
    stand_in()

    [found] = look(context(config=config, **environment))

    assert isinstance(found, NotApplicable)


def test_keys_in_the_credentials_file_go_before_the_login(stand_in, context, tmp_path):
    stand_in()
    here = context(config=LOGIN)
    (tmp_path / "home" / ".aws" / "credentials").write_text(
        "[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = x\n"
    )

    [found] = look(here)

    assert isinstance(found, NotApplicable)
