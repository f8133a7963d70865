"""What the account's plan is, and what one detection costs that account."""

import json

import pytest

from checks.accounts.plan import cost_of_the_sample, plan_of
from tests.plugins.amazon import page
from tests.plugins.people import KEYS, REGION


def told(kind: str, state: str = "ACTIVE", **more) -> bytes:
    answer = {"accountId": "111122223333", "accountPlanType": kind, "accountPlanStatus": state}
    return page("200 OK", json.dumps(answer | more), "application/x-amz-json-1.0")


def left(amount: float) -> dict:
    return {
        "accountPlanRemainingCredits": {"amount": amount, "unit": "USD"},
        "accountPlanExpirationDate": "2027-01-31T00:00:00Z",
    }


@pytest.fixture
def account(person, serving):
    """`account(answer, region=…)`: somebody with keys to whom this is said of the plan."""

    def make(says: bytes, region: str = "us-east-1"):
        url = f"http://127.0.0.1:{serving(says)}"
        return person(REGION.replace("us-east-1", region), KEYS, AWS_ENDPOINT_URL_FREETIER=url)

    return make


@pytest.mark.parametrize(
    ("says", "cost"),
    [
        (told("FREE", **left(119.5)), "comes off your credits (119.50 USD left), and nothing"),
        (told("FREE", "NOT_STARTED"), "on the free plan it comes off your credits, and nothing"),
        (told("PAID", **left(20)), "comes off your credits first (20.00 USD left)"),
        (told("PAID", **left(0)), None),
        (told("PAID"), None),
        (told("FREE", "EXPIRED", **left(0)), None),
        (page("400 Bad Request", '{"__type": "AccessDeniedException"}', "application/json"), None),
        (page("400 Bad", '{"__type": "ResourceNotFoundException"}', "application/json"), None),
        (page("200 OK", "<html>sign in</html>"), None),
    ],
)
def test_the_cost_is_said_true_to_the_account(account, says, cost):
    phrase = cost_of_the_sample(account(says))

    said = phrase and phrase.text.format(**phrase.facts)
    assert (said is None and cost is None) or cost in said


def test_a_plan_says_when_it_ends(account):
    plan = plan_of(account(told("FREE", **left(1))))

    assert [(each.name, each.value) for each in plan.evidence] == [
        ("plan", "FREE ACTIVE"),
        ("credits left", "1.00 USD"),
        ("plan ends", "2027-01-31"),
    ]
    assert not plan.has_ended


def test_a_paid_plan_does_not_end(account):
    assert not plan_of(account(told("PAID", "EXPIRED"))).has_ended


@pytest.mark.parametrize("region", ["cn-north-1", "us-gov-west-1"])
def test_other_partitions_have_no_plans_and_are_not_asked(account, region):
    context = account(told("FREE"), region)

    assert plan_of(context) is None
    assert context.aws.asked == ()
