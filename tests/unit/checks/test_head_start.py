"""The person's own programs begin before botocore is asked anything; small scripts stand for them."""

import json
import os
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from msgspec import structs

from checks import catalogue
from checks.context import Context
from checks.deadline import Deadline
from checks.head_start import OF_ALL, head_start, head_start_of_all
from checks.model import Phrase, State
from checks.patience import NoAnswer
from checks.runner import Plan, run
from checks.sources.aws.ask import Aws, Keys
from checks.sources.local.pythons import own_python
from tests.plugins.haste import until
from tests.plugins.people import KEY_ID, KEYS, REGION, SECRET

PYTHON = {
    "version": [3, 13, 1], "prefix": "/usr", "environment": False, "managed": False,
    "places": {"boto3": "/usr/lib/boto3/__init__.py"}, "versions": {"boto3": "1.44.5"},
    "loads": [], "failure": None, "detects": True, "warned": False,
}  # fmt: skip
TRIED = {"stage": "done", "method": "shared-credentials-file", "region": None, "failure": None}
BOTH = f"echo 'rekwiz-python:{json.dumps(PYTHON)}'\necho 'rekwiz-trial:{json.dumps(TRIED)}'"
AWS = '[ "$1" = --version ] && echo aws-cli/2.34.0 Python/3.13.7 || echo "{}"'
LOOKS = [("aws", "--version"), ("python3", "-I")]
ALL = [("aws", "--version"), ("aws", "sts"), ("python3", "-B")]


class Unasked(Aws):
    """botocore, which nothing may wait for."""

    def _core(self):
        raise AssertionError("botocore was asked")


@pytest.fixture
def somebody(person, tmp_path) -> Callable[..., Context]:
    """`somebody(config, python="exit 1", VARIABLE=…)`: whose PATH has an aws and a python3."""

    def make(config: str = REGION, *, python: str = BOTH, **variables: str) -> Context:
        folder = tmp_path / "bin"
        for name, text in (("aws", AWS), ("python3", python)):
            program(folder / name, text)
        return replace(person(config, KEYS, PATH=str(folder), **variables), aws=Unasked())

    return make


def program(place: Path, text: str) -> None:
    place.parent.mkdir(exist_ok=True)
    place.write_text(f"#!/bin/sh\n{text}\n")
    place.chmod(0o755)


def plan(*wanted: str, without: str = "") -> Plan:
    left_out = catalogue.select([without]) if without else frozenset[str]()
    return Plan(catalogue.with_needs(catalogue.select(wanted)), left_out)


def kinds(commands) -> list[tuple[str, str]]:
    return sorted((Path(command[0]).name, command[1]) for command in commands)


def test_all_that_will_be_asked_begins_side_by_side_before_botocore(somebody, started):
    head_start(plan("cli", "sdk", "identity.same-for-cli"), somebody(), Deadline(60))

    assert kinds(started) == ALL


def test_where_nothing_is_left_out_the_same_begins_before_the_checks_are_loaded(somebody, started):
    every = (check.begins for check in reversed(catalogue.all_checks()) if check.begins)

    head_start_of_all(somebody(), Deadline(60))

    assert tuple(dict.fromkeys(every)) == OF_ALL
    assert kinds(started) == ALL


def test_each_copy_of_the_cli_begins_once_whatever_links_to_it(somebody, started, tmp_path):
    context = somebody()
    program(tmp_path / "older" / "aws", AWS)
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "aws").symlink_to(tmp_path / "bin" / "aws")
    context.environment["PATH"] += f":{tmp_path}/links:{tmp_path}/older"

    head_start(plan("cli.current"), context, Deadline(60))

    assert Counter(kinds(started)) == {("aws", "--version"): 2}


@pytest.mark.parametrize(
    ("wanted", "without", "begun"),
    [
        ("cli.installed", "", [("aws", "--version")]),
        ("sdk.python", "", [("python3", "-I")]),
        ("sdk", "sdk.signs-in", [("python3", "-I")]),
        ("cli", "cli", []),
        ("files", "", []),
        ("sdk.tuning", "", []),
    ],
)
def test_nothing_begins_that_no_check_wants(somebody, started, wanted, without, begun):
    head_start(plan(wanted, without=without), somebody(), Deadline(60))

    assert kinds(started) == begun


