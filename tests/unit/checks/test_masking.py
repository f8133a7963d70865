"""No secret is shown, whatever text it is in."""

import pytest

from checks.masking import is_secret, mask_key_id, masked, masked_value

SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
TOKEN = "IQoJb3JpZ2luX2VjE" + "Ab0/+" * 40 + "=="


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("AKIAIOSFODNN7EXAMPLE", "AKIA************MPLE"),
        ("ASIAIOSFODNN7EXAMPLE", "ASIA************MPLE"),
        (SECRET, "****"),
        ("short", "****"),
        ("", "****"),
    ],
)
def test_of_an_access_key_id_the_ends_are_shown_and_of_anything_else_nothing(text, shown):
    assert mask_key_id(text) == shown


@pytest.mark.parametrize(
    ("name", "secret"),
    [
        ("aws_secret_access_key", True),
        ("AWS_SESSION_TOKEN", True),
        ("aws_security_token", True),
        ("SecretAccessKey", True),
        ("password", True),
        ("aws_access_key_id", False),
        ("region", False),
        ("web_identity_token_file", False),
        ("sso_start_url", False),
        ("s3", False),
    ],
)
def test_the_names_of_secret_settings_are_known(name, secret):
    assert is_secret(name) is secret


@pytest.mark.parametrize(
    ("setting", "value", "shown"),
    [
        ("aws_secret_access_key", "x", "****"),
        ("aws_secret_access_key", "", ""),
        ("aws_access_key_id", "AKIAIOSFODNN7EXAMPLE", "AKIA************MPLE"),
        ("aws_access_key_id", SECRET, "****"),
        ("region", "us-east-1", "us-east-1"),
        ("region", SECRET, "****"),
        ("proxy", "http://me:pass@host:80", "http://me:****@host:80"),
        ("credential_process", "/bin/x --password abc", "/bin/x --password ****"),
    ],
)
def test_a_value_is_shown_as_its_setting_allows(setting, value, shown):
    assert masked_value(setting, value) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"the key {SECRET} is wrong", "the key **** is wrong"),
        (f"token={TOKEN}", "token=****"),
        (f"The token {TOKEN} is", "The token **** is"),
        ('{"SecretAccessKey": "abc", "Region": "x"}', '{"SecretAccessKey": "****", "Region": "x"}'),
        ("aws_secret_access_key = abc", "aws_secret_access_key = ****"),
        ("x-amz-security-token:abc\nhost:x", "x-amz-security-token:****\nhost:x"),
        ("https://x/?X-Amz-Security-Token=ab%2F&b=c", "https://x/?X-Amz-Security-Token=****&b=c"),
        (
            "Authorization: AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20260501/us-east-1/"
            "sts/aws4_request, SignedHeaders=host;x-amz-date, Signature=fe5f80",
            "Authorization: AWS4-HMAC-SHA256 Credential=AKIA************MPLE/20260501/us-east-1/"
            "sts/aws4_request, SignedHeaders=host;x-amz-date, Signature=****",
        ),
        ("Authorization: Bearer abcdefgh.ijk", "Authorization: Bearer ****"),
        ("Proxy-Authorization: Basic bWU6cGFzcw==", "Proxy-Authorization: Basic ****"),
        ("http://me:p%40ss@proxy:8080/x", "http://me:****@proxy:8080/x"),
        ("Invalid header value b'AWS4 a\\nb'", "Invalid header value ****"),
        ("Provided region_name 'a b' doesn't match", "Provided region_name **** doesn't match"),
    ],
)
def test_secrets_in_a_text_are_hidden(text, shown):
    assert masked(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "The security token included in the request is invalid",
        "arn:aws:iam::111122223333:user/ming",
        "web_identity_token_file = /var/run/secrets/token",
        "sha1 da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html",
        "request id 7a62c49f-347e-4fc4-9331-6e8eEXAMPLE",
        "us-east-1",
    ],
)
def test_what_is_no_secret_stays(text):
    assert masked(text) == text


def test_a_secret_that_the_caller_knows_is_hidden_wherever_it_stands():
    assert masked("say hunter2 or hunter22", "hunter2", "hunter22", None, "") == "say **** or ****"
    known = "AKIAIOSFODNN7EXAMPLE"
    assert masked(f"x{known}x", known) == "xAKIA************MPLEx"
