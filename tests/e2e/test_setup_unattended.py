"""`rekwiz setup` with nobody there: --yes, --no-input, answers, no terminal; and the AWS CLI afterwards."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

AWS_CLI = "/usr/bin/aws"
needs_the_aws_cli = pytest.mark.skipif(
    not Path(AWS_CLI).exists() and not os.environ.get("CI"), reason="no AWS CLI 2 on this machine"
)


def aws_files(env: dict[str, str]) -> dict[str, bytes]:
    folder = Path(env["HOME"], ".aws")
    return {file.name: file.read_bytes() for file in folder.glob("c*")} if folder.exists() else {}


def test_the_readmes_way_through_ends_with_faces(rekwiz, base_environment, tmp_path):
    env = base_environment | {"HOME": str(tmp_path / "home")}

    ended = rekwiz("setup", "--sandbox", "--yes", env=env)

    assert ended.returncode == 0, ended.stderr
    assert (tmp_path / "astronaut.faces.png").exists()
    assert (tmp_path / "detect_faces.py").exists()
    assert not (tmp_path / "home").exists()


def test_with_yes_the_files_are_written_private_and_complete(rekwiz, sandbox, from_nothing):
    ended = rekwiz("setup", "--yes", env=from_nothing)

    keys = sandbox.user
    assert ended.returncode == 0, ended.stderr
    assert aws_files(from_nothing) == {
        "config": b"[default]\nregion = us-east-1\noutput = json\n",
        "credentials": (
            f"[default]\naws_access_key_id = {keys.access_key_id}\n"
            f"aws_secret_access_key = {keys.secret_access_key}\n"
        ).encode(),
    }


def test_a_profile_and_a_region_of_ones_own(rekwiz, from_nothing):
    ended = rekwiz(
        "setup", "--yes", "--profile", "my dev", "--region", "eu-west-1", env=from_nothing
    )

    assert ended.returncode == 0, ended.stderr
    files = aws_files(from_nothing)
    assert files["config"] == b"[profile 'my dev']\nregion = eu-west-1\noutput = json\n"
    assert files["credentials"].startswith(b"[my dev]\n")


def test_a_second_run_changes_nothing(rekwiz, from_nothing, tmp_path):
    assert rekwiz("setup", "--yes", env=from_nothing).returncode == 0
    before = aws_files(from_nothing)

    ended = rekwiz("setup", "--no-input", env=from_nothing)

    assert ended.returncode == 0, ended.stderr
    assert aws_files(from_nothing) == before


def test_no_terminal_and_nothing_that_says_not_to_ask_is_a_usage_error(rekwiz, from_nothing):
    ended = rekwiz("setup", env=from_nothing)

    assert ended.returncode == 2
    assert "--yes" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_an_answer_that_is_missing_names_its_flag(rekwiz, sandbox, from_nothing):
    sandbox.key_file.unlink()

    ended = rekwiz("setup", "--no-input", env=from_nothing)

    assert ended.returncode == 2
    assert "--csv" in ended.stderr


def test_a_dry_run_shows_the_change_and_writes_nothing(rekwiz, sandbox, from_nothing):
    ended = rekwiz("setup", "--yes", "--dry-run", env=from_nothing)

    assert ended.returncode == 0, ended.stderr
    assert aws_files(from_nothing) == {}
    assert "+region = us-east-1" in ended.stderr.replace("+ region", "+region")
    assert sandbox.user.secret_access_key not in ended.stderr


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "no file"),
        (b"", "first line"),
        (b"User name,Password\nming,hunter2\n", "first line"),
        (b"Access key ID,Secret access key\n", "one key"),
        (b"Access key ID,Secret access key\nAKIA1234,short\n", "20 characters"),
        (b"\xff\xd8\xff\xe0\x00", "not a text file"),
    ],
)
def test_a_key_file_that_is_none_is_said_precisely(rekwiz, from_nothing, tmp_path, content, words):
    file = tmp_path / "keys.csv"
    if content is not None:
        file.write_bytes(content)

    ended = rekwiz("setup", "--yes", "--csv", file, env=from_nothing)

    assert ended.returncode == 2
    assert words in ended.stderr
    assert aws_files(from_nothing) == {}


def test_a_key_that_aws_refuses_is_not_saved(rekwiz, sandbox, from_nothing):
    secret = sandbox.user.secret_access_key
    wrong = secret[:-1] + ("a" if secret[-1] != "a" else "b")
    sandbox.key_file.write_text(sandbox.key_file.read_text().replace(secret, wrong))

    ended = rekwiz("setup", "--yes", env=from_nothing)

    assert ended.returncode == 1
    assert aws_files(from_nothing) == {}
    assert wrong not in ended.stderr + ended.stdout


def test_a_record_can_be_answered_from(rekwiz, from_nothing, tmp_path):
    first = rekwiz("setup", "--yes", "--record", "answers.toml", env=from_nothing)
    written = aws_files(from_nothing)
    shutil.rmtree(Path(from_nothing["HOME"], ".aws"))

    second = rekwiz("setup", "--answers", "answers.toml", env=from_nothing)

    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert aws_files(from_nothing) == written
    assert b"aws_secret" not in (tmp_path / "answers.toml").read_bytes()


@pytest.mark.parametrize(
    ("answers", "words"),
    [
        ("region = [", "answers.toml"),
        ('regoin = "us-east-1"', "regoin"),
        ('region = "us-esat-1"', "us-east-1"),
        ('secret_access_key = "x"', "secret"),
        ("region = 5", "region"),
    ],
)
def test_a_bad_answers_file_ends_with_2_and_names_the_place(
    rekwiz, from_nothing, tmp_path, answers, words
):
    (tmp_path / "answers.toml").write_text(answers)

    ended = rekwiz("setup", "--answers", "answers.toml", "--yes", env=from_nothing)

    assert ended.returncode == 2, ended.stderr
    assert words in ended.stderr
    assert aws_files(from_nothing) == {}


@needs_the_aws_cli
def test_the_aws_cli_reads_what_was_written(rekwiz, sandbox, from_nothing, photos):
    assert rekwiz("setup", "--yes", env=from_nothing).returncode == 0

    who = aws(sandbox, from_nothing, "sts", "get-caller-identity")
    seen = aws(
        sandbox, from_nothing, "rekognition", "detect-faces", "--attributes", "ALL",
        "--image-bytes", f"fileb://{photos['two']}",
    )  # fmt: skip

    assert json.loads(who)["Arn"] == "arn:aws:iam::111122223333:user/ming"
    assert len(json.loads(seen)["FaceDetails"]) == 2


def aws(sandbox, env: dict[str, str], *arguments: str) -> str:
    """AWS CLI 2.9 ignores AWS_ENDPOINT_URL: the endpoint is given on its command line."""
    ended = subprocess.run(
        [AWS_CLI, "--endpoint-url", sandbox.url, *arguments],
        env=env, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def test_a_photo_of_ones_own_gets_its_picture_and_its_program_beside_it(
    rekwiz, from_nothing, photos, tmp_path
):
    ended = rekwiz("setup", "--yes", "--photo", photos["two"], env=from_nothing)

    folder = photos["two"].parent
    assert ended.returncode == 0, ended.stderr
    assert (folder / "two.faces.png").exists()
    assert repr(str(photos["two"])) in (folder / "detect_faces.py").read_text()
    assert not (tmp_path / "detect_faces.py").exists()
