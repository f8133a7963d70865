"""What another program calls a secret is hidden; what its sentences say of secrets is not."""

from time import process_time

import pytest

from checks.knowledge.heard import heard, raised
from checks.knowledge.known import explainable
from checks.masking import masked
from checks.secrets.heard import Heard
from checks.secrets.named import without_named

X = "hunter2Zq9Kx"
FORMS = """
password {x}|password is {x}|the password for ming is {x}|password: {x}|pw={x}|pwd={x}|pass:{x}|pass {x}
passcode={x}|passphrase is "{x}"|passphrase for key is {x}|pword={x}|psw {x}|passwd {x}|PASSWORD -> {x}
apikey={x}|api key {x}|x-api-key: {x}|--api-key {x}|--pass {x}|--password={x}|-p{x}|-p {x}|/p:{x}|-u bob:{x}
PIN {x}|PIN is {x}|OTP {x}|MFA code: {x}|access code {x}|bob/{x}@host|bob:{x}@host|token={x}|token was {x}
Authorization: Bearer {x}|Proxy-Authorization: Basic {x}|Cookie: sid={x}; b=c|set-cookie: a={x}|auth {x}
Server=db;Uid=bob;Pwd={x};|AccountKey={x}|?sig={x}&b=c|postgres://bob:{x}@h/db|redis://:{x}@h|key={x}
{{"password":"{x}"}}|{{'pw': '{x}'}}|export DB_PASSWORD={x}|secret:{x}|the secret is {x}|wrong key {x}
password ({x})|password [{x}]|wrong password "{x}" for bob|{x} is not the right password|with {x} as password
密碼: {x}|密碼是 {x}|密碼 {x}|權杖：{x}|Passwort: {x}|mot de passe : {x}|パスワード: {x}|пароль: {x}
sshpass -p {x} ssh|mysql -p{x}|net use /p:{x}|login failed for bob with password {x}|invalid credentials {x}
"""
ALONE = (
    "ghp_abcdEFGH1234567890abcd",
    "xoxb-1234567890-abcdefghij",
    "glpat-AbCdEfGhIjKlMnOpQrSt",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
    "-----BEGIN RSA PRIVATE KEY-----\nMIIEpAIBAAKCAQEA\n-----END RSA PRIVATE KEY-----",
)


@pytest.mark.parametrize("secret", [X, "hunter", "123456", "pa$$w0rd!", "Tr0ub4dor"])
def test_a_secret_that_is_named_is_hidden_in_every_form(secret):
    forms = [form for line in FORMS.strip().splitlines() for form in line.split("|")]
    named_behind = ("{x} is not", "with {x} as")  # known by its looks alone
    left = [
        form
        for form in forms
        if secret == X or not form.startswith(named_behind)
        if secret in without_named(f"oops: {form.format(x=secret)}")
    ]

    assert left == []


@pytest.mark.parametrize("secret", ALONE)
def test_one_of_a_known_form_is_hidden_without_a_name(secret):
    assert without_named(f"it says {secret} there") == "it says **** there"


def test_what_rekwiz_knows_of_other_tools_is_left_as_it_is():
    known = [raw for message in explainable().values() for raw in message.raw]

    assert [raw for raw in known if masked(raw) == raw and without_named(raw) != raw] == []


@pytest.mark.parametrize(
    "words",
    [
        "Token has expired and refresh failed",
        "The security token included in the request is invalid",
        "the password manager exited with code 2",
        "pip install pass",
        "mkdir -p /home/ming/x",
        "ssh -p 22 host",
        "python -m pip uninstall aws",
        "Unable to load AWS credentials from any provider in the chain",
        "ModuleNotFoundError: No module named 'botocore.tokens'",
        "request id 7a62c49f-347e-4fc4-9331-6e8eEXAMPLE",
        "arn:aws:iam::111122223333:user/ming is not authorized",
        "ming@example.com",
    ],
)
def test_a_sentence_about_a_secret_stays(words):
    assert without_named(words) == words


@pytest.mark.parametrize(
    "part", ["password ", "pass-", "pin for ", "-p", "a/", "密碼", " key", "x_", "'", "= ", "token"]
)
def test_no_words_take_long(part):
    started = process_time()
    without_named((part * 20_000)[:16_000])

    assert process_time() - started < 1


def test_words_that_nobody_knows_are_counted_and_on_the_own_screen_shown():
    said = heard(f"oops\npassword {X}\nboom")

    assert (said, said.aloud) == ("(3 lines, not repeated)", "oops password **** boom")


def test_a_sentence_that_is_known_is_told_without_those_around_it():
    said = heard(f"oops {X}\nUnable to locate credentials. You can configure credentials by x\n")

    assert said == "Unable to locate credentials. You can configure credentials by x"
    assert X in said.aloud


@pytest.mark.parametrize(
    ("kind", "words", "told"),
    [
        ("ValueError", "odd", "ValueError: (1 line, not repeated)"),
        ("S3UploadFailedError", "", "S3UploadFailedError"),
        (f"{X} Error", "odd", "Exception: (1 line, not repeated)"),
    ],
)
def test_of_an_exception_that_is_not_known_its_class_is_told(kind, words, told):
    assert raised(kind, words) == told


def test_whatever_is_done_with_words_leaves_what_may_stand_in_a_file():
    said = Heard("(1 line, not repeated)", X)

    assert X not in f"{said}{said[:5]}{said.upper()}{said + said}{said!r}"
