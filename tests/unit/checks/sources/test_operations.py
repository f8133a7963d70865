"""Actions by their names in policies: AWS's spelling, and services that sign for others."""

import pytest

from checks.sources.operations import action_named, actions_of


@pytest.mark.parametrize(
    ("prefix", "name", "action"),
    [
        ("rekognition", "comparefaces", "rekognition:CompareFaces"),
        ("s3", "ListAllMyBuckets", "s3:ListAllMyBuckets"),
        ("s3", "ListBuckets", None),
        ("lambda", "InvokeFunction", "lambda:InvokeFunction"),
        ("lambda", "Invoke", None),
        ("sagemaker", "InvokeEndpoint", "sagemaker:InvokeEndpoint"),
        ("elasticloadbalancing", "CreateRule", "elasticloadbalancing:CreateRule"),
        ("s3-object-lambda", "GetObject", "s3-object-lambda:GetObject"),
        ("rekognition", "ListBucket", None),
        ("recognition", "DetectFaces", None),
    ],
)
def test_an_action_is_known_by_its_name_in_policies(prefix, name, action):
    assert action_named(prefix, name) == action


def test_a_service_that_botocore_does_not_know_has_no_actions():
    assert actions_of("recognition") == ()
