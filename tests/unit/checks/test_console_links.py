"""Each partition has a console of its own."""

import pytest

from checks.console_links import partition_meant, with_its_console
from checks.model import Outcome, State
from checks.permissions.s3 import CHECK
from checks.refusals.denials import EXPLICITLY
from checks.refusals.keys import MESSAGES
from checks.scope import Target

GOVERNMENT = "arn:aws-us-gov:iam::111122223333:user/ming"
UNKNOWN_KEY = next(each for each in MESSAGES if each.code == "credentials.key-unknown")


@pytest.mark.parametrize(
    ("target", "partition"),
    [
        (Target(), "aws"),
        (Target(region="us-east-1"), "aws"),
        (Target(region="us-gov-west-1"), "aws-us-gov"),
        (Target(region="cn-north-1"), "aws-cn"),
        (Target(region="us-east-1", arn=GOVERNMENT), "aws-us-gov"),
        (Target(region="nowhere"), "aws"),
    ],
)
def test_the_identity_says_it_and_else_the_region(target, partition):
    assert partition_meant(target) == partition


def test_the_links_lead_to_the_console_of_the_partition():
    facts = {"action": "s3:ListAllMyBuckets", "identity": GOVERNMENT}
    known = dict.fromkeys(("key", "profile", "file", "source", "age"), "x")
    findings = (UNKNOWN_KEY.finding(facts=known), EXPLICITLY.finding(facts=facts))
    outcome = Outcome(CHECK, State.FAIL, findings=findings)

    first, second = with_its_console(outcome, "aws-us-gov").findings

    assert "https://console.amazonaws-us-gov.com/iam/home#/users" in first.remedy.links
    assert second.remedy == EXPLICITLY.finding(facts=facts).remedy
    assert with_its_console(outcome, "aws") is outcome
