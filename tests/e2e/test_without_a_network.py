"""A computer without any network: one cause, soon, in every front."""

import json
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.plugins.haste import stretched
from tests.plugins.namespaces import leave_network, network_here
from tests.plugins.own_names import REKWIZ, needs_namespaces
from tests.plugins.people import KEYS, REGION
from tests.plugins.warm import ended

SECONDS = 5


@pytest.fixture
def offline(base_environment, tmp_path):
    """`offline("preflight")`: rekwiz in a network namespace without any interface, and its seconds."""
    needs_namespaces()
    aws = tmp_path / ".aws"
    aws.mkdir(mode=0o700)
    (aws / "config").write_text(REGION)
    (aws / "credentials").write_text(KEYS)
    for name in ("config", "credentials"):
        (aws / name).chmod(0o600)

    with ThreadPoolExecutor(1) as nowhere:
        nowhere.submit(leave_network).result()
        network = nowhere.submit(network_here).result()

        def run(*arguments: str, from_its_start: bool = False, **variables: str):
            whole = ["unshare", "--net"] if from_its_start else []
            began = time.monotonic()
            done = ended(
                [*whole, str(REKWIZ), *arguments],
                env=base_environment | {"HOME": str(tmp_path)} | variables,
                cwd=tmp_path,
                timeout=300,
                network=None if whole else network,
            )
            return done, time.monotonic() - began

        yield run


@pytest.mark.parametrize("front", ["preflight", "doctor"])
def test_it_ends_within_five_seconds_with_3_and_one_root_cause(offline, front):
    ended, took = offline(front, "--skip", "cli", "sdk", "--format", "json", from_its_start=True)

    report = json.loads(ended.stdout)
    grave = [
        finding["code"]
        for result in report["results"]
        for finding in result["findings"]
        if finding["severity"] in ("fail", "unknown")
    ]
    assert took < stretched(SECONDS)
    assert (ended.returncode, report["root_cause"], grave) == (
        3,
        "network.offline",
        ["network.offline"],
    )


def test_the_same_with_a_proxy_only_names_the_proxy(offline):
    ended, took = offline(
        "preflight", "--only", "network", "--format", "json", HTTPS_PROXY="http://proxy.corp:3128"
    )

    assert took < stretched(SECONDS)
    assert json.loads(ended.stdout)["root_cause"] == "network.proxy-unreachable"


def test_in_chinese_it_is_said_in_words(offline):
    ended, _ = offline("preflight", "--skip", "cli", "sdk", "--lang", "zh-TW")

    assert ended.returncode == 3
    assert "network.offline" in ended.stdout


def test_detect_ends_soon_and_names_it(offline, tmp_path):
    from tests.plugins.people import SAMPLE

    ended, took = offline("detect", str(SAMPLE))

    assert took < stretched(SECONDS)
    assert (ended.returncode, "offline" in ended.stderr + ended.stdout) == (1, True)


def test_the_regions_are_listed(offline):
    ended, took = offline("regions")

    assert took < stretched(SECONDS)
    assert "Europe (Frankfurt)" in ended.stdout
    assert "Nothing was measured" in ended.stderr


def test_the_set_up_says_it_once_in_full_and_is_left_unfinished(offline):
    ended, _ = offline("setup", "--yes")

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr.count("connect to a network first") == 1
    assert ended.stderr.count("seems to be offline") > 1
    assert "--csv" not in ended.stderr


def test_a_region_that_does_not_exist_is_not_taken_for_a_broken_network(own_names):
    own_names.is_in("Ohio")

    ended = own_names.runs("setup", "--yes", "--dry-run")

    assert "✓ 2/8" in ended.stderr
    assert "Ohio in ~/.aws/config is not written as a Region's code." in ended.stderr
    assert "+region = us-east-2" in ended.stderr
