"""What the smallest policy would be, said as a remark where a large one is attached."""

import json
from dataclasses import replace

import pytest

from checks.model import NotApplicable, Severity
from checks.permissions import least_privilege
from tests.plugins.administrator import admin, attach, detach


def test_full_access_is_a_remark_with_the_smallest_policy(sandboxed):
    context = sandboxed()
    attach(context.sandbox, "IAMReadOnlyAccess")

    [finding] = least_privilege.look(context)

    assert (finding.code, finding.severity) == ("permissions.more-than-used", Severity.INFO)
    assert finding.facts["policy"] == ("AmazonRekognitionFullAccess",)
    assert finding.facts["actions"] == ("rekognition:DetectFaces", "s3:ListAllMyBuckets")


def test_the_smallest_policy_of_the_command_is_enough(sandboxed):
    context = sandboxed()
    attach(context.sandbox, "IAMReadOnlyAccess")
    [finding] = least_privilege.look(context)
    [command] = finding.remedy.commands
    document = command.partition("'")[2].rstrip("'")

    admin(context.sandbox, "iam").put_user_policy(
        UserName="ming", PolicyName="smallest", PolicyDocument=document
    )
    for policy in ("AmazonRekognitionFullAccess", "AmazonS3ReadOnlyAccess"):
        detach(context.sandbox, policy)

    fresh = replace(context, aws=type(context.aws)())
    assert json.loads(document)["Version"] == "2012-10-17"
    assert fresh.detect_faces().operation == "rekognition:DetectFaces"
    assert fresh.aws.ask("s3", "ListBuckets").value["Buckets"]
    assert isinstance(next(least_privilege.look(fresh)), NotApplicable)


@pytest.mark.parametrize("fault", [(), ("identity.root-user",)])
def test_where_iam_shows_nothing_nothing_is_said(sandboxed, fault):
    [seen] = least_privilege.look(sandboxed(*fault))

    assert isinstance(seen, NotApplicable)


def test_what_is_required_belongs_to_the_smallest_policy(sandboxed):
    context = sandboxed(actions=("s3:GetObject",))
    attach(context.sandbox, "IAMReadOnlyAccess")

    [finding] = least_privilege.look(context)

    assert "s3:GetObject" in finding.facts["document"]


def test_an_administrator_is_told_nothing(sandboxed):
    [seen] = least_privilege.look(sandboxed(admin=True))

    assert isinstance(seen, NotApplicable)
