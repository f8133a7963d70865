"""Policies read from IAM: every page, every way to come by one, and never a false alarm."""

import json

import boto3
import pytest

from checks.model import NotApplicable, Severity
from checks.permissions import policies, simulation
from checks.permissions.support.reading import read
from checks.principal import principal_of
from checks.sources.aws.ask import Answer
from tests.plugins.amazon import codes

ALL = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
GUIDE = {"AmazonRekognitionFullAccess", "AmazonS3ReadOnlyAccess"}


@pytest.fixture
def iam(sandboxed):
    """The administrator's IAM client and a context for ming, in one sandbox."""
    context = sandboxed()
    admin = context.sandbox.administrator
    client = boto3.client(
        "iam",
        region_name="us-east-1",
        endpoint_url=context.sandbox.url,
        aws_access_key_id=admin.access_key_id,
        aws_secret_access_key=admin.secret_access_key,
    )
    return client, context


def named(seen):
    return {thing.value for thing in seen if getattr(thing, "name", "") == "policy"}


def lets_read(client):
    arn = "arn:aws:iam::aws:policy/IAMReadOnlyAccess"
    client.attach_user_policy(UserName="ming", PolicyArn=arn)


def test_an_identity_that_may_not_read_iam_is_no_finding(iam):
    [answer] = policies.look(iam[1])

    assert isinstance(answer, NotApplicable)


def test_the_attached_policies_are_seen(iam):
    client, context = iam
    lets_read(client)

    assert named(policies.look(context)) == {*GUIDE, "IAMReadOnlyAccess"}


def test_policies_of_groups_and_inline_ones_are_seen(iam):
    client, context = iam
    lets_read(client)
    client.create_group(GroupName="photographers")
    client.add_user_to_group(GroupName="photographers", UserName="ming")
    client.attach_group_policy(
        GroupName="photographers", PolicyArn="arn:aws:iam::aws:policy/ReadOnlyAccess"
    )
    client.put_group_policy(
        GroupName="photographers", PolicyName="of-group", PolicyDocument=json.dumps(ALL)
    )
    client.put_user_policy(UserName="ming", PolicyName="own", PolicyDocument=json.dumps(ALL))

    seen = list(policies.look(context))

    assert {"ReadOnlyAccess", "of-group", "own"} <= named(seen)
    assert {thing.source for thing in seen if hasattr(thing, "source")} == {
        "ming",
        "photographers",
    }


def test_an_administrator_needs_none_of_the_two(sandboxed):
    seen = list(policies.look(sandboxed(admin=True)))

    assert named(seen) == {"AdministratorAccess"}
    assert isinstance(seen[-1], NotApplicable)


def test_the_root_user_has_no_policies_to_show(sandboxed):
    [answer] = policies.look(sandboxed("identity.root-user"))

    assert isinstance(answer, NotApplicable)


def test_a_quarantined_key_is_named_and_explains_the_denials(sandboxed):
    found = [
        thing
        for thing in policies.look(sandboxed("permissions.key-quarantined"))
        if hasattr(thing, "message")
    ]

    [finding] = found
    assert (finding.code, finding.severity) == ("permissions.key-quarantined", Severity.WARN)
    assert finding.facts == {
        "user": "ming",
        "policy": "arn:aws:iam::aws:policy/AWSCompromisedKeyQuarantineV3",
    }


def test_a_permissions_boundary_is_read(sandboxed):
    context = sandboxed(admin=True)
    boundary = "arn:aws:iam::aws:policy/PowerUserAccess"
    _client(context).create_role(
        RoleName="bounded", AssumeRolePolicyDocument="{}", PermissionsBoundary=boundary
    )

    arn = "arn:aws:sts::111122223333:assumed-role/bounded/ming"

    assert read(context, principal_of(arn)).boundary == boundary


def test_every_page_of_every_list_is_read(sandboxed):
    context = sandboxed(admin=True)
    client = _client(context)
    client.create_user(UserName="many")
    for number in range(120):
        client.put_user_policy(
            UserName="many", PolicyName=f"p{number:03}", PolicyDocument=json.dumps(ALL)
        )

    reading = read(context, principal_of("arn:aws:iam::111122223333:user/many"))

    assert len(reading.inline) == 120


def test_the_policies_of_a_role_are_its_own(sandboxed):
    context = sandboxed(admin=True)
    client = _client(context)
    client.create_role(RoleName="practice", Path="/team/", AssumeRolePolicyDocument="{}")
    client.attach_role_policy(
        RoleName="practice", PolicyArn="arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"
    )

    arn = "arn:aws:sts::111122223333:assumed-role/practice/ming"
    reading = read(context, principal_of(arn))

    assert [policy.name for policy in reading.attached] == ["AmazonS3ReadOnlyAccess"]
    assert not reading.is_partial


def test_a_simulation_that_agrees_is_no_finding(sandboxed):
    assert list(simulation.look(sandboxed(admin=True))) == []


def test_where_iam_simulates_nothing_the_calls_decide(sandboxed):
    [answer] = simulation.look(sandboxed())

    assert isinstance(answer, NotApplicable)


def test_a_simulation_that_allows_what_aws_refuses_disagrees(iam):
    client, context = iam
    lets_read(client)
    client.put_user_policy(UserName="ming", PolicyName="simulate", PolicyDocument=json.dumps(ALL))
    refuse_at_the_endpoint(context)

    [finding] = simulation.look(context)

    assert (finding.code, finding.severity) == ("permissions.reading-disagrees", Severity.INFO)
    assert (finding.facts["decision"], finding.summary.text) == (
        "allowed",
        simulation.WAS_REFUSED.text,
    )


def refuse_at_the_endpoint(context):
    from wizard.sandbox.faults import FAULTS

    FAULTS["permissions.denied-by-endpoint-policy"].bring_about(context.sandbox._world)


def _client(context):
    admin = context.sandbox.administrator
    assert isinstance(context.aws.ask("sts", "GetCallerIdentity"), Answer)
    return boto3.client(
        "iam",
        region_name="us-east-1",
        endpoint_url=context.sandbox.url,
        aws_access_key_id=admin.access_key_id,
        aws_secret_access_key=admin.secret_access_key,
    )


def test_codes_are_none_where_nothing_is_wrong(sandboxed):
    assert codes(policies.look(sandboxed(admin=True))) == []
