"""No secret is shown, whatever text it is in."""

from time import process_time

import pytest

from checks.masking import (
    is_secret,
    login_pieces,
    mask_key_id,
    masked,
    masked_name,
    masked_url,
    masked_value,
    without_pieces,
)

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
        ("output", "yaml-stream", "yaml-stream"),
        ("AWS_DEFAULT_OUTPUT", SECRET[:20], "****"),
        ("AWS_DEFAULT_REGION", SECRET[1:], "****"),
        ("AWS_ENDPOINT_URL_S3", "http://u:p S3cret@h", "http://****@h"),
        ("proxy", "http://me:pass@host:80", "http://****@host:80"),
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
        (
            "Failed to parse: 'u:S3cret' is not a valid host or port",
            "Failed to parse: **** is not a valid host or port",
        ),
        (
            "Port could not be cast to integer value as 'S3cret'",
            "Port could not be cast to integer value as ****",
        ),
        ("by http://u:S3cret:h:1 there", "by http://**** there"),
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
        ("http://me:p%40ss@proxy:8080/x", "http://****@proxy:8080/x"),
        ("Invalid header value b'AWS4 a\\nb'", "Invalid header value ****"),
        ("Provided region_name 'a b' doesn't match", "Provided region_name **** doesn't match"),
        (f"Credential={SECRET}/20260501/us-east-1/sts", "Credential=****"),
        (f"AccessKey={SECRET}", "AccessKey=****"),
        ("aws_secret_access_key = AAAA BBBB", "aws_secret_access_key = ****"),
        ('password="ab;c d" x', 'password="****" x'),
        ("http://u:p/S3cret@h:1/x", "http://****@h:1/x"),
        ("http://u:p@S3cret@h", "http://****@h"),
        ("http://t0ken@h", "http://****@h"),
        ('proxy URL: "http://u:p S3cret@h"', 'proxy URL: "http://****@h"'),
        (f"https://sts.us-east-1{SECRET.replace('/', 'x')}.aws/", "https://****/"),
        (f"The config profile (x{SECRET}) is", "The config profile (****) is"),
    ],
)
def test_secrets_in_a_text_are_hidden(text, shown):
    assert masked(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        "permissions: {contents: read, id-token: write}",
        "id_tokens: {AWS_TOKEN: {aud: sts.amazonaws.com}}",
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


@pytest.mark.parametrize(
    "command",
    [
        'export AWS_SECRET_ACCESS_KEY="$AWS_SECRET_KEY"',
        "$Env:AWS_SECRET_ACCESS_KEY = $Env:AWS_SECERT_ACCESS_KEY",
        'set "AWS_SESSION_TOKEN=%AWS_SESSION_TOKENS%"',
        "set -gx AWS_SECRET_ACCESS_KEY $SECRET_ACCESS_KEY",
    ],
)
def test_the_name_of_a_variable_is_no_secret(command):
    """Pasted with **** in its place, that would be the secret."""
    assert masked(command) == command


@pytest.mark.parametrize("value", ["$ecret_word", "$AWS_wJalrXUtnFEMI7MDENG", "%AWS_x wJalrXUt"])
def test_what_begins_as_a_variable_and_is_none_is_hidden(value):
    assert value not in masked(f"aws_secret_access_key = {value}\npassword={value}")


def test_a_secret_that_the_caller_knows_is_hidden_wherever_it_stands():
    assert masked("say hunter2 or hunter22", "hunter2", "hunter22", None, "") == "say **** or ****"
    known = "AKIAIOSFODNN7EXAMPLE"
    assert masked(f"x{known}x", known) == "xAKIA************MPLEx"


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("user:Pr0xyS3cret@127.0.0.1:9", "****@127.0.0.1:9"),
        ("http://u:p/S3cret@h", "http://****@h"),
        ("http://u:S3cret#x@h:1", "http://****@h:1"),
        ("http://u:S3cret:h:1", "http://****"),
        ("http://u:S3cret", "http://****"),
        ("http://[::1]:3128/", "http://[::1]:3128/"),
        ("http://u:p S3cret@h", "http://****@h"),
        ("http://h:1/x", "http://h:1/x"),
        ("h:1", "h:1"),
    ],
)
def test_an_address_is_shown_without_its_login(url, shown):
    assert masked_url(url) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (SECRET[1:], "****"),
        (f"=x{SECRET}", "****"),
        (f"us-east-1{SECRET}", "****"),
        ("eu-isoe-west-1", "eu-isoe-west-1"),
        ("AdministratorAccess-111122223333", "AdministratorAccess-111122223333"),
    ],
)
def test_a_name_that_may_be_a_secret_is_hidden(name, shown):
    assert masked_name(name) == shown


def test_a_long_text_is_cut_and_shows_no_half_of_a_secret_at_its_end():
    shown = masked("x " * 8180 + SECRET)

    assert shown.rstrip("…").strip("x ") == ""


@pytest.mark.parametrize(
    "part", ["a", "aB1", "token", "--", "://", "= ", " ", "Signature ", "URL: "]
)
def test_no_text_takes_long(part):
    started = process_time()
    masked((part * 20_000)[:20_000])

    assert process_time() - started < 1


@pytest.mark.parametrize(
    ("address", "pieces"),
    [
        ("http://ming:Hunter@TopSecret99#1@127.0.0.1:3128", ("TopSecret99", "Hunter", "ming")),
        ("li.na:Gr0ss/ER?geheim7@proxy", ("geheim7", "li.na", "Gr0ss")),
        ("http://proxy.example:3128", ()),
    ],
)
def test_a_login_is_known_by_its_pieces(address, pieces):
    found = login_pieces([address])

    assert found == tuple(sorted(found, key=len, reverse=True))
    assert set(found) == set(pieces)


def test_a_piece_is_hidden_in_any_case_of_letters():
    assert without_pieces("host='topsecret99'", ["TopSecret99"]) == "host='****'"


@pytest.mark.parametrize(
    "words", ["Error loading SSO Token: Token for corp does not exist", "token: Token expired"]
)
def test_a_sentence_that_begins_with_token_is_no_secret(words):
    assert masked(words) == words
