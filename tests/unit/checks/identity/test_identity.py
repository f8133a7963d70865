"""Who AWS says is calling, and whether that is who was meant."""

import pytest

from checks.identity import account, known, not_root
from checks.model import NotApplicable
from tests.plugins.amazon import codes, values

ACCOUNT = "111122223333"


def test_the_user_and_the_account_are_seen(sandboxed):
    seen = list(known.look(sandboxed()))

    assert (codes(seen), values(seen)) == ([], {"name": "ming", "account": ACCOUNT})


@pytest.mark.parametrize(
    "fault",
    [
        "credentials.key-unknown",
        "credentials.secret-rejected",
        "credentials.token-expired",
        "region.not-enabled",
        "region.scope-mismatch",
        "network.aws-in-trouble",
        "network.blocked-by-filter",
    ],
)
def test_the_sandboxs_fault_is_the_cause_that_is_found(sandboxed, fault):
    assert codes(known.look(sandboxed(fault))) == [fault]


def test_the_root_users_keys_are_a_warning(sandboxed):
    [finding] = not_root.look(sandboxed("identity.root-user"))

    arn = f"arn:aws:iam::{ACCOUNT}:root"
    assert (finding.code, finding.facts) == (
        "identity.root-user",
        {"arn": arn, "account": ACCOUNT},
    )


def test_a_user_is_not_the_root_user(sandboxed):
    assert list(not_root.look(sandboxed())) == []


def test_without_a_stated_account_there_is_nothing_to_compare(sandboxed):
    [answer] = account.look(sandboxed())

    assert isinstance(answer, NotApplicable)


def test_the_stated_account_is_seen(sandboxed):
    assert values(account.look(sandboxed(account=ACCOUNT))) == {"account": ACCOUNT}


def test_another_account_than_the_stated_one_is_unexpected(sandboxed):
    [finding] = account.look(sandboxed(account="999999999999"))

    facts = {"account": ACCOUNT, "expected": "999999999999"}
    assert (finding.code, finding.facts) == ("identity.unexpected-account", facts)
