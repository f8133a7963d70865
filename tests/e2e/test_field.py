"""Set-ups that people reported, and others of their kinds: root cause, exit code, what is never said."""

import json

import pytest

from tests.e2e.causes.computer import Computer, Ended
from tests.e2e.causes.settings import PLANTED
from tests.e2e.field import rows_settings, rows_sign_in, rows_tools
from tests.e2e.field.instance import Instance

CASES = (*rows_settings.CASES, *rows_sign_in.CASES, *rows_tools.CASES)
ELSEWHERE = {30}
"""Of `explain`: the texts that people paste have a table of their own."""
ALL = range(1, 34)


@pytest.fixture
def computer(instance: Instance, computer_of) -> Computer:
    return computer_of(instance.steps, instance.faults)


@pytest.mark.parametrize("instance", CASES, ids=str)
def test_the_root_cause_is_named(instance: Instance, computer: Computer):
    ended = computer.runs("--format", "json", *instance.arguments)

    assert (ended.report["root_cause"], ended.code) == (instance.root, instance.exit_code)
    assert [text for text in instance.says if text not in words_of(ended.report)] == []
    assert [text for text in instance.never if text.lower() in words_of(ended.report).lower()] == []
    assert shown_secrets(ended, computer) == []


def words_of(report: dict) -> str:
    """All that is said of findings and checks, as the report holds it."""
    return json.dumps(report["results"], ensure_ascii=False)


def shown_secrets(ended: Ended, computer: Computer) -> list[str]:
    shown = ended.out + ended.err
    secrets = sorted({*PLANTED, *computer.secrets})
    return [f"secret {number}" for number, secret in enumerate(secrets) if secret in shown]


def test_every_reported_set_up_is_here_and_one_more_of_its_kind():
    reported = {each.number for each in CASES if not each.own}
    invented = {each.number for each in CASES if each.own}

    assert reported | ELSEWHERE == invented | ELSEWHERE == set(ALL)
