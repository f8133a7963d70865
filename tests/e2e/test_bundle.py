"""`rekwiz doctor --bundle`: everything that a helper would ask for, and nothing that is private."""

import json
import shutil
import stat
from pathlib import Path
from zipfile import ZipFile

import pytest

ACCOUNT = "111122223333"
NAME = "wang-xiaoming"
SECRETS = {
    "another profile's secret": "Zq7vKp2xT9mRb4Ws8LdN/c1FyHu6GjE3aXoQ0tVi",
    "a session token": "FwoGZXIvYXdzEPlantedToken//////////wEaDPlanted0123456789" * 3,
    "a token's variable": "glpat-planted_variable",
    "a proxy's password": "pl4nted:pa/ss",
    "a password in a comment": "planted-in-a-comment",
    "a password of a helper program": "planted-for-a-helper",
    "a profile's name": "Hn5uYt8rEw2qPlKjMzXcVbNmAsDfGhJkLqWe7RtY",
    "a setting of an unknown name": "planted-in-an-unknown-setting",
}
CREDENTIALS = f"""
# the old one was {SECRETS["a password in a comment"]}
[other]
aws_access_key_id = AKIAPLANTEDPLANTED99
aws_secret_access_key = {SECRETS["another profile's secret"]}
aws_session_token = {SECRETS["a session token"]}
hunters = {SECRETS["a setting of an unknown name"]}

[{SECRETS["a profile's name"]}]
region = us-east-1
"""
CONFIG = f"""
[profile helper]
credential_process = /bin/getcreds --user me {SECRETS["a password of a helper program"]}
role_arn = arn:aws:iam::{ACCOUNT}:role/practice
"""


@pytest.fixture
def person(configured, tmp_path) -> dict[str, str]:
    """Somebody whose set-up works, with a name in the home folder's path and secrets all over."""
    home = tmp_path / "home" / NAME
    shutil.copytree(Path(configured["HOME"], ".aws"), home / ".aws")
    with (home / ".aws" / "credentials").open("a") as file:
        file.write(CREDENTIALS)
    with (home / ".aws" / "config").open("a") as file:
        file.write(CONFIG)
    proxy_password = SECRETS["a proxy's password"]
    return configured | {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "GITLAB_TOKEN": SECRETS["a token's variable"],
        "REKWIZ_TOKEN": SECRETS["a token's variable"],
        "HTTPS_PROXY": f"http://{NAME}:{proxy_password}@127.0.0.1:9",
    }


def parts(file: Path) -> dict[str, str]:
    with ZipFile(file) as packed:
        assert packed.testzip() is None
        return {name.partition("/")[2]: packed.read(name).decode() for name in packed.namelist()}


def every_byte(file: Path) -> bytes:
    with ZipFile(file) as packed:
        inside = [packed.read(name) + name.encode() for name in packed.namelist()]
    return b"\n".join([file.read_bytes(), *inside])


def secret_of(env: dict[str, str]) -> str:
    text = Path(env["HOME"], ".aws", "credentials").read_text()
    return text.partition("aws_secret_access_key")[2].partition("=")[2].split()[0]


def test_no_planted_secret_no_account_and_no_name_is_in_any_byte(rekwiz, person, tmp_path):
    ended = rekwiz("doctor", "--verbose", "--bundle", "help.zip", env=person)

    told = every_byte(tmp_path / "help.zip") + (ended.stdout + ended.stderr).encode()
    private = {**SECRETS, "the secret in use": secret_of(person)}
    assert [what for what, secret in private.items() if secret.encode() in told] == []
    bundle = every_byte(tmp_path / "help.zip")
    assert [text for text in (ACCOUNT, NAME, "PLANTEDPLANTED") if text.encode() in bundle] == []


@pytest.mark.parametrize("place", ["region", "swapped", "profile", "broken file"])
def test_a_secret_that_errors_repeat_is_not_in_it(rekwiz, person, tmp_path, place):
    secret = secret_of(person)
    credentials = Path(person["HOME"], ".aws", "credentials")
    text = credentials.read_text()
    if place == "region":
        person |= {"AWS_DEFAULT_REGION": secret}
    elif place == "profile":
        person |= {"AWS_PROFILE": secret}
    elif place == "broken file":
        credentials.write_text(text.replace(secret, f"{secret[:20]}\n{secret[20:]}"))
    else:
        key_id = text.partition("aws_access_key_id")[2].partition("=")[2].split()[0]
        swapped = text.replace(secret, "@").replace(key_id, secret).replace("@", key_id)
        credentials.write_text(swapped)

    ended = rekwiz("doctor", "--bundle", "help.zip", env=person)

    assert ended.returncode == 1
    told = every_byte(tmp_path / "help.zip")
    assert [half for half in (secret[:20], secret[20:]) if half.encode() in told] == []


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_secrets_are_told_from_the_rest_in_any_encoding(rekwiz, person, tmp_path, encoding):
    file, secret = Path(person["HOME"], ".aws", "credentials"), secret_of(person)
    file.write_text(file.read_text(), encoding=encoding)

    rekwiz("doctor", "--bundle", "help.zip", env=person)

    assert secret not in parts(tmp_path / "help.zip")["credentials.txt"]
    assert "aws_secret_access_key = ****" in parts(tmp_path / "help.zip")["credentials.txt"]


