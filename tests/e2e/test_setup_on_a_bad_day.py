"""The guided set-up when something is in the way, in a real terminal, in the sandbox."""

import os
import sys
import threading
import time
from pathlib import Path

import pytest

from checks.context import Context
from checks.sources.aws.ask import Aws, Keys
from tests.plugins.administrator import admin, attach, detach
from tests.plugins.terminals import CTRL_C, DOWN, ENTER, LEFT, UP
from wizard.account.key_proof import Proved, Refused, prove

REKWIZ = Path(sys.executable).with_name("rekwiz")
AWS_CLI = Path("/usr/bin/aws")
needs_the_aws_cli = pytest.mark.skipif(
    not AWS_CLI.exists() and not os.environ.get("CI"), reason="no AWS CLI 2 on this machine"
)
SOURCE = "How do you want to sign in to AWS?"
GO_ON = "What next?"


def answer_the_key_file(person) -> None:
    person.sees(SOURCE)
    person.types(ENTER)


@pytest.fixture
def programs(tmp_path, from_nothing) -> Path:
    """A folder that is all of PATH: a Python with boto3, and no AWS CLI."""
    folder = tmp_path / "programs"
    folder.mkdir()
    (folder / "python3").symlink_to(sys.executable)
    from_nothing["PATH"] = str(folder)
    from_nothing["VIRTUAL_ENV"] = sys.prefix
    return folder


@needs_the_aws_cli
def test_a_missing_aws_cli_is_installed_by_the_official_way_and_found(
    terminal, from_nothing, programs
):
    person = terminal(REKWIZ, "setup", env=from_nothing)
    answer_the_key_file(person)
    person.sees(GO_ON)
    assert "Let rekwiz install it" not in person.screen, "nothing on this PATH verifies a signature"
    person.types(ENTER)
    person.sees("https://awscli.amazonaws.com/awscli-exe-linux-")
    person.sees(GO_ON, after=1)

    (programs / "aws").symlink_to(AWS_CLI)
    person.types(DOWN * 2 + ENTER)

    person.sees("✓ 1/8 AWS CLI")
    assert "2.9" in person.sees("Region ›")
    person.types(CTRL_C)
    assert person.ends() == 130


def test_without_the_aws_cli_the_rest_goes_on(terminal, from_nothing, programs):
    person = terminal(REKWIZ, "setup", env=from_nothing)
    answer_the_key_file(person)
    person.sees(GO_ON)

    person.types(UP + ENTER)

    person.sees("not there; boto3 works without it")
    person.sees("Region ›")
    person.types(CTRL_C)
    assert person.ends() == 130


def test_left_goes_back_from_the_region_to_the_key(terminal, from_nothing):
    person = terminal(REKWIZ, "setup", env=from_nothing)
    answer_the_key_file(person)
    person.sees("Region ›")
    person.types(LEFT)

    person.sees(SOURCE, after=1)
    assert "▸ 3/8 Sign-in" in person.screen.rpartition("✓ 3/8 Sign-in")[2]

    person.types(CTRL_C)
    assert person.ends() == 130


@pytest.fixture
def cut_off(from_nothing, unused_port) -> dict[str, str]:
    """The same, where nobody listens at AWS's address."""
    return from_nothing | {"AWS_ENDPOINT_URL": f"http://127.0.0.1:{unused_port}"}


@pytest.fixture
def unused_port() -> int:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def test_out_of_reach_an_unproved_key_is_not_saved_unless_one_insists(terminal, cut_off):
    person = terminal(REKWIZ, "setup", env=cut_off)
    answer_the_key_file(person)
    person.sees(GO_ON)
    person.types(DOWN + ENTER)

    person.sees("Keep this key without knowing whether it works?")
    person.types(ENTER)

    person.sees(GO_ON, after=1)
    person.sees("Ask AWS again")
    person.types(DOWN * 2 + ENTER)
    assert person.ends() == 1
    assert not Path(cut_off["HOME"], ".aws").exists()


def test_who_insists_gets_the_key_saved_and_is_told_that_it_is_not_finished(terminal, cut_off):
    person = terminal(REKWIZ, "setup", env=cut_off)
    answer_the_key_file(person)
    person.sees(GO_ON)
    person.types(DOWN + ENTER)
    person.sees("Keep this key without knowing whether it works?")
    person.types(UP + ENTER)
    person.sees("Region ›")
    person.types(ENTER)
    person.sees("Write this?")
    person.types(ENTER)
    person.sees("▸ 6/8")
    person.sees(GO_ON, after=1)
    person.types(DOWN * 2 + ENTER)

    person.sees("The set-up is not finished.")
    assert person.ends() == 1
    assert Path(cut_off["HOME"], ".aws", "credentials").exists()


