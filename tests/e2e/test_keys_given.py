"""A key pair in place of one that AWS refuses: proved, then saved; the secret from wherever it comes."""

from __future__ import annotations

import os
import pty
from pathlib import Path

import pytest

from tests.plugins.administrator import admin
from tests.plugins.programs import REKWIZ
from tests.plugins.terminals import DOWN, ENTER
from tests.plugins.warm import ended, piped

WRONG = "rT5vLk2Qx8Wm+Yd0Zp4Bn/Jc6Hs1Gf9Ea3KuXwMq"
STDIN = "--secret-from-stdin"
FIX = ("fix", "credentials.secret-rejected", STDIN)


def credentials_of(environment) -> Path:
    return Path(environment["HOME"], ".aws", "credentials")


@pytest.fixture
def refused(sandbox, configured):
    """The secret in the file is another key's, in CRLF lines beside a profile that nobody asks for."""
    key = sandbox.user
    credentials_of(configured).write_bytes(
        f"[default]\r\naws_access_key_id = {key.access_key_id}\r\n"
        f"aws_secret_access_key = {WRONG}\r\n[other]\r\nx = 1\r\n".encode()
    )
    return configured


@pytest.fixture
def run(tmp_path):
    """rekwiz with these bytes on its standard input."""

    def end(*words: str, env, given: bytes = b"", code: int = 0) -> str:
        with piped(given) as stdin:
            done = ended([str(REKWIZ), *words], env=env, cwd=tmp_path, timeout=120, stdin=stdin)
        said = done.stdout + done.stderr
        assert done.returncode == code, said
        return said

    return end


def test_the_secret_comes_by_standard_input_and_the_id_stays(run, sandbox, refused):
    before, secret = credentials_of(refused).read_bytes(), sandbox.user.secret_access_key

    said = run(*FIX, "--yes", env=refused, given=f"{secret}\r\nmore\n".encode())
    after = credentials_of(refused).read_bytes()
    run("undo", "--yes", env=refused)

    assert after == before.replace(WRONG.encode(), secret.encode())
    assert "AWS knows it: ming, account 111122223333" in said
    assert "Fixed: credentials.secret-rejected" in said
    assert secret not in said
    assert credentials_of(refused).read_bytes() == before


@pytest.mark.parametrize(
    ("given", "words", "code"),
    [
        (b"\n", "The first line of standard input is empty", 2),
        (b"", "The first line of standard input is empty", 2),
        (b"tooshort\n", "A secret access key has 40 characters", 2),
        (b"\xff\xfe\x00" * 9 + b"\n", "There is a character in it that no key has", 2),
        (WRONG[::-1].encode(), "is not its secret", 1),
    ],
)
def test_what_is_no_secret_of_this_key_is_never_saved(run, refused, given, words, code):
    before = credentials_of(refused).read_bytes()

    said = run(*FIX, "--yes", env=refused, given=given, code=code)

    assert words in " ".join(said.split())
    assert credentials_of(refused).read_bytes() == before
    assert "tooshort" not in said
    assert WRONG[::-1] not in said


def test_a_terminal_would_show_it_and_is_refused_by_every_command(refused, tmp_path):
    for words in (FIX, ("setup", "--yes", STDIN), ("doctor", "--fix", "--yes", STDIN)):
        keyboard, terminal = pty.openpty()
        command = [str(REKWIZ), *words]
        done = ended(command, env=refused, cwd=tmp_path, timeout=120, stdin=terminal)
        os.close(keyboard)
        os.close(terminal)

        assert done.returncode == 2, done.stderr
        assert "A terminal would show the secret" in done.stderr


def test_a_secret_comes_one_way_only(run, refused, tmp_path):
    said = run(*FIX, "--csv", str(tmp_path / "keys.csv"), env=refused, code=2)

    assert f"{STDIN} does not go with --csv." in said