OF_A_ROLE = "[profile r]\nrole_arn = arn:aws:iam::111122223333:role/r\nsource_profile = default\n"
ONE_AFTER_ANOTHER = {
    "a code is asked for": f"{OF_A_ROLE}mfa_serial = arn:aws:iam::111122223333:mfa/m\n",
    "a helper hands them out": "[profile r]\ncredential_process = /bin/helper\n",
    "a helper hands out those of its source": f"[default]\ncredential_process = /bin/helper\n{OF_A_ROLE}",
    "a sign-in may be renewed": "[profile r]\nlogin_session = arn:aws:iam::111122223333:user/m\n",
    "a session of SSO may be": "[profile r]\nsso_session = s\nsso_account_id = 111122223333\n",
}


@pytest.mark.parametrize("config", ONE_AFTER_ANOTHER.values(), ids=ONE_AFTER_ANOTHER)
def test_what_may_not_sign_in_by_itself_waits_for_its_turn(somebody, started, config):
    context = somebody(config, AWS_PROFILE="r")

    head_start(plan("cli", "sdk"), context, Deadline(60))

    assert kinds(started) == LOOKS


def test_a_helper_is_never_at_work_for_two_at_a_time(somebody, tmp_path):
    log, keys = tmp_path / "log", {"AccessKeyId": KEY_ID, "SecretAccessKey": SECRET, "Version": 1}
    noted = f"echo begins >> {log}\n/bin/sleep 0.2\necho ends >> {log}\n"
    program(tmp_path / "helper", f"{noted}echo '{json.dumps(keys)}'")
    helper = f"{{ [ $1 != sts ] && [ $1 != -B ]; }} || {tmp_path}/helper > /dev/null\n"
    context = somebody(f"{REGION}credential_process = {tmp_path}/helper\n", python=helper + BOTH)
    program(tmp_path / "bin" / "aws", helper + AWS)
    (context.home / ".aws" / "credentials").unlink()
    context, wanted = replace(context, aws=Aws()), plan("cli", "sdk")

    head_start(wanted, context, Deadline(60))
    run(wanted, context)

    assert log.read_text().split() == ["begins", "ends"] * 3


@pytest.mark.parametrize(
    "changes",
    [
        {"own_tools": False},
        {"aws": Unasked(keys=Keys(KEY_ID, SECRET))},
        {"profile": SECRET},
    ],
    ids=["left out", "keys that are not saved", "a secret among the arguments"],
)
def test_who_may_not_be_asked_does_not_begin(somebody, started, changes):
    head_start(plan("cli", "sdk"), replace(somebody(), **changes), Deadline(60))

    assert kinds(started) == LOOKS


def test_keys_of_the_environment_go_before_what_would_have_to_wait(somebody, started):
    config = ONE_AFTER_ANOTHER["a code is asked for"]
    keys = {"AWS_ACCESS_KEY_ID": KEY_ID, "AWS_SECRET_ACCESS_KEY": SECRET}

    head_start(plan("cli", "sdk"), somebody(config, AWS_PROFILE="r", **keys), Deadline(60))

    assert kinds(started) == ALL


def test_a_cli_is_given_the_address_whatever_its_age(somebody, started):
    context = somebody(AWS_ENDPOINT_URL="http://127.0.0.1:9")

    head_start(plan("cli", "sdk"), context, Deadline(60))

    [command] = [each for each in started if each[1] == "sts"]
    assert command[-2:] == ("--endpoint-url", "http://127.0.0.1:9")


def test_a_cli_is_given_no_address_that_does_not_count(somebody, started):
    ignored = {"AWS_IGNORE_CONFIGURED_ENDPOINT_URLS": "true"}
    context = somebody(AWS_ENDPOINT_URL="http://127.0.0.1:9", **ignored)

    head_start(plan("cli", "sdk"), context, Deadline(60))

    [command] = [each for each in started if each[1] == "sts"]
    assert "--endpoint-url" not in command


