"""Set-ups that people reported, and others of their kinds: root cause, exit code, what is never said."""

import json
import os
import zipfile
from pathlib import Path

import pytest

from tests.e2e.causes.computer import Computer, Ended
from tests.e2e.causes.evidence import misunderstood
from tests.e2e.causes.settings import PLANTED, variables
from tests.e2e.field import rows_settings, rows_sign_in, rows_tools, rows_unseen
from tests.e2e.field.instance import Instance

REPORTED = (*rows_settings.CASES, *rows_sign_in.CASES, *rows_tools.CASES)
CASES = (*REPORTED, *rows_unseen.CASES)
OF_EXPLAIN = {30}
"""Below, as texts that people paste."""
ALL = range(1, 34)
AS_TEXT = [each for each in CASES if each.number in (1, 18, 29)]
KEPT = {"\n", "\t"}


@pytest.fixture
def computer(instance: Instance, computer_of) -> Computer:
    return computer_of(instance.steps, instance.faults)


@pytest.mark.parametrize("instance", CASES, ids=str)
def test_the_root_cause_is_named_and_nothing_runs_on(instance: Instance, computer: Computer):
    mark = f"rekwiz-test-{os.getpid()}"
    computer.environment["MARK_OF_THIS_RUN"] = mark

    file = computer.folder / "told.txt"
    formats = ("--format", "json", "--format", f"text={file}")

    ended = computer.runs(*formats, *instance.arguments)

    assert running_with(mark) == []
    if instance in AS_TEXT:
        is_harmless(file.read_text("utf-8") + ended.err, instance)
    assert (ended.report["root_cause"], ended.code) == (instance.root, instance.exit_code)
    assert [text for text in instance.says if text not in words_of(ended.report)] == []
    assert [text for text in instance.never if text.lower() in words_of(ended.report).lower()] == []
    assert shown_secrets(ended, computer) == []
    assert misunderstood(ended.report) == []


def words_of(report: dict) -> str:
    """All that is said of findings and checks, as the report holds it."""
    return json.dumps(report["results"], ensure_ascii=False)


def shown_secrets(ended: Ended, computer: Computer) -> list[str]:
    shown = ended.out + ended.err
    secrets = sorted({*PLANTED, *computer.secrets})
    return [f"secret {number}" for number, secret in enumerate(secrets) if secret in shown]


@pytest.mark.parametrize("instance", AS_TEXT, ids=str)
def test_no_control_character_and_no_login_is_printed_or_in_the_bundle(
    instance: Instance, computer: Computer
):
    file = computer.folder / "help.zip"

    ended = computer.does("doctor", "--lang", "zh-TW", "--bundle", str(file), *instance.arguments)

    is_harmless(ended.out + ended.err, instance)
    with zipfile.ZipFile(file) as bundle:
        held = b"".join(map(bundle.read, bundle.namelist())).decode("utf-8").lower()
    assert [text for text in instance.never if text.lower() in held] == []


def is_harmless(shown: str, instance: Instance) -> None:
    assert [letter for letter in shown if letter < " " and letter not in KEPT] == []
    assert [text for text in instance.never if text.lower() in shown.lower()] == []
    assert instance.root in shown


def running_with(mark: str) -> list[str]:
    """The processes whose environment has the mark."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if mark.encode() in (process / "environ").read_bytes():
                found.append((process / "cmdline").read_text())
        except OSError:
            continue  # it has ended meanwhile, or is somebody else's
    return found


def test_a_remedy_of_a_job_takes_no_variable_out_of_a_terminal(computer_of):
    computer = computer_of([variables(AWS_RETRY_MODE="fast", GITHUB_ACTIONS="true")])

    ended = computer.runs("--format", "json", "--only", "sdk.tuning")

    assert (ended.report["place"], ended.report["root_cause"]) == (
        "github",
        "sdk.tuning-variable-invalid",
    )
    assert '"unset ' not in words_of(ended.report)
    assert "AWS_RETRY_MODE out of the job" in words_of(ended.report)


@pytest.mark.parametrize("number", [4, 5, 6])
def test_own_tools_are_left_out_where_that_is_wished(number, computer_of):
    instance = next(each for each in CASES if each.number == number)
    computer = computer_of(instance.steps)

    ended = computer.runs("--no-own-tools", "--format", "json", *instance.arguments)

    assert (ended.report["root_cause"], ended.code) == (None, 0)


SAID = (
    ("Unable to locate credentials", "credentials.none-found"),
    ("botocore.exceptions.NoCredentialsError: Unable to locate credentials",
     "credentials.none-found"),
    ("could not be converted: Unable to locate credentials. You can configure credentials by"
     ' running "aws configure".', "credentials.none-found"),
    ('botocore.exceptions.InvalidConfigError: The profile "dev" is configured to use SSO but is'
     " missing required configuration: sso_start_url, sso_region",
     "sdk.boto3-too-old-for-sign-in"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "code"), SAID)
def test_a_pasted_text_is_explained_to_its_code_first(text, code, computer_of):
    ended = computer_of([]).does("explain", text, "--format", "json")

    assert first_code(ended.report) == code


def first_code(report: dict) -> str:
    return report["findings"][0]["code"]


def test_every_reported_set_up_is_here_and_one_more_of_its_kind():
    reported = {each.number for each in REPORTED if not each.own}
    invented = {each.number for each in REPORTED if each.own}

    assert reported | OF_EXPLAIN == invented | OF_EXPLAIN == set(ALL)
