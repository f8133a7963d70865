"""`rekwiz preflight` in pipelines: several formats at once, what each place is told, lost results."""

import json
import re
import socket
import threading
from pathlib import Path

import pytest
from junitparser import JUnitXml

from tests.plugins.administrator import detach

ALL = (
    *("--format", "junit=report.xml", "--format", "markdown=report.md", "--format", "json"),
    *(
        "--format",
        "html=report.html",
        "--format",
        "text=report.txt",
        "--format",
        "github=report.log",
    ),
)
ROOT = "permissions.rekognition-denied"
QUICK = ("preflight", "--only", "permissions.rekognition")
SECTION = re.compile(
    r"\x1b\[0Ksection_start:(\d+):(\w+)[\r\n]\x1b\[0K(.*?)\x1b\[0Ksection_end:(\d+):\2[\r\n]\x1b\[0K",
    re.S,
)


@pytest.fixture
def denied(sandbox, configured) -> dict[str, str]:
    detach(sandbox, "AmazonRekognitionFullAccess")
    return configured


def test_every_format_at_once_says_the_same_of_one_run(rekwiz, denied, tmp_path):
    old = tmp_path / "report.md"
    old.write_text("old")
    old.chmod(0o640)

    ended = rekwiz("preflight", "--no-own-tools", *ALL, env=denied)

    read = {file.suffix[1:]: file.read_text("utf-8") for file in tmp_path.glob("report.*")}
    report = json.loads(ended.stdout)
    (suite,) = JUnitXml.fromstring(read["xml"].encode())
    properties = {each.name: each.value for each in suite.properties()}
    assert (ended.returncode, report["exit_code"], properties["exit_code"]) == (1, 1, "1")
    assert (report["root_cause"], properties["root_cause"]) == (ROOT, ROOT)
    assert suite.tests == len(report["results"])
    assert suite.failures == report["counts"]["fail"]
    assert read["log"].startswith(f"::error title={ROOT}::")
    assert f"The cause · {ROOT}" in read["txt"]
    assert f"## The cause · {ROOT}" in read["md"]
    assert f"The cause <code>{ROOT}</code>" in read["html"]
    assert all("exit code 1" in read[kind] for kind in ("txt", "md", "html", "log"))
    assert old.stat().st_mode & 0o777 == 0o640
    assert not [each for each in tmp_path.iterdir() if each.name.startswith(".report")]
    assert "::error" not in ended.stderr
    key = Path(denied["HOME"], ".aws", "credentials").read_text()
    secret = re.search(r"aws_secret_access_key\s*=\s*(\S+)", key)
    assert secret
    assert not [kind for kind, text in read.items() if secret[1] in text]


def test_github_is_told_on_standard_error_and_has_a_page_under_the_job(rekwiz, denied, tmp_path):
    summary = tmp_path / "summary.md"
    summary.write_text("of a step before\n")
    env = denied | {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary)}

    ended = rekwiz(*QUICK, "--format", "json", env=env)

    annotations = [line for line in ended.stderr.splitlines() if line.startswith("::")]
    assert json.loads(ended.stdout)["place"] == "github"
    assert annotations[0].startswith(f"::error title={ROOT}::AWS refused rekognition:DetectFaces")
    assert ended.stderr.rstrip().endswith("exit code 1")
    assert summary.read_text().startswith("of a step before\n# rekwiz preflight")
    assert "✗ does not hold | permissions.rekognition<br>" in summary.read_text()


def test_what_github_was_asked_for_is_said_once_and_a_summary_that_is_gone_loses_nothing(
    rekwiz, denied, tmp_path
):
    env = denied | {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(tmp_path / "no" / "such")}

    ended = rekwiz(*QUICK, "--format", "github", env=env)

    assert ended.returncode == 1
    assert ended.stdout.startswith(f"::error title={ROOT}::")
    assert "::error" not in ended.stderr
    assert "there" not in ended.stdout
    assert "suchcannotbewritten" in "".join(ended.stderr.split())  # wherever the lines were broken


