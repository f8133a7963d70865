"""Which resources an action is about: those of its service, of S3 by kind, of Rekognition by input."""

import pytest

from checks.permissions.resources import resources_of

BUCKET, OBJECTS = "arn:aws:s3:::photos", "arn:aws:s3:::photos/*"
FACES = "arn:aws:rekognition:us-east-1:111122223333:collection/faces"
ROLE = "arn:aws:iam::111122223333:role/practice"
ALL = (BUCKET, OBJECTS, FACES, ROLE)


@pytest.mark.parametrize(
    ("action", "about"),
    [
        ("s3:GetObject", (OBJECTS,)),
        ("s3:PutObjectTagging", (OBJECTS,)),
        ("s3:AbortMultipartUpload", (OBJECTS,)),
        ("s3:ListBucket", (BUCKET,)),
        ("s3:GetBucketObjectLockConfiguration", (BUCKET,)),
        ("rekognition:SearchFacesByImage", (FACES,)),
        ("rekognition:CompareFaces", ("*",)),
        ("iam:PassRole", (ROLE,)),
        ("sts:AssumeRole", (ROLE,)),
        ("sqs:SendMessage", ("*",)),
    ],
)
def test_each_action_has_its_own(action, about):
    assert resources_of(action, ALL) == about


def test_a_star_counts_for_every_action():
    assert resources_of("s3:GetObject", ("*", BUCKET)) == ("*",)
