"""A session of aws login proves what it came about by; the policies that each way takes."""

from dataclasses import replace

import pytest

from checks.accounts.sign_ins import Way
from checks.model import Evidence
from checks.permissions.actions import look
from checks.permissions.policies import GUIDE, wanted_of
from checks.principal import principal_of
from checks.refusals.sign_in import ACTIONS, POLICY
from checks.sources.aws.ask import Keys
from tests.plugins.people import REGION

SESSION = Keys("ASIAQWERTYUIOPASDFGH", "not-a-secret", "token", "login")


def test_who_signed_in_by_aws_login_may(person):
    context = replace(person(REGION, keys=SESSION), actions=ACTIONS)

    assert list(look(context)) == [Evidence("allowed", action, "aws login") for action in ACTIONS]


@pytest.mark.parametrize(
    ("way", "arn", "wanted"),
    [
        (Way.BROWSER, "arn:aws:iam::111122223333:user/ming", (*GUIDE, POLICY)),
        (Way.BROWSER, "arn:aws:sts::111122223333:assumed-role/AccountFullAccessRole/mei", GUIDE),
        (Way.BROWSER, "arn:aws:iam::111122223333:root", GUIDE),
        (Way.IDENTITY_CENTER, "arn:aws:iam::111122223333:user/ming", GUIDE),
        (Way.ACCESS_KEY, "arn:aws:iam::111122223333:user/ming", GUIDE),
    ],
)
def test_the_policies_of_each_way(way, arn, wanted):
    assert wanted_of(way, principal_of(arn)) == wanted