def test_gitlab_has_a_section_on_standard_error_and_the_verdict_behind_it(rekwiz, denied):
    env = denied | {"GITLAB_CI": "true"}

    apart = rekwiz(*QUICK, "--format", "json", env=env)
    text = rekwiz("preflight", "--only", "files", env=env)

    assert json.loads(apart.stdout)["place"] == "gitlab"
    section = SECTION.search(apart.stderr)
    assert section
    began, name, inside, ended = section.groups()
    assert name == "rekwiz_preflight"
    assert int(began) <= int(ended)
    assert f"The cause · {ROOT}" in inside
    after = apart.stderr[section.end() :]
    assert after.startswith(f"rekwiz preflight: Not ready. {ROOT} · ")
    assert "Shared files" in text.stdout
    assert "\x1b" not in text.stdout
    assert SECTION.search(text.stderr)[3].strip() == "rekwiz preflight"


def test_a_page_of_a_run_that_was_answered_has_its_photo_and_asks_for_nothing(
    rekwiz, configured, tmp_path
):
    ended = rekwiz(*QUICK, "--format", "html=page.html", "--lang", "zh-TW", env=configured)

    page = (tmp_path / "page.html").read_text("utf-8")
    assert (ended.returncode, ended.stdout) == (0, "")
    assert '<img src="data:image/jpeg;base64,' in page
    assert "default-src 'none'; style-src 'unsafe-inline'; img-src data:" in page
    assert '<html lang="zh-TW">' in page
    assert len(page) < 300_000


@pytest.fixture
def questions():
    """An AWS that counts who asks, and hangs up."""
    asked = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve() -> None:
            while True:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                asked.append(connection.close())

        threading.Thread(target=serve, daemon=True).start()
        yield {"AWS_ENDPOINT_URL": f"http://127.0.0.1:{server.getsockname()[1]}"}, asked
        server.shutdown(socket.SHUT_RDWR)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--format", "json", "--format", "text"), "only one format can go to standard output"),
        (("--format", "json=a", "--format", "junit=a"), "a would be written twice"),
        (("--format", "json=a", "--format", "junit", "--output", "./a"), "would be written twice"),
        (
            ("--format", "junit=no/such/report"),
            "no/such/report cannot be written: there is no such folder",
        ),
        (("--format", "junit=."), "cannot be written: it is a folder"),
        (("--format", "json", "--format", "junit=" + "x" * 300), "too long"),
        (
            ("--format", "yaml=a"),
            "--format cannot be 'yaml=a'; it can be text, github, html, json, junit",
        ),
        (("--format", "json="), "--format cannot be 'json='"),
    ],
)
def test_an_output_that_cannot_be_is_wrong_usage_before_aws_is_asked(
    rekwiz, configured, questions, tmp_path, arguments, words
):
    endpoint, asked = questions

    ended = rekwiz("preflight", *arguments, env=configured | endpoint)

    assert (ended.returncode, ended.stdout, asked) == (2, "", [])
    assert words in " ".join(ended.stderr.split())
    assert [each.name for each in tmp_path.iterdir()] == []


def test_one_result_that_is_lost_is_5_and_the_others_are_there(rekwiz, configured, tmp_path):
    wanted = ("--format", "junit=/dev/full", "--format", "json=report.json", "--format", "text")

    ended = rekwiz("preflight", "--only", "files", *wanted, env=configured)

    assert ended.returncode == 5
    assert "/dev/full cannot be written" in ended.stderr
    report = json.loads((tmp_path / "report.json").read_text())
    assert f"exit code {report['exit_code']}" in ended.stdout


def test_the_schemas_are_printed(rekwiz, base_environment):
    every = rekwiz("checks", "--schema", env=base_environment)
    one = rekwiz("checks", "--schema", "rekwiz.report/1", env=base_environment)
    none = rekwiz("checks", "--schema", "rekwiz.reprot/1", env=base_environment)

    assert json.loads(one.stdout)["title"] == "rekwiz.report/1"
    assert "rekwiz.reports/1" in json.loads(every.stdout)["$defs"]
    assert (every.returncode, one.returncode, none.returncode, none.stdout) == (0, 0, 2, "")
    assert "rekwiz.report/1" in none.stderr
