"""Questions to AWS: none twice, none that waits without need, on no more connections than they need."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextvars import Context
from pathlib import Path
from typing import NamedTuple

import pytest

import wizard.cli
from checks.sources.aws.ask import Aws
from checks.trail import Step
from tests.benchmarks.standing_in import Arrival
from tests.benchmarks.standing_in import Aws as StandIn
from tests.plugins.people import SAMPLE
from tests.plugins.quick_aws import profiles_in

ALONE = ("--skip", "cli", "sdk", "--no-own-tools")
THREE = [word for name in ("anna", "ben", "carla") for word in ("--profile", name)]
OURS = "cfg/retry-mode#standard"
"""The AWS CLI and the person's Python, which a set-up tries out, ask in botocore's usual mode."""
ORDER = """
import atexit, json, sys
seen = []
atexit.register(lambda: print(json.dumps(seen), file=sys.stderr))
def hear(event, given):
    if event == "import":
        seen.append(["loads", given[0]])
    elif event == "open" and "rekognition" in str(given[0]) and "service-2" in str(given[0]):
        seen.append(["loads", "rekognition's model"])
sys.addaudithook(hear)
from checks.sources.aws.passage import Outbox
lets_go = Outbox.lets_go
def goes_out(outbox):
    seen.append(["goes out", ""])
    lets_go(outbox)
Outbox.lets_go = goes_out
from wizard.start import run
run()
"""
"""Tells what the whole program loaded before a question went out, and what meanwhile."""


class Run(NamedTuple):
    """What came over the wire in one call of rekwiz, and what the call knows of it."""

    code: int
    arrivals: list[Arrival]
    connections: int
    steps: list[Step]


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[StandIn]:
    """A home with three people's profiles, and an AWS for all of them that takes its time."""
    home = tmp_path / "home"
    profiles_in(home, {"default": "AAAA", "anna": "AAAB", "ben": "AAAC", "carla": "AAAD"})
    for name in ("AWS_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION"):
        monkeypatch.delenv(name, raising=False)
    with StandIn(latency=0.05) as aws:
        monkeypatch.setenv("HOME", str(home))
        monkeypatch.setenv("AWS_ENDPOINT_URL", aws.url)
        monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
        monkeypatch.setenv("REKWIZ_LANG", "en")
        monkeypatch.chdir(tmp_path)
        yield aws


@pytest.fixture
def call(stand_in: StandIn, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Run]:
    """`call("preflight", …)`: the whole program in this process."""
    carry_out, asking = wizard.cli.carry_out, list[Aws]()

    def keeping(call, order, sandbox):
        try:
            return carry_out(call, order, sandbox)
        finally:
            asking.extend(call.asking)

    monkeypatch.setattr(wizard.cli, "carry_out", keeping)

    def run(*arguments: str) -> Run:
        code = Context().run(wizard.cli.main, arguments)  # nothing was waited for before it
        answers = [each for aws in dict.fromkeys(asking) for each in aws.asked]
        steps = list({each.step for each in answers if each.step})
        ours = [each for each in stand_in.arrivals if OURS in each.agent]
        return Run(code, ours, len({each.connection for each in ours}), steps)

    return run


COMMANDS = {
    "preflight": ("preflight", *ALONE),
    "doctor": ("doctor", *ALONE),
    "doctor --fix": ("doctor", "--fix", "--yes", *ALONE),
    "setup": ("setup", "--yes", "--photo", str(SAMPLE)),
    "several profiles": ("preflight", *THREE, *ALONE),
}


def most_at_once(steps: list[Step]) -> int:
    """How many of them were on their way at a time."""
    moments = [each.out for each in steps if each.out is not None]
    return max(
        sum(each.out <= moment < each.ended for each in steps if each.out is not None)
        for moment in moments
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_no_question_is_put_twice_nor_has_a_connection_that_it_needs_not(
    call: Callable[..., Run], command: str
):
    run = call(*COMMANDS[command])

    put = Counter((each.signer, each.operation, each.asked) for each in run.arrivals)
    assert run.code == 0
    assert [question for question, times in put.items() if times > 1] == []
    assert len(run.arrivals) == len(run.steps) > 5
    assert run.connections <= most_at_once(run.steps)


def test_the_first_question_is_on_its_way_while_the_rest_is_loaded(stand_in: StandIn):
    run = [sys.executable, "-c", ORDER, "preflight", *ALONE]

    ended = subprocess.run(run, capture_output=True, text=True, check=True, timeout=300)

    order = [tuple(each) for each in json.loads(ended.stderr.splitlines()[-1])]
    first = order.index(("goes out", ""))
    before = {name for event, name in order[:first] if event == "loads"}
    later = {name for event, name in order[first:] if event == "loads"} - before
    assert {"botocore.client", "urllib3"} <= before
    assert {"PIL", "rekognition's model"} <= later


TITLE = "Longest chain of questions that waited for one another:\n"
LINK = re.compile(r"(\S+) · out at ([\d.]+) s · answered in ([\d.]+) s · after (.+)")
SUM = re.compile(
    r"([\d.]+) s to the first question \+ ([\d.]+) s of answers = ([\d.]+) s; all of it took ([\d.]+) s,"
    r" ([\d.]+) times that\."
)


def test_verbose_shows_the_longest_chain_and_who_waited_for_whom(
    call: Callable[..., Run], capsys: pytest.CaptureFixture[str]
):
    call("preflight", *ALONE, "--verbose", "--format", "json")

    said = capsys.readouterr()
    chain, questions = said.err.partition(TITLE)[2].split("Questions to AWS:\n")
    one_line = " ".join(chain.split())
    first, second = (LINK.match(each) for each in re.split(r" (?=\S+ · out)", one_line))
    start, answers, both, whole, ratio = map(float, SUM.search(one_line).groups())
    assert json.loads(said.out)["verdict"] == "ready"
    assert (first[1], first[4]) == ("sts:GetCallerIdentity", "the start")
    assert second[4].startswith("sts:GetCallerIdentity ")
    assert start == float(first[2])
    assert answers == pytest.approx(float(first[3]) + float(second[3]), abs=0.011)
    assert both == pytest.approx(start + answers, abs=0.011)
    assert both < whole
    assert ratio == pytest.approx(whole / both, rel=0.05)
    waited = re.findall(
        r"(\S+) · [\d.]+ s · answered · r · after (\S+)", " ".join(questions.split())
    )
    assert {after for _, after in waited} == {"sts:GetCallerIdentity"}
    assert ("rekognition:DetectFaces", "sts:GetCallerIdentity") in waited
