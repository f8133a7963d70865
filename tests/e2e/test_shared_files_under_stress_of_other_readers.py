"""What rekwiz wrote is read alike by the real AWS CLI, versions 2 and 1, and by the JavaScript SDK.

The programs are looked for on PATH and in /usr/bin; TESTS_AWS_CLI_1 may name a version 1, and
TESTS_NODE_MODULES a folder `node_modules` with @smithy/shared-ini-file-loader in it.
"""

import json
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from wizard.writing import World, update

NAMES = [
    "plain",
    "two words",
    "two  spaces",
    "it's",
    'say "so"',
    "tab\tbed",
    "back\\slash",
    "人臉",
    "a]b",
]
ORDINARY = ["plain", "a.b-c_d", "user@example"]


@cache
def aws_cli(major):
    """The first AWS CLI of that version; skips the test where there is none."""
    folders = [*os.environ["PATH"].split(os.pathsep), "/usr/bin"]
    found = [os.environ.get(f"REKWIZ_AWS_CLI_{major}"), *(f"{folder}/aws" for folder in folders)]
    for program in filter(None, found):
        if shutil.which(program):
            version = subprocess.run(
                [program, "--version"], capture_output=True, text=True, check=False
            )
            if version.stdout.startswith(f"aws-cli/{major}."):
                return program
    missing = f"AWS CLI {major} is not installed"
    return pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)


@pytest.fixture
def environment(tmp_path):
    kept = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
    return kept | {
        "AWS_CONFIG_FILE": str(tmp_path / "config"),
        "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "credentials"),
        "AWS_PAGER": "",
        "LC_ALL": "C.UTF-8",
    }


def write(tmp_path, names):
    """A profile of each name in both files, written over what an old hand had there."""
    (tmp_path / "config").write_bytes(
        b"# mine\r\n[default]\r\nRegion=a\r\ns3 =\r\n  x = y\r\n[plain]\r\n"
    )
    world = World(state=tmp_path / "state")

    def config(document):
        document = document.set("default", {"region": "r-default", "s3": {"x": "z", "n": "m"}})
        for number, name in enumerate(names):
            document = document.set(f"profile {name}", {"region": f"r{number}"})
        return document

    def credentials(document):
        for number, name in enumerate(names):
            document = document.set(name, {"aws_access_key_id": f"AKID{number}"})
        return document

    update((tmp_path / "config", config), (tmp_path / "credentials", credentials), world=world)


@pytest.mark.parametrize("major", [2, 1])
def test_the_aws_cli_reads_every_profile(tmp_path, environment, major):
    program = aws_cli(major)
    write(tmp_path, NAMES)

    def aws(*arguments):
        done = subprocess.run(
            [program, *arguments], env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    if major == 2:  # version 1 cannot list them
        assert sorted(aws("configure", "list-profiles")) == sorted(["default", *NAMES])
    assert aws("configure", "get", "s3.x") == ["z"]
    for number, name in enumerate(NAMES[:4]):
        assert aws("configure", "get", "region", "--profile", name) == [f"r{number}"]
        assert aws("configure", "get", "aws_access_key_id", "--profile", name) == [f"AKID{number}"]


def test_the_aws_cli_2_and_rekwiz_edit_the_same_profile(tmp_path, environment):
    program = aws_cli(2)
    write(tmp_path, ["two words"])
    subprocess.run(
        [program, "configure", "set", "region", "theirs", "--profile", "two words"],
        env=environment,
        check=True,
    )
    update(
        (tmp_path / "config", lambda found: found.set("profile two words", {"output": "json"})),
        world=World(state=tmp_path / "state"),
    )
    text = (tmp_path / "config").read_text()
    assert (text.count("two words"), text.count("theirs"), text.count("output")) == (1, 1, 1)


def test_the_javascript_sdk_reads_every_ordinary_profile(tmp_path, environment):
    modules = os.environ.get("TESTS_NODE_MODULES")
    if not modules or not shutil.which("node"):
        pytest.skip("TESTS_NODE_MODULES does not name the JavaScript SDK's modules")
    write(tmp_path, ORDINARY)
    script = tmp_path / "read.js"
    script.write_text(
        "require('@smithy/shared-ini-file-loader').loadSharedConfigFiles()"
        ".then(found => console.log(JSON.stringify(found)))"
    )
    done = subprocess.run(
        ["node", script],
        env=environment | {"NODE_PATH": str(Path(modules).absolute())},
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stdout)
    profiles = {name: {"region": f"r{number}"} for number, name in enumerate(ORDINARY)}
    assert found == {
        "configFile": {"default": {"Region": "r-default", "s3.x": "z", "s3.n": "m"}, **profiles},
        "credentialsFile": {
            name: {"aws_access_key_id": f"AKID{number}"} for number, name in enumerate(ORDINARY)
        },
    }
