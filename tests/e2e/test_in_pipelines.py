"""The action, the hooks and README's examples: their steps are taken out of their files and run."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
import yaml

from tests.plugins.programs import REKWIZ
from tests.plugins.warm import Loaded, loaded_for

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / ".github/actions/preflight/action.yml").read_text("utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
README = (ROOT / "README.md").read_text("utf-8")
EXAMPLE = re.compile(r"<!-- example: (\w+) -->\n```\w+\n(.*?)\n```", re.DOTALL)
EXAMPLES = dict(EXAMPLE.findall(README))
INPUT = re.compile(r"\$\{\{ inputs\.([\w-]+) \}\}")
INSTALLING, CHECKING = ACTION["runs"]["steps"]
PLANTED = "$(touch planted)`touch planted`; touch planted #\"'"


def installed(tools: Path, loaded: Loaded | None) -> None:
    """A folder of programs with a rekwiz, which asks a loaded process where there is one."""
    tools.mkdir(parents=True)
    if not loaded:
        (tools / "rekwiz").symlink_to(REKWIZ)
        return
    begins, _ = loaded.asked_by_others()
    (tools / "rekwiz").write_text(f'#!/bin/sh\nexec {shlex.join(begins)} "$@"\n')
    (tools / "rekwiz").chmod(0o755)


@pytest.fixture
def loaded(configured) -> Loaded | None:
    return loaded_for([str(REKWIZ)], configured)


@pytest.fixture
def job(configured, tmp_path, loaded):
    """`job(script, **variables)`: a step of a job in the sandbox, as a runner starts it."""
    folder, tools = tmp_path / "work", tmp_path / "bin"
    folder.mkdir()
    installed(tools, loaded)
    (tools / "python3").symlink_to(sys.executable)

    def run(script: str, shell: tuple[str, ...] = ("bash", "-eo", "pipefail"), **variables: str):
        path = f"{tools}:{configured['PATH']}"
        return subprocess.run(
            [*shell, "-c", script],
            env={**configured, "PATH": path, "REKWIZ_LANG": "en", **variables},
            cwd=folder,
            pass_fds=[loaded.asked_by_others()[1]] if loaded else [],
            capture_output=True,
            encoding="utf-8",
            timeout=300,
        )

    run.folder = folder
    return run


@pytest.fixture
def runner(job, tmp_path, loaded):
    """`runner(step, profile=…)`: a step of the action with these inputs, on a runner of GitHub's."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    (tmp_path / "output").touch()

    def run(step: dict, **inputs: str):
        given = {name: held.get("default", "") for name, held in ACTION["inputs"].items()} | inputs
        said = {
            name: INPUT.sub(lambda found: given[found[1]], text)
            for name, text in step.get("env", {}).items()
        }
        return job(
            step["run"],
            CI="true",
            GITHUB_ACTIONS="true",
            GITHUB_ACTION_PATH=str(ROOT / ".github/actions/preflight"),
            GITHUB_OUTPUT=str(tmp_path / "output"),
            GITHUB_STEP_SUMMARY=str(tmp_path / "summary"),
            RUNNER_TEMP=str(temporary),
            # offline: what the test's own Python has is what would be fetched
            PYTHONPATH=sysconfig.get_paths()["purelib"] if step is INSTALLING else "",
            PIP_NO_INDEX="1",
            PIP_NO_DEPS="1",
            PIP_NO_BUILD_ISOLATION="0",
            **said,
        )

    run.temporary, run.folder, run.output = temporary, job.folder, tmp_path / "output"
    run.loaded = loaded
    return run


def installed_already(runner) -> None:
    """The test's own rekwiz where the action's first step puts one."""
    tools = runner.temporary / "rekwiz" / "bin"
    installed(tools, runner.loaded)
    (tools / "python").symlink_to(sys.executable)


def outputs(runner) -> dict[str, str]:
    lines = runner.output.read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines)


def test_no_input_is_written_into_a_shells_text():
    runs = [step["run"] for step in ACTION["runs"]["steps"]]
    runs += [step["run"] for step in yaml.safe_load(EXAMPLES["github"])["jobs"]["faces"]["steps"]
             if "run" in step]  # fmt: skip

    assert not any("${{" in text for text in runs)
    assert set(ACTION["inputs"]) == {"profile", "region", "config", "formats", "require"}
    assert set(ACTION["outputs"]) == {"verdict", "root-cause"}
    assert set(INPUT.findall(json.dumps(CHECKING["env"]))) == set(ACTION["inputs"])


def test_the_action_installs_rekwiz_out_of_its_own_checkout(runner):
    ended = runner(INSTALLING)

    assert ended.returncode == 0, ended.stderr
    tools = runner.temporary / "rekwiz" / "bin"
    where = subprocess.run(
        [tools / "python", "-I", "-c", "import importlib.util as u; print(u.find_spec('wizard').origin)"],
        capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert Path(where.strip()).is_relative_to(runner.temporary)
    assert (tools / "rekwiz").exists()


def test_the_action_says_what_came_of_it(runner):
    installed_already(runner)

    ended = runner(
        CHECKING,
        formats="text\njunit=rekwiz.xml",
        require="permissions.s3 region",
    )

    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert outputs(runner) == {"verdict": "ready", "root-cause": ""}
    assert "Ready." in ended.stdout
    assert (runner.folder / "rekwiz.xml").exists()


@pytest.mark.parametrize("name", ACTION["inputs"])
def test_whatever_stands_in_an_input_is_no_command(runner, name):
    installed_already(runner)

    ended = runner(CHECKING, **{name: PLANTED})

    assert ended.returncode in (1, 2)
    assert [path.name for path in runner.folder.iterdir() if "planted" in path.name] == []


def test_the_root_cause_is_an_output_and_the_step_fails(runner):
    installed_already(runner)

    ended = runner(CHECKING, profile="nobody")

    assert ended.returncode == 1
    assert outputs(runner) == {
        "verdict": "not-ready",
        "root-cause": "credentials.profile-not-found",
    }


def test_the_examples_of_readme_run(job):
    """Of each the steps that call rekwiz, and of the shell's the whole."""
    github = yaml.safe_load(EXAMPLES["github"])["jobs"]["faces"]["steps"]
    gitlab = yaml.safe_load(EXAMPLES["gitlab"])["preflight"]["script"]
    jenkins = re.findall(r"sh '([^']+)'", EXAMPLES["jenkins"])
    own = github[1]

    assert own["uses"].partition("@")[0].endswith("/rekwiz/.github/actions/preflight")
    assert set(own["with"]) <= set(ACTION["inputs"])
    assert job(github[2]["run"], CAUSE="").stdout == "root cause - none\n"
    for script in ("\n".join(gitlab), *jenkins, EXAMPLES["shell"]):
        ended = job(script, shell=("sh", "-e"))
        assert ended.returncode == 0, ended.stderr
        assert "Ready." in ended.stdout
    assert (job.folder / "rekwiz.xml").exists()


def test_the_shells_example_names_the_cause(job):
    ended = job(EXAMPLES["shell"], AWS_PROFILE="nobody")

    assert ended.returncode == 1
    assert "not ready: credentials.profile-not-found" in ended.stdout


def test_the_hooks_entries_run(job):
    for hook in HOOKS:
        assert (hook["language"], hook["pass_filenames"]) == ("python", False)
        assert shutil.which(hook["entry"].split()[0], path=str(REKWIZ.parent))
        ended = job(hook["entry"])
        assert ended.returncode == 0, ended.stdout
