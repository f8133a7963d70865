"""In a job a remedy begins with the words of its pipeline."""

import pytest

from checks.catalogue import all_checks, all_messages
from checks.model import Outcome, State
from checks.pipelines.advice import ADVICE, advised
from checks.pipelines.service import Service

CODE = "region.not-set"


def test_advice_is_about_findings_that_there_are():
    assert set(ADVICE) - set(all_messages()) == set()


@pytest.mark.parametrize("service", [Service.GITHUB, Service.GITLAB, Service.JENKINS])
def test_the_pipelines_step_comes_first_and_the_others_stay(service):
    check = next(each for each in all_checks() if CODE in {one.code for one in each.messages})
    message = all_messages()[CODE]
    facts = dict.fromkeys(("profile", "config", "region"), "x")
    outcome = Outcome(check, State.FAIL, findings=(message.finding(facts=facts),))

    [found] = advised(outcome, service).findings

    assert found.remedy.steps[0] == ADVICE[CODE][service]
    assert found.remedy.steps[1:] == outcome.findings[0].remedy.steps
    assert advised(outcome, None) is outcome
    assert advised(outcome, Service.CIRCLECI).findings == outcome.findings