@pytest.mark.parametrize(
    "variables",
    [
        {"AWS_ENDPOINT_URL": "127.0.0.1:9"},
        {"AWS_ENDPOINT_URL": f"http://ming:{SECRET}@127.0.0.1:9"},
    ],
    ids=["no address", "a login"],
)
def test_an_address_that_not_every_cli_can_be_given_waits_for_the_version(
    somebody, started, variables
):
    head_start(plan("cli", "sdk"), somebody(**variables), Deadline(60))

    assert kinds(started) == [("aws", "--version"), ("python3", "-B")]


def test_nothing_is_begun_that_is_known_of_an_earlier_run(somebody, started):
    wanted = plan("cli", "sdk")
    earlier = run(wanted, replace(somebody(), aws=Aws()))
    started.clear()

    head_start(wanted, somebody(), Deadline(60), earlier)

    assert started == []


def test_a_whole_run_starts_no_program_twice(somebody, started):
    context, wanted = replace(somebody(), aws=Aws()), plan("cli", "sdk")

    head_start(wanted, context, Deadline(60))
    outcomes = {each.check.code: each for each in run(wanted, context)}

    assert kinds(started) == ALL
    assert {outcomes[code].state for code in ("cli.works", "sdk.boto3")} == {State.PASS}


def test_of_several_profiles_the_first_alone_is_tried_and_says_what_it_has_for_all(
    somebody, started
):
    first, wanted = somebody(), plan("cli", "sdk")
    second = first.beside("other", None, first.aws, own_tools=False)

    head_start(wanted, first, Deadline(60))
    head_start(wanted, second, Deadline(60))

    assert own_python(second) == own_python(first)
    assert kinds(started) == ALL


@pytest.mark.parametrize(
    "python",
    [
        f"[ $1 = -I ] && echo 'rekwiz-python:{json.dumps(PYTHON)}'",
        f"[ $1 = -I ] && echo 'rekwiz-python:{json.dumps(PYTHON)}' || {{ printf rekwiz-pyth; exit 3; }}",
    ],
    ids=["without a word", "in the middle of one"],
)
def test_of_a_python_that_fails_the_trial_what_it_has_is_asked_apart(somebody, started, python):
    context, wanted = replace(somebody(python=python), aws=Aws()), plan("sdk")

    head_start(wanted, context, Deadline(60))
    outcomes = {each.check.code: each for each in run(wanted, context)}

    assert kinds(started) == [("python3", "-B"), ("python3", "-I")]
    assert outcomes["sdk.boto3"].state is State.PASS
    assert [each.code for each in outcomes["sdk.signs-in"].findings] == ["sdk.own-boto3-fails"]


def test_what_it_has_is_known_while_its_trial_waits_for_the_network(somebody, tmp_path):
    os.mkfifo(tmp_path / "network")
    waits = f"echo 'rekwiz-python:{json.dumps(PYTHON)}'; read answer < {tmp_path}/network"
    context = somebody(python=waits)

    head_start(plan("sdk"), context, Deadline(60))
    known = own_python(context)

    assert (known.version, known.detects_faces) == ((3, 13, 1), True)
    assert not context.programs.spells
    with (tmp_path / "network").open("w"):
        pass


def test_what_hangs_holds_up_nobody_and_nothing_else(somebody, started, monkeypatch):
    monkeypatch.setattr("checks.sources.local.programs.BEGINS_WITHIN", 0.01)
    released, wanted = Event(), plan("sdk.python", "sdk.own-files")
    first, second = wanted.checks
    hanging = structs.replace(second, begins=lambda context: released.wait(60))
    context = somebody()

    head_start(Plan((first, hanging)), context, Deadline(60))
    found = own_python(context)

    assert not released.is_set()
    assert found.version == (3, 13, 1)
    released.set()
    assert until(lambda: context.programs.spells)
    assert kinds(started) == [("python3", "-I")]


def test_a_home_that_gives_no_answer_is_told_by_whoever_looks(somebody, started):
    first, second = plan("cli.installed", "sdk.python").checks

    def silent(context: Context) -> None:
        raise NoAnswer(Phrase("it hangs"))

    head_start(Plan((first, structs.replace(second, begins=silent))), somebody(), Deadline(60))

    assert kinds(started) == [("aws", "--version")]


def test_a_run_whose_time_is_over_ends_no_other_and_no_program(somebody):
    context, over = somebody(), Deadline(0)

    head_start(plan("cli.installed"), context, over)

    assert context.programs.begun("python3") is None
