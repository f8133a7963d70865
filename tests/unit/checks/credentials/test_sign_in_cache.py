"""A sign-in through a browser, as it lies on this computer."""

import hashlib
import json

import pytest

from checks.credentials.sign_in_cache import look
from checks.model import NotApplicable
from tests.plugins.people import KEYS, REGION, findings

SSO = "[default]\nsso_session = corp\n[sso-session corp]\nsso_start_url = https://x\n"
LOGIN = "[default]\nlogin_session = arn:aws:iam::111122223333:user/ming\n"
WHOLE_SSO = {"accessToken": "t", "expiresAt": "2027-01-01T00:00:00Z"}
TOKEN = {
    "accessKeyId": "ASIAQWERTYUIOPASDFGH",
    "secretAccessKey": "hidden-secret",
    "sessionToken": "hidden-token",
    "expiresAt": "2027-01-01T00:00:00Z",
    "accountId": "111122223333",
}
WHOLE_LOGIN = {"accessToken": TOKEN, "refreshToken": "r", "dpopKey": "k", "clientId": "c"}
BROKEN = [("credentials.token-cache-broken", "fail", None)]


def sso_file(home, name: str = "corp"):
    key = hashlib.sha1(name.encode(), usedforsecurity=False).hexdigest()
    return _made(home / ".aws" / "sso" / "cache" / f"{key}.json")


def login_file(home):
    key = hashlib.sha256(b"arn:aws:iam::111122223333:user/ming").hexdigest()
    return _made(home / ".aws" / "login" / "cache" / f"{key}.json")


def _made(file):
    file.parent.mkdir(parents=True, exist_ok=True)
    return file


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (json.dumps(WHOLE_SSO), []),
        (json.dumps(WHOLE_SSO) + "}}", BROKEN),
        ("", BROKEN),
        ("[]", BROKEN),
        (json.dumps({"startUrl": "https://x"}), BROKEN),
    ],
)
def test_a_token_of_an_sso_session_is_whole(person, home, text, expected):
    sso_file(home).write_text(text)

    assert findings(look(person(SSO))) == expected


@pytest.mark.parametrize("lacks", WHOLE_LOGIN)
def test_a_session_of_aws_login_has_all_its_fields(person, home, lacks):
    held = {name: value for name, value in WHOLE_LOGIN.items() if name != lacks}
    login_file(home).write_text(json.dumps(held))

    [found] = look(person(LOGIN))

    assert [each.value for each in found.evidence] == [lacks]
    assert found.remedy.commands[1] == "aws login --profile default"


@pytest.mark.parametrize("lacks", TOKEN)
def test_the_keys_in_it_are_whole_too(person, home, lacks):
    token = {name: value for name, value in TOKEN.items() if name != lacks}
    login_file(home).write_text(json.dumps(WHOLE_LOGIN | {"accessToken": token}))

    [found] = look(person(LOGIN))

    assert [each.value for each in found.evidence] == [f"accessToken.{lacks}"]


@pytest.mark.parametrize(
    ("token", "flaws"),
    [(TOKEN, []), (TOKEN | {"expiresAt": "soon"}, BROKEN), ("text", BROKEN), ([], BROKEN)],
)
def test_the_keys_in_it_are_such_as_botocore_reads(person, home, token, flaws):
    login_file(home).write_text(json.dumps(WHOLE_LOGIN | {"accessToken": token}))

    assert findings(look(person(LOGIN))) == flaws


KEY = "AKIAQWERTYUIOPASDFGH"


@pytest.mark.parametrize(
    ("config", "credentials", "variables"),
    [
        (LOGIN, KEYS, {}),
        (LOGIN, None, {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": "x"}),
        (SSO, None, {"AWS_ACCESS_KEY_ID": KEY, "AWS_SECRET_ACCESS_KEY": "x"}),
        (LOGIN.replace("\n", "\nrole_arn = r\ncredential_source = Environment\n", 1), None, {}),
    ],
)
def test_a_sign_in_that_other_credentials_go_before_is_not_looked_at(
    person, home, config, credentials, variables
):
    login_file(home).write_text("{")
    sso_file(home).write_text("{")

    assert findings(look(person(config, credentials, **variables))) == []


def test_a_session_in_another_folder_is_found_there(person, home, tmp_path):
    file = login_file(home)
    file.write_text("{")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    file.rename(elsewhere / file.name)

    context = person(LOGIN, AWS_LOGIN_CACHE_DIRECTORY=str(elsewhere))

    assert findings(look(context)) == BROKEN


def test_an_older_profile_is_known_by_its_start_url(person, home):
    sso_file(home, "https://old").write_text("{")

    assert findings(look(person("[default]\nsso_start_url = https://old\n"))) == BROKEN


def test_the_sign_in_of_a_source_profile_counts_and_names_that_profile(person, home):
    sso_file(home).write_text("{")
    config = (
        "[profile rek]\nrole_arn = arn:aws:iam::1:role/x\nsource_profile = base\n"
        "[profile base]\nsso_session = corp\n[sso-session corp]\nsso_start_url = https://x\n"
    )

    [found] = look(person(config, profile="rek"))

    assert found.remedy.commands[1] == "aws sso login --profile base"


@pytest.mark.parametrize("config", [REGION, SSO])
def test_where_nobody_signed_in_there_is_nothing_to_look_at(person, config):
    [answer] = look(person(config, KEYS))

    assert isinstance(answer, NotApplicable)


def test_what_a_file_holds_is_not_shown(person, home):
    sso_file(home).write_text(json.dumps({"accessToken": "secret-token"}))

    assert "secret-token" not in repr(list(look(person(SSO))))
