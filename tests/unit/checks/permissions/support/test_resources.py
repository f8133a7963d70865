"""Which resources an action is about, as the Service Authorization Reference has it; else IAM is asked."""

import pytest

from checks.permissions.support.resources import resources_by_action
from checks.sources.aws.operations import action_named
from checks.sources.aws.resource_types import types_of

BUCKET, OBJECTS, EITHER = "arn:aws:s3:::photos", "arn:aws:s3:::photos/*", "arn:aws:s3:::ph*"
POINT = "arn:aws:s3:us-east-1:111122223333:accesspoint/ours"
BEHIND_POINT = f"{POINT}/object/2026/*"
JOB = "arn:aws:s3:us-east-1:111122223333:job/one"
REKOGNITION = "arn:aws:rekognition:us-east-1:111122223333"
FACES = f"{REKOGNITION}:collection/faces"
MODEL = f"{REKOGNITION}:project/cats/1690474772815"
VERSION = f"{REKOGNITION}:project/cats/version/cats.1/1690474772816"
STREAM = f"{REKOGNITION}:streamprocessor/door"
ROLE = "arn:aws:iam::111122223333:role/practice"
QUEUE = "arn:aws:sqs:us-east-1:111122223333:jobs"
ALL = (BUCKET, OBJECTS, EITHER, POINT, BEHIND_POINT, JOB, FACES, MODEL, VERSION, STREAM, ROLE)


@pytest.mark.parametrize(
    ("action", "about"),
    [
        ("s3:GetObject", (OBJECTS, EITHER, BEHIND_POINT)),
        ("s3:PutObjectTagging", (OBJECTS, EITHER, BEHIND_POINT)),
        ("s3:ReplicateDelete", (OBJECTS, EITHER)),
        ("s3:ReplicateTags", (OBJECTS, EITHER)),
        ("s3:InitiateReplication", (OBJECTS, EITHER)),
        ("s3:ObjectOwnerOverrideToBucketOwner", (OBJECTS, EITHER)),
        ("s3:ListBucket", (BUCKET, EITHER, POINT)),
        ("s3:GetBucketObjectLockConfiguration", (BUCKET, EITHER)),
        ("s3:DescribeJob", (JOB,)),
        ("s3:GetAccessPointPolicy", (POINT,)),
        ("s3:ListAllMyBuckets", ("*",)),
        ("rekognition:SearchFaces", (FACES,)),
        ("rekognition:DetectCustomLabels", (VERSION,)),
        ("rekognition:CopyProjectVersion", (MODEL, VERSION)),
        ("rekognition:StopStreamProcessor", (STREAM,)),
        ("rekognition:ListTagsForResource", (FACES, MODEL, VERSION, STREAM)),
        ("rekognition:CompareFaces", ("*",)),
        ("iam:PassRole", (ROLE,)),
        ("sts:AssumeRole", (ROLE,)),
        ("sqs:SendMessage", ("*",)),
    ],
)
def test_each_action_has_its_own(action, about):
    others = ("s3:GetObject", "rekognition:SearchFaces", "iam:PassRole")

    assert resources_by_action((action, *others), ALL)[action] == about


def test_a_star_counts_for_every_action():
    assert resources_by_action(["s3:GetObject"], ("*", BUCKET)) == {"s3:GetObject": ("*",)}


@pytest.mark.parametrize(
    ("pattern", "action"),
    [
        ("arn:aws:s3:::*", "s3:GetObject"),
        ("arn:aws:s3:::*", "s3:ListBucket"),
        ("arn:aws:s3:::photos/2026/may/*.jpg", "s3:GetObject"),
        (f"{REKOGNITION}:*", "rekognition:SearchFaces"),
        (f"{REKOGNITION}:project/*", "rekognition:DetectCustomLabels"),
        (f"{REKOGNITION}:collection/*", "rekognition:IndexFaces"),
    ],
)
def test_a_pattern_counts_for_whatever_it_may_stand_for(pattern, action):
    assert resources_by_action([action], [pattern]) == {action: (pattern,)}


@pytest.mark.parametrize(
    ("pattern", "action"),
    [
        ("arn:aws:s3:::photos/*", "s3:ListBucket"),
        (f"{REKOGNITION}:collection/*", "rekognition:DetectCustomLabels"),
        (f"{REKOGNITION}:project/cats/version/*", "rekognition:DeleteProject"),
    ],
)
def test_a_pattern_does_not_count_for_another_type(pattern, action):
    assert resources_by_action([action], [pattern]) == {action: ("*",)}


def test_what_belongs_to_no_action_is_asked_about_where_it_is_not_known_better():
    about = resources_by_action(["s3:GetObject", "batch:SubmitJob"], (OBJECTS, QUEUE))

    assert about == {"s3:GetObject": (OBJECTS,), "batch:SubmitJob": (QUEUE,)}


@pytest.mark.parametrize("prefix", ["rekognition", "s3"])
def test_every_action_of_the_reference_is_one_that_may_be_required(prefix):
    named = {name for each in types_of(prefix) for name in each.actions}

    assert [name for name in named if action_named(prefix, name) is None] == []
