"""`rekwiz preflight` in the sandbox: the contract's exit codes, verdicts and root causes."""

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.plugins.administrator import admin, detach

REQUIRED_KEYS = [
    "schema", "tool", "mode", "language", "target", "place", "verdict", "exit_code", "root_cause",
    "next_actions", "counts", "duration_ms", "results",
]  # fmt: skip


@pytest.fixture
def silence() -> Iterator[dict[str, str]]:
    """An endpoint on this machine that takes connections and never says a word."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield {"AWS_ENDPOINT_URL": f"http://127.0.0.1:{server.getsockname()[1]}"}


def report_of(ended) -> dict:
    report = json.loads(ended.stdout)
    assert report["exit_code"] == ended.returncode
    return report


def states(report: dict) -> dict[str, str]:
    return {result["check"]: result["state"] for result in report["results"]}


def test_a_healthy_set_up_is_ready_and_every_required_check_passes(rekwiz, configured):
    ended = rekwiz("preflight", "--format", "json", env=configured)

    report = report_of(ended)
    required = {result["state"] for result in report["results"] if result["required"]}
    assert (ended.returncode, report["verdict"], report["root_cause"]) == (0, "ready", None)
    assert required <= {"pass", "na"}


def test_the_report_has_the_keys_of_the_contract(rekwiz, configured):
    report = report_of(rekwiz("preflight", "--format", "json", env=configured))

    assert list(report) == REQUIRED_KEYS
    assert report["target"] | {"access_key_id": "…"} == {
        "profile": "default",
        "region": "us-east-1",
        "account": "111122223333",
        "arn": "arn:aws:iam::111122223333:user/ming",
        "access_key_id": "…",
        "credential_source": "shared-credentials-file",
    }
    assert report["target"]["access_key_id"].startswith("AKIA************")


def test_a_detached_policy_is_named(rekwiz, sandbox, configured):
    detach(sandbox, "AmazonRekognitionFullAccess")

    ended = rekwiz("preflight", "--format", "json", env=configured)

    report = report_of(ended)
    assert (ended.returncode, report["root_cause"]) == (1, "permissions.rekognition-denied")
    assert states(report)["permissions.rekognition"] == "fail"
    assert states(report)["permissions.s3"] == "pass"


def test_the_other_policy_is_named(rekwiz, sandbox, configured):
    detach(sandbox, "AmazonS3ReadOnlyAccess")

    report = report_of(rekwiz("preflight", "--format", "json", env=configured))

    assert (report["exit_code"], report["root_cause"]) == (1, "permissions.s3-denied")


def test_a_wrong_secret_is_told_from_an_unknown_key(rekwiz, configured):
    file = Path(configured["HOME"], ".aws", "credentials")
    text = file.read_text()
    secret = text.partition("aws_secret_access_key")[2].partition("=")[2].split()[0]
    file.write_text(text.replace(secret, secret[::-1]))

    report = report_of(rekwiz("preflight", "--format", "json", env=configured))

    assert (report["exit_code"], report["root_cause"]) == (1, "credentials.secret-rejected")


def test_a_key_that_was_deleted_is_unknown(rekwiz, sandbox, configured):
    admin(sandbox, "iam").delete_access_key(UserName="ming", AccessKeyId=sandbox.user.access_key_id)

    report = report_of(rekwiz("preflight", "--format", "json", env=configured))

    assert (report["exit_code"], report["root_cause"]) == (1, "credentials.key-unknown")


def test_without_keys_nothing_is_blamed_on_aws(rekwiz, from_nothing):
    report = report_of(rekwiz("preflight", "--format", "json", env=from_nothing))

    assert (report["exit_code"], report["root_cause"]) == (1, "credentials.none-found")
    assert states(report)["permissions.rekognition"] == "skip"


def test_what_a_blocked_check_waits_for_is_named(rekwiz, from_nothing):
    report = report_of(rekwiz("preflight", "--format", "json", env=from_nothing))

    blocked = {
        result["check"]: result["blocked_by"]
        for result in report["results"]
        if result["check"] == "identity.known"
    }
    assert blocked == {"identity.known": ["credentials.found"]}


def test_the_text_names_the_cause_in_both_languages(rekwiz, sandbox, configured):
    detach(sandbox, "AmazonRekognitionFullAccess")

    english = rekwiz("preflight", env=configured)
    chinese = rekwiz("preflight", "--lang", "zh-TW", env=configured)

    assert (english.returncode, chinese.returncode) == (1, 1)
    assert "The cause · permissions.rekognition-denied" in english.stdout
    assert "原因 · permissions.rekognition-denied" in chinese.stdout


def test_no_secret_is_shown_in_any_format(rekwiz, sandbox, configured):
    shown = [
        rekwiz("preflight", "--format", form, "--verbose", env=configured)
        for form in ("text", "json")
    ]

    assert not any(sandbox.user.secret_access_key in ended.stdout + ended.stderr for ended in shown)
    assert not any(sandbox.user.access_key_id in each.stdout + each.stderr for each in shown)


@pytest.mark.parametrize("level", ["fail", "never"])
def test_fail_on_turns_an_inconclusive_run_into_success(rekwiz, configured, silence, level):
    ended = rekwiz("preflight", "--timeout", "1", "--fail-on", level, env=configured | silence)

    assert ended.returncode == 0


def test_a_run_out_of_time_is_inconclusive_and_says_so(rekwiz, configured, silence):
    env = configured | silence

    report = report_of(rekwiz("preflight", "--format", "json", "--timeout", "1", env=env))

    assert (report["exit_code"], report["verdict"]) == (3, "inconclusive")
    assert report["root_cause"] is not None


def test_only_runs_what_it_needs_too(rekwiz, configured):
    report = report_of(
        rekwiz("preflight", "--format", "json", "--only", "identity.known", env=configured)
    )

    assert "identity.known" in states(report)
    assert "credentials.found" in states(report)
    assert "permissions.rekognition" not in states(report)


def test_what_is_skipped_does_not_stop_what_needs_it(rekwiz, configured):
    report = report_of(
        rekwiz("preflight", "--format", "json", "--skip", "identity.known", env=configured)
    )

    assert states(report)["identity.known"] == "skip"
    assert states(report)["permissions.rekognition"] == "pass"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--only", "identity.knwon"], "identity.known"),
        (["--skip", "permisions"], "permissions"),
        (["--only", "permissions.rekognition-denied"], "permissions.rekognition"),
        (["--timeout", "soon"], "--timeout"),
        (["--fail-on", "maybe"], "fail, unknown, warn, never"),
        (["--format", "yaml"], "json"),
        (["--colour"], "--colour"),
    ],
)
def test_a_wrong_command_line_ends_with_2_and_says_what_would_be_right(
    rekwiz, configured, arguments, words
):
    ended = rekwiz("preflight", *arguments, env=configured)

    assert ended.returncode == 2
    assert words in ended.stderr
    assert ended.stdout == ""
    assert "Traceback" not in ended.stderr


def test_a_configuration_file_is_followed_and_a_flag_wins(rekwiz, configured, tmp_path):
    (tmp_path / "rekwiz.toml").write_text('only = ["files"]\nformat = "json"\n')

    from_file = report_of(rekwiz("preflight", env=configured))
    from_flag = report_of(rekwiz("preflight", "--only", "region.set", env=configured))

    assert {check.partition(".")[0] for check in states(from_file)} == {"files"}
    assert "region.set" in states(from_flag)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("only = [", "not TOML"),
        ("onyl = []", "only"),
        ('timeout = "long"', "a number of seconds above 0"),
        ('fail-on = "maybe"', "fail, unknown, warn, never"),
    ],
)
def test_a_wrong_configuration_file_ends_with_2_and_names_the_place(
    rekwiz, configured, tmp_path, text, words
):
    (tmp_path / "rekwiz.toml").write_text(text)

    ended = rekwiz("preflight", env=configured)

    assert ended.returncode == 2
    assert "rekwiz.toml" in ended.stderr
    assert words in ended.stderr


def test_the_report_goes_into_a_file(rekwiz, configured, tmp_path):
    ended = rekwiz("preflight", "--format", "json", "--output", "report.json", env=configured)

    assert ended.stdout == ""
    assert json.loads((tmp_path / "report.json").read_text())["exit_code"] == ended.returncode == 0


def test_a_file_that_cannot_be_written_is_a_clear_error(rekwiz, configured):
    ended = rekwiz("preflight", "--output", "no/such/folder/report", env=configured)

    assert ended.returncode == 2
    assert "no/such/folder/report" in ended.stderr


def test_the_sandbox_option_needs_no_account_at_all(rekwiz, base_environment, tmp_path):
    env = base_environment | {"HOME": str(tmp_path)}

    ended = rekwiz("preflight", "--sandbox", "--format", "json", env=env)

    assert ended.returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_the_command_in_the_sandbox_gets_the_same(rekwiz, base_environment, tmp_path):
    env = base_environment | {"HOME": str(tmp_path)}

    ended = rekwiz("sandbox", "--", "rekwiz", "preflight", "--format", "json", env=env)

    assert ended.returncode == 0
    assert json.loads(ended.stdout)["verdict"] == "ready"