def test_the_doctor_and_the_set_up_take_it_too(run, sandbox, refused, from_nothing, tmp_path):
    key = sandbox.user
    answers = tmp_path / "answers.toml"
    answers.write_text(f'access_key_id = "{key.access_key_id}"\nenter_keys = true\n')
    given = key.secret_access_key.encode()
    skip = ("--skip", "cli", "--skip", "sdk")

    said = run("doctor", "--fix", STDIN, "--answers", str(answers), *skip, env=refused, given=given)
    credentials_of(refused).unlink()
    run("setup", "--yes", STDIN, "--answers", str(answers), env=refused, given=given, code=2)
    answers.write_text(f'access_key_id = "{key.access_key_id}"\n')
    run("setup", "--yes", STDIN, "--answers", str(answers), env=refused, given=given)

    assert "Fixed: 1 · left: 0" in said
    assert key.secret_access_key in credentials_of(refused).read_text()


WORDS = {
    "en": ("Where does the key come from?", "Access key ID", "Secret access key (it",
           "What next?", "Write this?", "Fixed: credentials.secret-rejected"),
    "zh-TW": ("金鑰從哪裡來？", "存取金鑰 ID", "私密存取金鑰（",
              "接下來要怎麼做？", "要寫入嗎？", "credentials.secret-rejected"),
}  # fmt: skip


@pytest.mark.parametrize("language", WORDS)
def test_a_person_gives_a_refused_pair_once_more(terminal, sandbox, refused, language):
    source, key_id, secret_key, on, write, mended = WORDS[language]
    secret = sandbox.user.secret_access_key
    env = refused | {"REKWIZ_LANG": language}
    person = terminal(REKWIZ, "fix", "credentials.secret-rejected", env=env)

    for number, given in enumerate((WRONG[::-1], secret)):
        person.sees(source, after=number)
        person.types(DOWN + ENTER)
        person.sees(key_id, after=number)
        person.types(ENTER)
        person.sees(secret_key, after=number)
        person.types(given + ENTER)
        if not number:
            person.sees(on)
            person.types(ENTER)
    person.sees(write)
    person.types(ENTER)
    person.sees(mended)

    assert person.ends() == 0
    assert secret in credentials_of(refused).read_text()
    assert [each for each in (secret, WRONG[::-1]) if each.encode() in person.everything] == []


def test_another_profile_is_meant_by_a_name_that_is_much_like_it(run, sandbox, configured):
    file = credentials_of(configured)
    file.write_text(file.read_text().replace("[default]", "[work]"))
    before = file.read_bytes()
    env = configured | {"AWS_PROFILE": "wrok"}

    said = run("fix", "credentials.profile-not-found", "--yes", env=env, code=1)

    assert "export AWS_PROFILE=work" in said
    assert "Nothing was changed." in said
    assert file.read_bytes() == before


def test_a_profile_with_keys_is_proved_before_it_is_named(
    run, sandbox, configured, record_property
):
    file = credentials_of(configured)
    file.write_text(file.read_text().replace("[default]", "[saml]"))
    before = file.read_bytes()

    said = run("fix", "credentials.in-another-profile", "--yes", env=configured, code=1)
    named = configured | {"AWS_PROFILE": "saml", "AWS_DEFAULT_REGION": "us-east-1"}
    run("preflight", "--skip", "cli", "--skip", "sdk", env=named)
    undone = run("undo", "--yes", env=configured)
    iam = admin(sandbox, "iam")
    key = sandbox.user.access_key_id
    iam.update_access_key(UserName="ming", AccessKeyId=key, Status="Inactive")
    again = run("fix", "credentials.in-another-profile", "--yes", env=configured, code=1)

    assert "AWS knows it: ming, account 111122223333" in said
    assert "export AWS_PROFILE=saml" in said
    assert "rekwiz doctor --profile saml" in said
    assert "export AWS_PROFILE=saml" not in again.partition("AWS does not know")[2]
    assert "nothing" in undone.lower()
    assert file.read_bytes() == before
    for what in ("mended", "undone"):
        record_property(what, "credentials.in-another-profile")
