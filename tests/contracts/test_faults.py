"""What holds for every fault that a sandbox can be started with."""

import pytest

from checks.knowledge.known import explainable
from tests.e2e.causes.codes import MET_BY_FIXES
from tests.e2e.test_sandbox_faults import ANSWERS
from wizard.sandbox.faults import FAULTS, Fault


@pytest.mark.parametrize("fault", FAULTS.values(), ids=lambda fault: fault.name)
def test_a_fault_is_named_for_the_finding_that_it_brings_about(fault: Fault):
    assert fault.name in {*explainable(), *MET_BY_FIXES}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=lambda fault: fault.name)
def test_a_fault_says_in_a_line_what_is_broken(fault: Fault):
    assert fault.description.strip()
    assert "\n" not in fault.description


def test_of_every_fault_the_answers_are_known():
    assert set(ANSWERS) == set(FAULTS)
