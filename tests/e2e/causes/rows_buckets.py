"""Causes of photos in buckets and of face collections: real objects in the sandbox's S3."""

from __future__ import annotations

from datetime import UTC, datetime

from tests.e2e.causes.case import NO_PROGRAMS, Step, case
from tests.e2e.causes.computer import Computer
from tests.e2e.causes.rows_detection import SAMPLE

PHOTO = SAMPLE.read_bytes()
LISTED, READ, ASKED = "detection.bucket", "detection.bucket-photo", "detection.faces-in-bucket"
COLLECTION = "detection.collection"
REST = (*NO_PROGRAMS, "--no-own-tools", "--only")


def of_bucket(what: str, at: str = ASKED) -> tuple[str, ...]:
    return ("--bucket", what, *REST, at)


def of_collection(name: str) -> tuple[str, ...]:
    return ("--collection", name, *REST, COLLECTION)


def bucket(
    name: str, objects: dict[str, bytes], region: str = "us-east-1", kept: str = "STANDARD"
) -> Step:
    def make(computer: Computer) -> None:
        from moto.s3.models import s3_backends

        storage = s3_backends[computer.sandbox._world.account]["aws"]
        if name not in storage.buckets:  # another case of the same sandbox may have made it
            storage.create_bucket(name, region)
        for key, data in objects.items():
            storage.put_object(name, key, data, storage=kept)

    return make


def collection(name: str, region: str) -> Step:
    def make(computer: Computer) -> None:
        computer.sandbox._world.collections[region, name] = datetime.now(UTC)

    return make


def wants_the_uploaders_key(computer: Computer) -> None:
    """S3's words for SSE-C (S3 User Guide, "Using server-side encryption with customer-provided keys")."""
    from wizard.sandbox.aws_refusals import NotServed, Refused

    sentence = (
        "The object was stored using a form of Server Side Encryption. The correct parameters must"
        " be provided to retrieve the object."
    )

    def hook(call) -> None:
        if call.action == "s3:GetObject":
            raise NotServed(Refused("InvalidRequest", sentence))

    computer.sandbox._world.on_authorization.append(hook)


CASES = (
    case("detection.bucket-missing", "a typing error",
         at=LISTED, run=of_bucket("rekwiz-sandbox-88889999000", LISTED)),
    case("region.bucket-elsewhere", "in Ireland",
         bucket("in-ireland", {"me.jpg": PHOTO}, "eu-west-1"),
         at=LISTED, run=of_bucket("in-ireland/me.jpg")),
    case("permissions.bucket-denied", "neither list nor photo",
         bucket("closed", {"me.jpg": PHOTO}),
         at=LISTED, run=of_bucket("closed"), faults=("permissions.bucket-denied",)),
    case("permissions.bucket-denied", "the photo, but not the list",
         bucket("unlisted", {"me.jpg": PHOTO}),
         at=LISTED, state="warn", run=of_bucket("unlisted/me.jpg"),
         faults=("permissions.bucket-denied=list",)),
    case("permissions.bucket-denied", "the list, but no photo",
         bucket("listed", {"me.jpg": PHOTO}),
         at=READ, run=of_bucket("listed/me.jpg"), faults=("permissions.bucket-denied=read",)),
    case("permissions.decryption-denied", "a key of AWS KMS",
         bucket("encrypted", {"me.jpg": PHOTO}),
         at=READ, run=of_bucket("encrypted"), faults=("permissions.decryption-denied",)),
    case("detection.bucket-requester-pays", "the reader pays",
         bucket("for-money", {"me.jpg": PHOTO}),
         at=LISTED, run=of_bucket("for-money/me.jpg"), faults=("detection.bucket-requester-pays",)),
    case("detection.object-missing", "capitals",
         bucket("capitals", {"me.JPG": PHOTO}),
         at=READ, run=of_bucket("capitals/me.jpg")),
    case("detection.object-key-encoded", "as an event of S3 has it",
         bucket("with-blanks", {"us/合照 1+2.jpg": PHOTO}),
         at=READ, run=of_bucket("with-blanks/us/%E5%90%88%E7%85%A7+1%2B2.jpg")),
    case("detection.object-too-heavy", "more than 15 MB",
         bucket("heavy", {"me.jpg": PHOTO + bytes(15 * 1024 * 1024)}),
         at=READ, run=of_bucket("heavy/me.jpg", READ)),
    case("detection.object-not-a-photo", "a GIF under the name of a JPEG",
         bucket("moving", {"me.jpg": b"GIF89a" + bytes(9000)}),
         at=READ, run=of_bucket("moving/me.jpg", READ)),
    case("detection.object-archived", "in Glacier",
         bucket("cold", {"me.jpg": PHOTO}, kept="GLACIER"),
         at=READ, run=of_bucket("cold/me.jpg", READ)),
    case("detection.object-under-own-key", "SSE-C",
         bucket("own-key", {"me.jpg": PHOTO}), wants_the_uploaders_key,
         at=READ, run=of_bucket("own-key/me.jpg"), own_account=True),
    case("detection.bucket-without-photo", "texts, an empty photo and a film",
         bucket("texts", {"a.txt": b"a", "b.jpg": b"", "c.png": b"\x00\x00\x00\x18ftypmp42"}),
         at=READ, state="warn", run=of_bucket("texts")),
    case("detection.bucket-photo-refused", "a bucket policy that knows no Rekognition",
         bucket("by-endpoint-only", {"me.jpg": PHOTO}),
         at=ASKED, run=of_bucket("by-endpoint-only"), faults=("detection.bucket-photo-refused",)),
    case("detection.collection-missing", "a typing error",
         collection("staff", "us-east-1"), at=COLLECTION, run=of_collection("stafff")),
    case("region.collection-elsewhere", "in Tokyo",
         collection("guests", "ap-northeast-1"), at=COLLECTION, run=of_collection("guests")),
    case("detection.collection-empty", "made, and never filled",
         collection("empty", "us-east-1"), at=COLLECTION, state="pass", run=of_collection("empty")),
)  # fmt: skip
