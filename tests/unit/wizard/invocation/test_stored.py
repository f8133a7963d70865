"""What --bucket and --collection take for a name, and what they refuse."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wizard.errors import Usage
from wizard.invocation.stored import bucket_of, collection_of


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("my-bucket", "my-bucket"),
        ("my-bucket/", "my-bucket"),
        ("my-bucket/a/b c+d.jpg", "my-bucket/a/b c+d.jpg"),
        ("my-bucket//a.jpg", "my-bucket//a.jpg"),
        ("s3://my-bucket/合照 1.jpg", "my-bucket/合照 1.jpg"),
        ("arn:aws:s3:::my-bucket/a.jpg", "my-bucket/a.jpg"),
        ("https://my.bucket.s3.eu-west-1.amazonaws.com/a%20b%2Bc.jpg", "my.bucket/a b+c.jpg"),
        ("https://s3.amazonaws.com/my-bucket/a.jpg?X-Amz-Signature=0", "my-bucket/a.jpg"),
        ("https://my-bucket.s3.cn-north-1.amazonaws.com.cn/a.jpg", "my-bucket/a.jpg"),
    ],
)
def test_a_bucket_and_its_photo_are_known_however_s3_writes_them(typed, meant):
    assert bucket_of(typed) == meant


@pytest.mark.parametrize(
    "typed",
    ["", "/", "ab", "my bucket/a.jpg", "s3://", "https://example.com/a.jpg", "http://[", "b" * 256,
     "my-bucket/" + "a" * 1025, "my-bucket/a\nb", "arn:aws:s3:::", "../../etc/passwd"],
)  # fmt: skip
def test_what_can_be_no_bucket_is_a_usage_error(typed):
    with pytest.raises(Usage):
        bucket_of(typed)


@given(st.text(max_size=40))
@example("https://s3.amazonaws.com//")
@example("http://[::1/")
def test_whatever_is_typed_is_a_place_or_a_usage_error(typed):
    try:
        bucket, _, key = bucket_of(typed).partition("/")
    except Usage:
        return
    assert len(bucket) >= 3
    assert key.isprintable()


def test_a_collection_is_known_by_its_id_and_its_arn():
    arn = "arn:aws:rekognition:us-east-1:111122223333:collection/staff_1.a-b"

    assert collection_of("staff") == "staff"
    assert collection_of(arn) == "staff_1.a-b"
    for typed in ("", "a b", "人臉", "a/b", "a" * 256):
        with pytest.raises(Usage):
            collection_of(typed)
