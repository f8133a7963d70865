"""How long a person waits for the first question of the set-up, beside `aws --version`.

Nothing here fails for being slow: it prints ratios, as test_against_rivals.py does. Run with `-s`.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path

import pexpect
import psutil

from tests.benchmarks.processes import Took, measured
from tests.benchmarks.rounds import ROUNDS, head, told
from tests.benchmarks.standing_in import Aws
from tests.plugins.many_profiles import home_of

REKWIZ = Path(sys.executable).with_name("rekwiz")
SYSTEM = os.pathsep.join(("/usr/local/bin", "/usr/bin", "/bin", "/opt/homebrew/bin"))
AWS = shutil.which("aws", path=SYSTEM) or "aws"
ASKED = {"en": "How do you want to sign in to AWS?", "zh-TW": "您要怎麼登入 AWS？"}
PROFILES = 200


def test_the_first_question(tmp_path: Path) -> None:
    fresh, full = tmp_path / "fresh", home_of(tmp_path / "full", PROFILES)
    fresh.mkdir()
    set_ups = {
        f"{words}, {language}": (home, [*beside, "--lang", language], ASKED[language])
        for language in ASKED
        for words, home, beside in (
            ("nothing yet", fresh, []),
            (f"a new profile beside {PROFILES}", full, ["--profile", "new"]),
        )
    }
    took: dict[str, list[Took]] = {name: [] for name in ("aws --version", *set_ups)}
    with Aws() as aws:
        for _ in range(ROUNDS):
            took["aws --version"].append(measured([AWS, "--version"], fresh, runs=1))
            for name, (home, flags, asked) in set_ups.items():
                took[name].append(until_asked(["setup", *flags], home, asked, aws))
    head("the first question of rekwiz setup, beside aws --version")
    told(took, "aws --version")


def until_asked(words: list[str], home: Path, asked: str, aws: Aws) -> Took:
    """What it took until a person could read the question in a terminal."""
    environment = {"PATH": SYSTEM, "HOME": str(home), "LANG": "C.UTF-8", "TERM": "xterm-256color"}
    environment |= {"AWS_EC2_METADATA_DISABLED": "true", "AWS_ENDPOINT_URL": aws.url}
    began = time.perf_counter()
    person = pexpect.spawn(
        str(REKWIZ), words, env=environment, cwd=str(home), dimensions=(40, 100), timeout=120
    )
    person.expect_exact(asked.encode())
    seconds, rekwiz = time.perf_counter() - began, psutil.Process(person.pid)
    used, memory = rekwiz.cpu_times(), rekwiz.memory_info().rss / 1024**2
    person.sendintr()
    person.expect(pexpect.EOF)
    assert person.wait() == 130
    return Took(seconds, used.user + used.system, memory)
