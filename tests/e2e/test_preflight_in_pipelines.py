"""`rekwiz preflight` where nobody is there: told to stop, waiting, many at once, muted, its first file."""

import json
import signal
import subprocess
import time
import tomllib
from pathlib import Path

import pytest

from tests.plugins.haste import stretched, until
from tests.plugins.programs import REKWIZ, UNMEASURED
from tests.plugins.quick_aws import profiles_in

OTHERS = ("text", "junit", "github", "markdown", "html")
JSON = ("--format", "json", "--no-own-tools")


@pytest.fixture
def somebody(base_environment, tmp_path):
    """`somebody(aws, a="MING7", b="MING7")`: who has these profiles, with the ends of their keys."""

    def make(aws, **keys: str) -> dict[str, str]:
        profiles_in(tmp_path, keys)
        return base_environment | {
            "HOME": str(tmp_path),
            "AWS_ENDPOINT_URL": aws.url,
            "AWS_EC2_METADATA_DISABLED": "true",
        }

    return make


@pytest.fixture
def told(tmp_path):
    """`told("SIGTERM", once, *words, env=…)`: how a program ended that was told so once that held, and
    after how many seconds."""

    def tell(name: str, once, *words: str, env):
        with (tmp_path / "errors").open("w+") as errors:
            running = subprocess.Popen(
                [REKWIZ, *words],
                env={**env, **UNMEASURED},
                cwd=tmp_path,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
            assert until(lambda: once((tmp_path / "errors").read_text()))
            began = time.monotonic()
            running.send_signal(signal.Signals[name])
            out = running.communicate(timeout=60)[0]
        return running.returncode, out, time.monotonic() - began

    return tell


MANY = ("--all-profiles",)
WAITING = ("--wait", "60")


@pytest.mark.parametrize(
    ("words", "at_first", "code"),
    [((), {}, 3), (MANY, {}, 3), (WAITING, {"ListBuckets": ("AccessDenied", 99)}, 1)],
)
def test_told_to_end_it_reports_within_a_second_what_it_knows(
    quick, somebody, told, tmp_path, words, at_first, code
):
    hangs = 0 if at_first else 60
    aws = quick(hangs, at_first)
    env = somebody(aws, **{f"p{n}": f"MIN{chr(65 + n // 24)}{chr(65 + n % 24)}" for n in range(40)})
    env |= {} if words == MANY else {"AWS_PROFILE": "p1"}

    def is_at_it(errors: str) -> bool:
        sign = {WAITING: "Asking again", MANY: "Looking"}.get(words, "Checking")
        return sign in errors

    others = () if words == MANY else OTHERS
    files = [f"--format={name}={name}" for name in others]
    ended, out, took = told("SIGTERM", is_at_it, "preflight", *JSON, *words, *files, env=env)

    assert all((tmp_path / name).stat().st_size for name in others)
    held = json.loads(out)
    reports = held.get("reports", [held])
    assert (ended, len(reports)) == (code, 40 if words == MANY else 1)
    assert {report["exit_code"] for report in reports} == {code}
    states = {result["state"] for report in reports for result in report["results"]}
    assert states <= {"pass", "warn", "unknown", "skip", "na", *(["fail"] if code == 1 else [])}
    assert took < stretched(1.0)


@pytest.mark.parametrize("name", ["SIGINT", "SIGHUP"])
def test_interrupted_it_reports_nothing(quick, somebody, told, name):
    env = somebody(quick(60), a="MINGA", b="MINGB")

    ended, out, took = told(
        name, lambda errors: "Looking" in errors, "preflight", "--all-profiles", env=env
    )

    assert (ended, out) == (130, "")
    assert took < stretched(1.0)


def test_it_waits_for_a_grant_and_sends_no_second_photo(quick, somebody, rekwiz):
    aws = quick(at_first={"ListBuckets": ("AccessDenied", 3)})
    env = somebody(aws, a="MINGA") | {"AWS_PROFILE": "a"}

    ended = rekwiz("preflight", *JSON, "--wait", "60", env=env)

    report = json.loads(ended.stdout)
    assert (ended.returncode, report["exit_code"], report["root_cause"]) == (0, 0, None)
    assert sum(aws.photos.values()) == 1
    assert aws.asked["ListBuckets"] == 4
    assert "Asking again in 1 s: permissions.s3-denied" in ended.stderr
    assert report["duration_ms"] >= 1000


def test_a_photo_that_was_refused_is_sent_again_until_it_is_answered(quick, somebody, rekwiz):
    aws = quick(at_first={"DetectFaces": ("AccessDeniedException", 1)})
    env = somebody(aws, a="MINGA", b="MINGB")

    ended = rekwiz("preflight", *JSON, "--all-profiles", "--wait", "60", env=env)

    reports = json.loads(ended.stdout)["reports"]
    assert (ended.returncode, [each["exit_code"] for each in reports]) == (0, [0, 0])
    assert aws.asked["DetectFaces"] == 3
    assert set(aws.photos.values()) == {1}


def test_what_stays_is_not_waited_for_and_what_hangs_only_so_long(quick, somebody, rekwiz):
    aws = quick(at_first={"GetCallerIdentity": ("SignatureDoesNotMatch", 99)})
    env = somebody(aws, a="MINGA") | {"AWS_PROFILE": "a"}

    proved = rekwiz("preflight", *JSON, "--wait", "60", env=env)
    assert (proved.returncode, "Asking again" in proved.stderr) == (1, False)

    began = time.monotonic()
    env |= {"AWS_ENDPOINT_URL": quick(60).url}
    silent = rekwiz("preflight", *JSON, "--wait", "2", "--timeout", "2", env=env)
    assert silent.returncode == json.loads(silent.stdout)["exit_code"] == 3
    assert time.monotonic() - began < stretched(2 + 2 + 3)


def test_many_profiles_take_the_time_of_a_few_and_one_photo_an_identity(quick, somebody, rekwiz):
    aws = quick(0.08)
    keys = {f"p{n}": f"MIN{chr(65 + n // 2 // 24)}{chr(65 + n // 2 % 24)}" for n in range(40)}
    env = somebody(aws, **keys)
    one = _took(lambda: rekwiz("preflight", *JSON, "--profile", "p1", env=env))
    aws.photos.clear()

    took = _took(lambda: rekwiz("preflight", *JSON, "--all-profiles", "--timeout", "120", env=env))

    assert len(aws.photos) == 20
    assert set(aws.photos.values()) == {1}
    assert took < 12 * one, "one after the other it would be 40 of them"


def _took(work) -> float:
    began = time.monotonic()
    assert work().returncode == 0
    return time.monotonic() - began


def test_each_profile_and_region_has_its_report_and_the_gravest_code_counts(
    quick, somebody, rekwiz
):
    env = somebody(quick(), a="MINGA", b="MINGB")
    both = ("--profile", "b", "--region", "us-east-1", "--region", "us-west-2")

    ended = rekwiz("--profile", "a", "preflight", *both, *JSON, env=env)
    bad = rekwiz("preflight", *JSON, "--profile", "a", "--profile", "none", env=env)
    wrong = rekwiz("preflight", "--profile", "a", "--all-profiles", env=env)

    held = json.loads(ended.stdout)
    targets = [(each["target"]["profile"], each["target"]["region"]) for each in held["reports"]]
    assert (ended.returncode, held["schema"]) == (0, "rekwiz.reports/1")
    assert targets == [(p, r) for p in ("a", "b") for r in ("us-east-1", "us-west-2")]
    codes = [each["exit_code"] for each in json.loads(bad.stdout)["reports"]]
    assert (bad.returncode, codes) == (1, [0, 1])
    assert (wrong.returncode, wrong.stdout) == (2, "")
    assert "--profile does not go with --all-profiles" in wrong.stderr


def test_a_muted_finding_is_no_failure_until_its_day_is_over(quick, somebody, rekwiz, tmp_path):
    aws = quick(at_first={"ListBuckets": ("AccessDenied", 99)})
    env = somebody(aws, a="MINGA") | {"REKWIZ_PROFILE": "a"}
    mute = '[[mute]]\ncode = "permissions.s3-denied"\nreason = "SEC-12 & <b>"\nuntil = {}\n'

    def muted_until(day: str):
        (tmp_path / "rekwiz.toml").write_text(mute.format(day))
        ended = rekwiz("preflight", *JSON, env=env)
        report = json.loads(ended.stdout)
        (found,) = (
            (result, each)
            for result in report["results"]
            for each in result["findings"]
            if each["code"] == "permissions.s3-denied"
        )
        return ended, report, *found

    ended, report, result, found = muted_until("9999-12-31")
    assert (ended.returncode, report["verdict"], report["root_cause"]) == (0, "ready", None)
    assert (result["state"], found["severity"]) == ("skip", "fail")
    assert found["muted"] == {"reason": "SEC-12 & <b>", "until": "9999-12-31"}
    assert "permissions.s3-denied" not in {each["code"] for each in report["next_actions"]}
    text = rekwiz("preflight", "--no-own-tools", env=env)
    assert (text.returncode, "muted until 9999-12-31: SEC-12 & <b>" in text.stdout) == (0, True)

    ended, report, result, found = muted_until("2026-01-31")
    assert (ended.returncode, report["root_cause"]) == (1, "permissions.s3-denied")
    assert (result["state"], "muted" in found) == ("fail", False)
    over = {"name": "mute ended", "value": "2026-01-31", "source": "rekwiz.toml:2"}
    assert over in found["evidence"]
    assert "rekwiz.toml:2: the mute of permissions.s3-denied ended on 2026-01-31" in ended.stderr


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            '[[mute]]\ncode = "permissions.s3-denid"\nreason = "x"\nuntil = 2027-01-01',
            "rekwiz.toml:2",
        ),
        (
            '[[mute]]\ncode = "permissions.s3"\nreason = "x"\nuntil = 2027-01-01',
            "permissions.s3-denied",
        ),
        ("\nonyl = []", "rekwiz.toml:2: rekwiz has no setting called onyl."),
        ("[tool.rekwiz]\nonly = []", "stand at the top, without [tool.rekwiz]. It knows: profile"),
        ('skip = ["cli.pagr"]', "rekwiz.toml:1, skip: there is no check or area cli.pagr."),
    ],
)
def test_a_configuration_that_cannot_be_followed_is_2_before_any_call(
    quick, somebody, rekwiz, tmp_path, text, words
):
    aws = quick()
    (tmp_path / "rekwiz.toml").write_text(text)

    ended = rekwiz("preflight", env=somebody(aws, a="MINGA"))

    assert (ended.returncode, ended.stdout) == (2, "")
    assert words in ended.stderr
    assert not aws.asked