def test_it_holds_all_that_a_helper_asks_for(rekwiz, person, tmp_path):
    ended = rekwiz("doctor", "--bundle", "help.zip", env=person)

    held = parts(tmp_path / "help.zip")
    assert list(held) == [
        "README.txt", "report.txt", "report.json", "system.json", "configuration.json",
        "environment.json", "questions.json", "config.txt", "credentials.txt",
    ]  # fmt: skip
    assert json.loads(held["report.json"])["exit_code"] == ended.returncode
    assert json.loads(held["system.json"])["boto3"]
    configuration = json.loads(held["configuration.json"])
    assert configuration["region"] == {"value": "us-east-1", "source": "~/.aws/config"}
    assert configuration["endpoints"]["rekognition"] == person["AWS_ENDPOINT_URL"]
    assert "GITLAB_TOKEN" not in json.loads(held["environment.json"])
    assert json.loads(held["environment.json"])["REKWIZ_TOKEN"] == "****"
    assert json.loads(held["environment.json"])["HTTPS_PROXY"] == "http://****@127.0.0.1:9"


def test_each_question_to_aws_has_its_time_request_id_and_outcome(rekwiz, configured, tmp_path):
    rekwiz("doctor", "--timeout", "80", "--bundle", "help.zip", env=configured)

    asked = json.loads(parts(tmp_path / "help.zip")["questions.json"])
    signed = [each for each in asked if each["outcome"] == "answered"]
    assert {"sts:GetCallerIdentity", "rekognition:DetectFaces", "s3:ListBuckets"} <= {
        each["operation"] for each in signed
    }
    assert all(each["request_id"] and each["took_ms"] >= 0 for each in signed)


def test_sections_and_names_of_settings_stay(rekwiz, person, tmp_path):
    rekwiz("doctor", "--bundle", "help.zip", env=person)

    held = parts(tmp_path / "help.zip")
    assert held["config.txt"].splitlines()[-3:] == [
        "[profile helper]",
        "credential_process = ****",
        "role_arn = arn:aws:iam::************:role/practice",
    ]
    assert (
        "\n# ****\n[other]\naws_access_key_id = AKIA************ED99\n" in held["credentials.txt"]
    )
    assert "\nhunters = ****\n\n[****]\nregion = us-east-1\n" in held["credentials.txt"]


def test_the_account_is_shown_where_it_is_asked_for(rekwiz, person, tmp_path):
    rekwiz("doctor", "--bundle", "help.zip", "--with-account", env=person)

    held = parts(tmp_path / "help.zip")
    assert json.loads(held["report.json"])["target"]["account"] == ACCOUNT
    assert "--with-account" in held["README.txt"]


def test_only_this_user_may_read_it_and_its_place_is_said(rekwiz, configured, tmp_path):
    ended = rekwiz("doctor", "--format", "json", "--bundle", "help.zip", env=configured)

    assert stat.S_IMODE((tmp_path / "help.zip").stat().st_mode) == 0o600
    assert "help.zip" in ended.stderr
    assert json.loads(ended.stdout)["exit_code"] == ended.returncode
    assert sorted(tmp_path.iterdir()) == [tmp_path / "help.zip"]


@pytest.mark.parametrize("there", ["file", "dangling link"])
def test_nothing_that_is_there_is_replaced(rekwiz, configured, tmp_path, there):
    place = tmp_path / "help.zip"
    if there == "file":
        place.write_text("mine")
    else:
        place.symlink_to(tmp_path / "nowhere")

    ended = rekwiz("doctor", "--bundle", "help.zip", env=configured)

    assert (ended.returncode, ended.stdout) == (2, "")
    assert "--bundle: help.zip" in ended.stderr
    assert there != "file" or place.read_text() == "mine"


@pytest.mark.parametrize(
    "arguments", [["--bundle", "no/such/folder/help.zip"], ["--bundle", "b.zip", "--all-profiles"]]
)
def test_what_cannot_be_written_is_a_usage_error(rekwiz, configured, tmp_path, arguments):
    ended = rekwiz("doctor", *arguments, env=configured)

    assert (ended.returncode, ended.stdout) == (2, "")
    assert "--bundle" in ended.stderr
    assert list(tmp_path.iterdir()) == []


def test_verbose_shows_each_question_on_stderr(rekwiz, configured):
    ended = rekwiz("doctor", "--timeout", "80", "--verbose", "--format", "json", env=configured)

    questions = ended.stderr.partition("Questions to AWS:\n")[2].splitlines()
    assert any(line.startswith("  rekognition:DetectFaces · ") for line in questions)
    assert any(line.startswith("  iam:") and "AccessDenied" in line for line in questions)
    assert json.loads(ended.stdout)["verdict"] == "ready"
