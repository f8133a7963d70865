"""A person's whole set-up, in a real terminal, in the sandbox."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.plugins.terminals import CTRL_C, DOWN, ENTER

REKWIZ = Path(sys.executable).with_name("rekwiz")


def home_of(env: dict[str, str]) -> Path:
    return Path(env["HOME"])


def wrong(secret: str) -> str:
    return secret[:-1] + ("a" if secret[-1] != "a" else "b")


WORDS = {
    "en": {
        "source": "How do you want to sign in to AWS?",
        "known": "AWS knows it: ming, account 111122223333",
        "region": "Region ›",
        "write": "Write this?",
        "photo": "Which photo should Rekognition look at?",
        "done": "Done. For the real AWS: rekwiz setup",
    },
    "zh-TW": {
        "source": "您要怎麼登入 AWS？",
        "known": "AWS 認得這組金鑰：ming，帳號 111122223333",
        "region": "區域 ›",
        "write": "要寫入嗎？",
        "photo": "要請 Rekognition 分析哪張照片？",
        "done": "完成。要使用真正的 AWS，請執行：rekwiz setup",
    },
}


def walk_through(person, words: dict[str, str]) -> None:
    """Everything with Enter, from the key file to the last question."""
    person.sees(words["source"])
    person.types(ENTER)
    person.sees(words["known"])
    for question in ("region", "write", "photo"):
        person.sees(words[question])
        person.types(ENTER)
    person.sees(words["done"])


@pytest.mark.parametrize("language", ["en", "zh-TW"])
def test_a_first_run_ends_with_the_faces_framed(terminal, from_nothing, tmp_path, language):
    person = terminal(REKWIZ, "--lang", language, env=from_nothing)

    walk_through(person, WORDS[language])

    assert person.ends() == 0
    assert (home_of(from_nothing) / ".aws" / "credentials").stat().st_mode & 0o777 == 0o600
    picture = (home_of(from_nothing) / "rekwiz" / "astronaut.faces.png").read_bytes()
    assert picture.startswith(b"\x89PNG")


def test_the_program_to_take_home_runs_as_it_is(terminal, from_nothing, tmp_path):
    person = terminal(REKWIZ, "setup", env=from_nothing)
    walk_through(person, WORDS["en"])
    assert person.ends() == 0

    ended = subprocess.run(
        [sys.executable, "detect_faces.py"],
        cwd=home_of(from_nothing) / "rekwiz",
        env=from_nothing,
        capture_output=True,
        text=True,
        timeout=300,
    )

    assert ended.stderr == ""
    assert ended.stdout.startswith("The detected face is between ")
    assert ended.stdout.endswith("Faces detected: 1\n")


def test_a_second_run_asks_nothing(terminal, from_nothing, tmp_path):
    first = terminal(REKWIZ, "setup", env=from_nothing)
    walk_through(first, WORDS["en"])
    assert first.ends() == 0
    before = {file.name: file.read_bytes() for file in home_of(from_nothing).glob(".aws/c*")}

    second = terminal(REKWIZ, "setup", env=from_nothing)

    second.sees(WORDS["en"]["done"])
    assert second.ends() == 0
    assert "❯" not in second.screen
    assert before == {
        file.name: file.read_bytes() for file in home_of(from_nothing).glob(".aws/c*")
    }


def test_a_wrong_secret_is_refused_before_anything_is_saved(terminal, sandbox, from_nothing):
    secret = wrong(sandbox.user.secret_access_key)
    person = terminal(REKWIZ, "setup", env=from_nothing)
    person.sees(WORDS["en"]["source"])
    person.types(DOWN * 2 + ENTER)
    person.sees("Access key ID")
    person.types(sandbox.user.access_key_id + ENTER)
    person.sees("Secret access key")
    person.types(secret + ENTER)

    person.sees("What next?")

    assert not (home_of(from_nothing) / ".aws").exists()
    assert "but the secret access key is not its secret" in " ".join(person.screen.split())
    assert secret not in person.everything.decode("utf-8", "replace")
    person.types(DOWN * 2 + ENTER)
    assert person.ends() == 1
    assert not (home_of(from_nothing) / ".aws").exists()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("AKIA1234", "has 20 characters"),
        ("wJalrXUtnFEMI/K7MDENG/bPxRfiCYabcdefghij", "looks like the secret access key"),
        ("AKIAIOSFODNN7EXAMPLE", "sample from a page"),
        ('"AKIAQQQQQQQQQQQQQQQQ"', "quotes"),
        ("AKIAQQQQQ QQQQQQQQQQQ", "blank"),
    ],
)
def test_a_key_of_the_wrong_shape_is_said_at_once(terminal, from_nothing, typed, words):
    person = terminal(REKWIZ, "setup", env=from_nothing)
    person.sees(WORDS["en"]["source"])
    person.types(DOWN * 2 + ENTER)
    person.sees("Access key ID")

    person.types(typed + ENTER)

    person.sees(words)
    person.types(CTRL_C)
    assert person.ends() == 130


def test_a_secret_in_the_ids_place_is_not_seen_and_need_not_be_mended(terminal, from_nothing):
    secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYabcdefghij"
    person = terminal(REKWIZ, "setup", env=from_nothing)
    person.sees(WORDS["en"]["source"])
    person.types(DOWN * 2 + ENTER)
    person.sees("Access key ID")
    person.types(secret + ENTER)
    person.sees("looks like the secret access key")
    person.types("AKIAQWERTYUIOPASDFGH" + ENTER)
    person.sees("Access key ID › AKIA************DFGH")

    assert secret[1:] not in person.everything.decode("utf-8", "replace")
    person.types(CTRL_C)
    assert person.ends() == 130


@pytest.mark.parametrize("at", ["source", "region", "write"])
def test_ctrl_c_at_a_question_changes_no_file(terminal, from_nothing, at):
    aws = home_of(from_nothing) / ".aws"
    aws.mkdir()
    (aws / "config").write_bytes(b"# mine\r\n[profile other]\r\nregion=eu-west-1")
    person = terminal(REKWIZ, "setup", env=from_nothing)
    questions = ["source", "region", "write"]
    for question in questions[: questions.index(at)]:
        person.sees(WORDS["en"][question])
        person.types(ENTER)
    person.sees(WORDS["en"][at])

    person.types(CTRL_C)

    assert person.ends() == 130
    assert {file.name: file.read_bytes() for file in aws.iterdir()} == {
        "config": b"# mine\r\n[profile other]\r\nregion=eu-west-1"
    }
    assert "Interrupted. No file is half-written.\nTo continue: rekwiz setup" in person.screen


def test_what_is_there_stays_byte_for_byte(terminal, from_nothing):
    aws = home_of(from_nothing) / ".aws"
    aws.mkdir()
    config = b"# mine\r\n[profile other]\r\nregion=eu-west-1"
    credentials = b"[other]\naws_access_key_id = AKIAQQQQQQQQQQQQQQQQ ; not mine\n\n"
    (aws / "config").write_bytes(config)
    (aws / "credentials").write_bytes(credentials)
    person = terminal(REKWIZ, "setup", env=from_nothing)

    walk_through(person, WORDS["en"])

    assert person.ends() == 0
    assert (aws / "config").read_bytes().startswith(config)
    assert (aws / "credentials").read_bytes().startswith(credentials)
