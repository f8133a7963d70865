"""What a refused grant is told as, and when a grant was made."""

from datetime import UTC, datetime, timedelta

import pytest

from checks.principal import Principal
from checks.refusals.denials import REKOGNITION_DENIED
from checks.sources.aws.refusal import Kind, Refusal
from tests.plugins.administrator import as_profile, detach
from wizard.account.refused import finding_of
from wizard.mending.fixes import attach_policies
from wizard.mending.plan import carried_out


@pytest.mark.parametrize(
    ("partition", "console"),
    [
        ("aws", "https://console.aws.amazon.com/"),
        ("aws-cn", "https://console.amazonaws.cn/"),
        ("aws-us-gov", "https://console.amazonaws-us-gov.com/"),
    ],
)
@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("LimitExceeded", "Cannot exceed quota for AccessKeysPerUser: 2"),
        ("InvalidClientTokenId", "The security token included in the request is invalid."),
    ],
)
def test_its_links_lead_to_the_console_of_the_partition(person, partition, console, code, words):
    refusal = Refusal(Kind.AWS, code, words, "iam:CreateAccessKey", status=403)
    ming = Principal("user", "ming", "111122223333", partition)

    finding = finding_of(refusal, person(AWS_DEFAULT_REGION="us-east-1"), ming)

    assert any(link.startswith(console) for link in finding.remedy.links)


def test_a_grant_was_made_when_aws_took_it_and_not_after_the_waiting(sandboxed, script):
    context = sandboxed("permissions.rekognition-denied", administrator="admin")
    detach(context.sandbox, "AmazonS3ReadOnlyAccess")
    as_profile(context.sandbox, context.environment)
    context.sandbox._world.spreading = timedelta(seconds=2)
    arn = "arn:aws:iam::111122223333:user/ming"
    finding = REKOGNITION_DENIED.finding(
        facts={
            "action": "rekognition:DetectFaces",
            "identity": arn,
            "user": "ming",
            "policy": "arn",
        }
    )

    said = script(("attach_policies", True))
    mended = carried_out(said, attach_policies.plan(said, context, finding))

    assert datetime.now(UTC) - mended.granted >= timedelta(seconds=1.5)
