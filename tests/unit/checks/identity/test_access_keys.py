"""What IAM lists of the user's own keys is looked at, whatever it says, and what it hides is no fault."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from checks.identity.access_keys import KEY_INACTIVE, KEY_OLD, listed_in, look
from checks.model import Finding, NotApplicable
from checks.sources.aws.ask import Answer, Aws
from tests.plugins.administrator import admin, allow, as_role


def findings(context) -> list[str]:
    return [each.code for each in look(context) if isinstance(each, Finding)]


@pytest.mark.parametrize(("days", "codes"), [(90, []), (91, [KEY_OLD.code])])
def test_a_key_is_old_after_ninety_days(sandboxed, days, codes):
    from wizard.sandbox.principals import iam_of

    context = sandboxed()
    allow(context.sandbox, "iam:ListAccessKeys")
    made = datetime.now() - timedelta(days=days, hours=1)
    iam_of(context.sandbox.account).users["ming"].access_keys[0].create_date = made

    assert findings(context) == codes


def test_who_may_not_look_at_its_keys_and_a_role_have_no_finding(sandboxed):
    context = sandboxed()
    as_role(context.sandbox, context.environment, "photos", "photos")
    as_photos = replace(context, aws=Aws("photos"))

    for each in (context, as_photos):
        assert [type(seen) for seen in look(each)] == [NotApplicable]


def test_an_inactive_key_is_told_for_each_profile_that_has_it_and_for_no_other(sandboxed):
    context = sandboxed()
    allow(context.sandbox, "iam:ListAccessKeys")
    iam = admin(context.sandbox, "iam")
    key = iam.create_access_key(UserName="ming")["AccessKey"]["AccessKeyId"]
    iam.update_access_key(UserName="ming", AccessKeyId=key, Status="Inactive")
    none = findings(context)
    with (context.home / ".aws" / "credentials").open("a") as lines:
        lines.write(
            f"[a]\naws_access_key_id = {key}\n[b]\nx = {key}\n[c]\naws_access_key_id={key}\n"
        )

    found = [each for each in look(replace(context, aws=Aws())) if isinstance(each, Finding)]

    assert none == []
    assert [each.code for each in found] == [KEY_INACTIVE.code] * 2
    assert [each.facts["profile"] for each in found] == ["a", "c"]
    assert key not in repr(found)


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"AccessKeyMetadata": None},
        {"AccessKeyMetadata": ["x", {}, {"AccessKeyId": 1, "Status": "Active"}]},
    ],
)
def test_an_answer_without_keys_has_none(value):
    assert listed_in(Answer(value, "iam:ListAccessKeys")) == ()


def test_a_date_that_is_none_makes_no_key_old():
    keys = [{"AccessKeyId": "AKIA", "Status": "Active", "CreateDate": "2020-01-01"}]

    (listed,) = listed_in(Answer({"AccessKeyMetadata": keys}, "iam:ListAccessKeys"))

    assert listed.made is None
