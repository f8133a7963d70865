"""Actions by their names in policies: AWS's spelling, and services that sign for others."""

import pytest

from checks.sources.aws.operations import action_named, actions_of, prefix_of, prefixes


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
        ("elbv2", "CreateRule", None),
        ("es", "DescribeDomain", "es:DescribeDomain"),
        ("opensearch", "DescribeDomain", None),
        ("dynamodb", "TransactWriteItems", None),
        ("apigateway", "get", "apigateway:GET"),
        ("kms", "ReEncryptFrom", "kms:ReEncryptFrom"),
        ("codewhisperer", "GenerateRecommendations", "codewhisperer:GenerateRecommendations"),
        ("rekognition", "StartFaceLivenessSession", "rekognition:StartFaceLivenessSession"),
    ],
)
def test_an_action_is_known_by_its_name_in_policies(prefix, name, action):
    assert action_named(prefix, name) == action


def test_a_service_that_botocore_does_not_know_has_no_actions():
    assert actions_of("recognition") == ()


def test_of_a_service_that_begins_no_action_the_true_prefix_is_known():
    assert prefix_of("elbv2") == "elasticloadbalancing"
    assert prefix_of("rekognition") is None


def test_every_service_of_botocore_has_actions_or_is_known_to_have_none(thorough):
    bare = [prefix for prefix in prefixes() if not actions_of(prefix)]

    assert bare == []
