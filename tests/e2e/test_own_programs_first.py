"""The person's own programs in a whole run: before botocore, each once, and with their time told apart."""

import json
import re
import subprocess
import sys

import pytest

from tests.plugins.people import KEYS, REGION

NOTED = """
import os, sys
place = os.open(sys.argv[1], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
def note(event, given):
    if event == "subprocess.Popen":
        os.write(place, f"{os.path.basename(given[1][0])} {given[1][1]}\\n".encode())
    elif event == "import" and given[0] in ("botocore", "checks.detection.support.photo_messages"):
        os.write(place, f"{given[0]}\\n".encode())
sys.addaudithook(note)
sys.argv[:2] = ["rekwiz"]
from wizard.start import run
run()
"""
"""The console script, and what Python tells of it: which programs it starts, and when botocore and the
checks are loaded."""
BEGUN = ["aws --version", "aws sts", "python3 -B"]
A_CHECK = "checks.detection.support.photo_messages"
"""That of detection.photo, which loads it."""
HAS = {
    "version": [3, 13, 1], "prefix": "/usr", "environment": False, "managed": False,
    "places": {"boto3": "/usr/lib/boto3/__init__.py"}, "versions": {"boto3": "1.44.5"},
    "loads": [], "failure": None, "detects": True, "warned": False,
}  # fmt: skip
TRIED = {"stage": "done", "method": "shared-credentials-file", "region": None, "failure": None}
PROGRAMS = {
    "aws": '[ "$1" = --version ] && echo aws-cli/2.34.0 Python/3.13.7 || echo "{}"',
    "python3": f"/bin/sleep 0.2\necho 'rekwiz-python:{json.dumps(HAS)}'\n"
    f"echo 'rekwiz-trial:{json.dumps(TRIED)}'",
}
TOLD = {
    "en": "Your own programs (the AWS CLI, Python) were at work for # s of that, beside rekwiz and AWS;"
    " for # s they alone were waited for.",
    "zh-TW": "其中 # 秒，您自己的程式（AWS CLI、Python）與 rekwiz 和 AWS 同時執行；"
    "只等待這些程式的時間是 # 秒。",
}


@pytest.fixture
def environment(base_environment, tmp_path) -> dict[str, str]:
    """That of somebody with keys, an AWS CLI and a Python."""
    for name, text in PROGRAMS.items():
        program = tmp_path / "bin" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(f"#!/bin/sh\n{text}\n")
        program.chmod(0o755)
    (tmp_path / ".aws").mkdir(mode=0o700)
    for name, text in (("config", REGION), ("credentials", KEYS)):
        (tmp_path / ".aws" / name).write_text(text)
        (tmp_path / ".aws" / name).chmod(0o600)
    path = str(tmp_path / "bin")
    return base_environment | {"PATH": path, "HOME": str(tmp_path)}


@pytest.mark.parametrize(
    ("lang", "named", "order"),
    [
        ("en", ("--only", "cli", "sdk"), [A_CHECK, *BEGUN, "botocore"]),
        ("zh-TW", (), [*BEGUN, A_CHECK, "botocore"]),
    ],
    ids=["some checks, which have to be there", "all"],
)
def test_they_begin_before_botocore_each_once_and_their_time_is_told(
    environment, tmp_path, lang, named, order
):
    log = tmp_path / "log"
    words = ("preflight", *named, "--verbose", "--lang", lang)
    environment |= {"AWS_ENDPOINT_URL": "http://127.0.0.1:9"}

    ended = subprocess.run(
        [sys.executable, "-c", NOTED, log, *words],
        env=environment, cwd=tmp_path, capture_output=True, text=True, encoding="utf-8",
    )  # fmt: skip

    noted = log.read_text().splitlines()
    begun = sorted(each for each in noted if each in BEGUN)
    assert [begun.pop(0) if each in BEGUN else each for each in noted] == order
    assert without_spaces(TOLD[lang]) in without_spaces(re.sub(r"\d+\.\d", "#", ended.stdout))
    named = without_spaces(ended.stderr)
    assert [name for name in ("/aws--version·", "/python3-B-c…·") if name not in named] == []


def without_spaces(text: str) -> str:
    return "".join(text.split())


def test_who_does_not_ask_for_it_is_not_told(environment, tmp_path):
    words = (sys.executable, "-m", "wizard", "preflight", "--only", "cli")

    ended = subprocess.run(words, env=environment, cwd=tmp_path, capture_output=True, text=True)

    assert "at work" not in ended.stdout + ended.stderr