def test_the_first_configuration_has_this_set_ups_own_values_and_is_never_written_over(
    quick, somebody, rekwiz, tmp_path
):
    env = somebody(quick(), a="MINGA")
    asked = ("preflight", "--init", "--skip", "cli", "--require", "s3:GetObject", "--timeout", "9")
    asked += ("--format", "json=report.json", "--format", "text")
    file = tmp_path / "rekwiz.toml"

    shown = rekwiz("--profile", "a", *asked, env=env)
    saved = rekwiz("--profile", "a", *asked, "--output", file, "--lang", "zh-TW", env=env)

    known = {
        "profile": "a",
        "region": "us-east-1",
        "account": "111122223333",
        "skip": ["cli"],
        "actions": ["s3:GetObject"],
        "timeout": 9.0,
        "formats": ["json=report.json", "text"],
    }
    assert tomllib.loads(shown.stdout) == known
    assert (saved.returncode, saved.stdout) == (0, "")
    assert tomllib.loads(file.read_text()) == known
    again = rekwiz(*asked, "--output", file, env=env)
    assert (again.returncode, "is there already" in again.stderr) == (2, True)
    assert tomllib.loads(file.read_text()) == known
    commented = "\n".join(line.removeprefix("# ") for line in _settings_in(shown.stdout))
    Path(file).write_text(commented)
    assert len(tomllib.loads(commented)) == 16, "every key is shown"
    file.write_text(file.read_text().replace("only = [", "only = [ #"))
    assert rekwiz("preflight", "--profile", "a", env=env).returncode in (0, 1, 2, 3)


def _settings_in(text: str) -> list[str]:
    """Those that are there and those that are commented out, without the words between."""
    lines = [line for line in text.splitlines() if line]
    return [line for line in lines if " = " in line or line.strip("# ")[:1] in ('"', "]", "[")]