def test_a_missing_policy_is_named_and_found_once_it_is_attached(terminal, sandbox, from_nothing):
    detach(sandbox, "AmazonRekognitionFullAccess")
    person = terminal(REKWIZ, "setup", env=from_nothing)
    answer_the_key_file(person)
    for question in ("Region ›", "Write this?"):
        person.sees(question)
        person.types(ENTER)
    person.sees("AmazonRekognitionFullAccess")
    person.sees(GO_ON)

    attach(sandbox, "AmazonRekognitionFullAccess")
    person.types(ENTER)

    person.sees("✓ 6/8 Policies")
    person.sees("Which photo should Rekognition look at?")
    person.types(CTRL_C)
    assert person.ends() == 130


def test_in_the_sandbox_a_photo_of_ones_own_is_sent_nowhere_and_it_says_so(
    terminal, from_nothing, photos
):
    person = terminal(REKWIZ, "setup", env=from_nothing)
    answer_the_key_file(person)
    for question in ("Region ›", "Write this?"):
        person.sees(question)
        person.types(ENTER)
    person.sees("Which photo should Rekognition look at?")
    person.types(DOWN + ENTER)
    person.sees("Where is your photo?")
    person.types(f"'{photos['two']}'" + ENTER)

    person.sees("stays on this computer: the sandbox itself looks at it.")
    person.sees("faces found in two.jpg: 2")

    assert person.ends() == 0
    assert "Send this photo" not in person.screen


def test_a_photo_that_is_missing_is_said_and_asked_for_again(terminal, from_nothing, photos):
    person = terminal(REKWIZ, "setup", env=from_nothing)
    answer_the_key_file(person)
    for question in ("Region ›", "Write this?"):
        person.sees(question)
        person.types(ENTER)
    person.sees("Which photo should Rekognition look at?")
    person.types(DOWN + ENTER)
    person.sees("Where is your photo?")
    person.types("/no/such/photo.jpg" + ENTER)

    person.sees("There is no file /no/such/photo.jpg")

    person.sees("Use the bundled photo of an astronaut")
    person.types(ENTER)
    person.sees("faces found in astronaut.jpg: 1")
    assert person.ends() == 0


def test_an_administrator_s_key_is_called_dangerous_before_it_is_saved(
    terminal, sandbox, from_nothing
):
    attach(sandbox, "AdministratorAccess")
    person = terminal(REKWIZ, "setup", env=from_nothing)

    answer_the_key_file(person)

    person.sees("This key belongs to an administrator")
    person.sees("Region ›")
    assert not Path(from_nothing["HOME"], ".aws").exists()
    person.types(CTRL_C)
    assert person.ends() == 130


@pytest.fixture
def world(sandbox, monkeypatch, tmp_path):
    """This process in the sandbox, for the one function that proves keys."""
    for name, value in sandbox.environment(os.environ).items():
        monkeypatch.setenv(name, value)

    def context(aws: Aws) -> Context:
        return Context(
            environment=dict(os.environ),
            home=sandbox.home,
            folder=tmp_path,
            platform="linux",
            sample=tmp_path / "none.jpg",
            aws=aws,
        )

    return context


def test_a_key_that_aws_does_not_know_yet_is_given_time(sandbox, world):
    keys = sandbox.user
    iam = admin(sandbox, "iam")
    named = {"UserName": "ming", "AccessKeyId": keys.access_key_id}
    iam.update_access_key(**named, Status="Inactive")

    def wake() -> None:
        time.sleep(2)
        iam.update_access_key(**named, Status="Active")

    waking = threading.Thread(target=wake)
    waking.start()
    proved = prove(
        lambda given: Aws(region="us-east-1", keys=given),
        Keys(keys.access_key_id, keys.secret_access_key),
        world,
    )
    waking.join()

    assert proved == Proved("111122223333", "arn:aws:iam::111122223333:user/ming")


def test_the_patience_ends(sandbox, world):
    keys = Keys("AKIAQQQQQQQQQQQQQQQQ", sandbox.user.secret_access_key)

    refused = prove(lambda given: Aws(region="us-east-1", keys=given), keys, world, patience=1)

    assert isinstance(refused, Refused)
    assert refused.finding.code == "credentials.key-unknown"


def test_a_region_that_is_not_switched_on_is_asked_for_anew_and_no_key_is(
    terminal, base_environment, tmp_path
):
    env = base_environment | {"HOME": str(tmp_path), "LINES": "60"}
    fault = ("sandbox", "--fault", "region.not-enabled", "--")
    person = terminal(REKWIZ, *fault, REKWIZ, "setup", env=env)

    person.sees("The account has not switched on the Region eu-south-2.")
    screen = person.sees("Region ›")
    assert "How do you want to sign in" not in screen
    person.types(ENTER)
    person.sees("~ region = eu-south-2 → us-east-1")
    person.types(ENTER)
    person.sees("Which photo should Rekognition look at?")
    person.types(ENTER)
    person.sees("faces found in astronaut.jpg: 1")
    assert person.ends() == 0


def test_a_wrong_clock_is_told_with_what_sets_it(terminal, base_environment, tmp_path):
    env = base_environment | {"HOME": str(tmp_path)}
    fault = ("sandbox", "--fault", "network.clock-wrong", "--")
    person = terminal(REKWIZ, *fault, REKWIZ, "setup", env=env)

    person.sees("1. Set the clock by the network")
