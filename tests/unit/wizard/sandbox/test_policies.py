"""The evaluator of IAM policies against literal documents."""

from __future__ import annotations

import pytest

from wizard.sandbox.policies import Ask, Verdict, judge, matches, trusts

ALLOWED, EXPLICIT, IMPLICIT = Verdict.ALLOWED, Verdict.EXPLICIT_DENY, Verdict.IMPLICIT_DENY
DETECT = Ask("rekognition:DetectFaces")


def allow(**parts: object) -> dict:
    return {"Statement": [{"Effect": "Allow", "Resource": "*", **parts}]}


def deny(**parts: object) -> dict:
    return {"Statement": {"Effect": "Deny", "Resource": "*", **parts}}


def test_no_policy_at_all_denies_implicitly():
    assert judge([], DETECT) is IMPLICIT


@pytest.mark.parametrize(
    "action", ["*", "rekognition:*", "REKOGNITION:detectfaces", "r*:Detect????s"]
)
def test_actions_match_by_wildcard_and_without_case(action):
    assert judge([allow(Action=action)], DETECT) is ALLOWED


def test_another_service_does_not_match():
    assert judge([allow(Action=["s3:*", "rekognition:Detect"])], DETECT) is IMPLICIT


def test_a_dot_in_a_pattern_is_only_a_dot():
    assert not matches("a.b*", "axb")


def test_a_deny_beats_an_allow_in_whatever_order():
    documents = [allow(Action="*"), deny(Action="rekognition:*")]
    assert judge(documents, DETECT) is EXPLICIT
    assert judge(documents[::-1], DETECT) is EXPLICIT


def test_not_action_means_everything_else():
    document = deny(NotAction=["iam:*", "sts:*"])
    assert judge([allow(Action="*"), document], DETECT) is EXPLICIT
    assert judge([allow(Action="*"), document], Ask("iam:ListUsers")) is ALLOWED


def test_not_resource_means_everything_else():
    shut = {"Statement": {"Effect": "Deny", "Action": "s3:*", "NotResource": "arn:aws:s3:::mine/*"}}
    for resource, verdict in (("arn:aws:s3:::mine/a", ALLOWED), ("arn:aws:s3:::yours/a", EXPLICIT)):
        assert judge([allow(Action="*"), shut], Ask("s3:GetObject", resource)) is verdict


def test_a_policy_variable_stands_for_the_callers_name():
    own = allow(Action="iam:*", Resource="arn:aws:iam::*:user/${aws:username}")
    ming = {"aws:username": "ming"}
    for name, verdict in (("ming", ALLOWED), ("other", IMPLICIT)):
        ask = Ask("iam:GetUser", f"arn:aws:iam::111122223333:user/{name}", ming)
        assert judge([own], ask) is verdict


MFA, REGION = "aws:MultiFactorAuthPresent", "aws:RequestedRegion"


@pytest.mark.parametrize(
    ("condition", "context", "verdict"),
    [
        ({"Bool": {MFA: "true"}}, {}, IMPLICIT),
        ({"Bool": {MFA: True}}, {MFA: "true"}, ALLOWED),
        ({"BoolIfExists": {MFA: "false"}}, {}, ALLOWED),
        ({"StringEquals": {REGION: ["us-east-1", "eu-west-1"]}}, {REGION: "eu-west-1"}, ALLOWED),
        ({"StringNotEquals": {REGION: "us-east-1"}}, {REGION: "us-east-1"}, IMPLICIT),
        ({"StringNotLike": {REGION: "eu-*"}}, {REGION: "us-east-1"}, ALLOWED),
        ({"Null": {"aws:TokenIssueTime": "true"}}, {}, ALLOWED),
        ({"IpAddress": {"aws:SourceIp": "10.0.0.0/8"}}, {"aws:SourceIp": "10.0.0.1"}, IMPLICIT),
    ],
)
def test_a_statement_counts_only_where_its_condition_holds(condition, context, verdict):
    document = allow(Action="*", Condition=condition)
    known = {key.lower(): value for key, value in context.items()}
    assert judge([document], Ask("rekognition:DetectFaces", "*", known)) is verdict


@pytest.mark.parametrize(
    ("principal", "trusted"),
    [
        ("*", True),
        ({"AWS": "*"}, True),
        ({"AWS": "111122223333"}, True),
        ({"AWS": "arn:aws:iam::111122223333:root"}, True),
        ({"AWS": ["arn:aws:iam::111122223333:user/ming"]}, True),
        ({"AWS": "arn:aws:iam::111122223333:user/other"}, False),
        ({"Service": "ec2.amazonaws.com"}, False),
    ],
)
def test_a_trust_policy_names_whom_it_trusts(principal, trusted):
    document = {
        "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": principal}]
    }
    ming = "arn:aws:iam::111122223333:user/ming"
    assert trusts(document, ming, Ask("sts:AssumeRole")) is trusted
