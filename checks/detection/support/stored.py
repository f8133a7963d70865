"""The photo in a bucket that a run was asked about: which it is, and what S3 says of it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from checks.context import Context
from checks.model import Phrase
from checks.sources.aws.ask import Answer
from checks.sources.aws.refusal import Refusal
from checks.sources.photo.kinds import photo_kind

MOST_BYTES = 15 * 1024 * 1024
"""Of a photo in S3 (Rekognition's "Guidelines and quotas")."""
MOST_LISTED, MOST_READ = 1000, 20
"""Names that one ListObjectsV2 gives; objects whose first bytes are read in search of a photo."""
FIRST_BYTES = "bytes=0-4095"
ENDINGS = (".jpg", ".jpeg", ".jpe", ".png")
ARCHIVES = ("GLACIER", "DEEP_ARCHIVE")
"""The storage classes whose objects cannot be read as they lie there (S3 User Guide)."""
NOT_ASKED = Phrase("no bucket was named: --bucket NAME or NAME/PHOTO")


class Stored(Struct, frozen=True):
    """A bucket and, where one was named, an object in it."""

    bucket: str
    key: str = ""

    @property
    def place(self) -> str:
        return f"s3://{self.bucket}/{self.key}"


def asked_for(context: Context) -> Stored | None:
    """What --bucket names; None where nothing was asked."""
    if context.bucket is None:
        return None
    bucket, _, key = context.bucket.partition("/")
    return Stored(bucket, key)


def listing(context: Context, bucket: str) -> Answer | Refusal:
    return context.aws.ask("s3", "ListObjectsV2", Bucket=bucket, MaxKeys=MOST_LISTED)


def keys_in(context: Context, bucket: str) -> list[str]:
    """The names that were listed; none where the bucket may not be listed."""
    match listing(context, bucket):
        case Answer(value={"Contents": list(found)}):
            return [str(each["Key"]) for each in found]
    return []


def start_of(context: Context, stored: Stored) -> Answer | Refusal:
    """The first bytes of an object, with its size: less is read than a photo has."""
    return context.aws.ask(
        "s3", "GetObject", Bucket=stored.bucket, Key=stored.key, Range=FIRST_BYTES
    )


def is_let_in_for_money(context: Context, stored: Stored) -> bool:
    """Whether S3 takes what it refused once the asker says that it pays (less than 0.000001 USD)."""
    if stored.key:
        paid = context.aws.ask(
            "s3",
            "GetObject",
            Bucket=stored.bucket,
            Key=stored.key,
            Range=FIRST_BYTES,
            RequestPayer="requester",
        )
    else:
        paid = context.aws.ask(
            "s3",
            "ListObjectsV2",
            Bucket=stored.bucket,
            MaxKeys=MOST_LISTED,
            RequestPayer="requester",
        )
    return isinstance(paid, Answer)


def chosen(context: Context, asked: Stored) -> Stored | None:
    """The object that was named, else the first photo of the bucket; None where there is none.

    One that S3 does not hand out is the one, too: then that is what must be told.
    """
    if asked.key:
        return asked
    for number, key in enumerate(_candidates(context, asked.bucket)):
        if number == MOST_READ:
            return None
        found = Stored(asked.bucket, key)
        match start_of(context, found):
            case Answer(value={"Body": bytes(start)}) if not photo_kind(start):
                continue
            case _:
                return found
    return None


def size_of(answer: Answer) -> int:
    """The bytes of the whole object, by the Content-Range of an answer that has its beginning."""
    whole = str(answer.value.get("ContentRange", "")).rpartition("/")[2]
    return int(whole) if whole.isdigit() else int(answer.value.get("ContentLength") or 0)


def _candidates(context: Context, bucket: str) -> Iterator[str]:
    """Names that may be a photo's: those that end like one first, then those without an ending."""
    match listing(context, bucket):
        case Answer(value={"Contents": list(listed)}):
            fitting = [str(each["Key"]) for each in listed if _may_be_sent(each)]
            yield from (key for key in fitting if key.lower().endswith(ENDINGS))
            yield from (key for key in fitting if "." not in key.rpartition("/")[2])


def _may_be_sent(listed: dict[str, object]) -> bool:
    size = listed.get("Size")
    fits = isinstance(size, int) and 0 < size <= MOST_BYTES
    return fits and listed.get("StorageClass") not in ARCHIVES
