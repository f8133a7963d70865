"""What --bucket and --collection name: a bucket's bare name, with a photo's behind it, and an ID."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from checks.phrase import Phrase
from wizard.errors import Usage

BUCKET = re.compile(r"[0-9A-Za-z.\-_]{3,255}")
COLLECTION = re.compile(r"[a-zA-Z0-9_.\-]{1,255}")
"""Both by botocore's model of Rekognition: S3Bucket and CollectionId."""
MOST_OF_A_KEY = 1024
"""Bytes of UTF-8 (S3 User Guide, "Naming objects"; Rekognition's S3ObjectName)."""
ARN = re.compile(r"arn:aws[a-z-]*:s3:::(?P<stored>.+)")
HOST = re.compile(r"(?:(?P<bucket>.+)\.)?s3(?:[.-][a-z0-9-]+)?\.amazonaws\.com(?:\.cn)?")
"""S3's two forms of an object's address, as its console shows them."""
EXAMPLE = Phrase("Write a bucket as my-bucket, a photo in it as my-bucket/photos/me.jpg.")


def bucket_of(text: str) -> str:
    """`NAME` or `NAME/KEY`, whichever way S3 and its console write it; Usage for what is neither."""
    bucket, _, key = _plain(text).partition("/")
    if not BUCKET.fullmatch(bucket):
        raise Usage(
            Phrase("--bucket: {name} can be no bucket's name.", name=bucket or '""'), EXAMPLE
        )
    if len(key.encode()) > MOST_OF_A_KEY or not key.isprintable():
        raise Usage(Phrase("--bucket: no object in S3 can have this name."), EXAMPLE)
    return f"{bucket}/{key}" if key else bucket


def collection_of(text: str) -> str:
    """A face collection's ID; Usage for what can be none. Of an ARN it is the last part."""
    name = text.rpartition(":collection/")[2] if text.startswith("arn:") else text
    if not COLLECTION.fullmatch(name):
        raise Usage(
            Phrase("--collection: {name} can be no collection's ID.", name=name or '""'),
            Phrase("An ID has letters, digits and _ . - only, 255 of them at most."),
        )
    return name


def _plain(text: str) -> str:
    if text.startswith("s3://"):
        return text.removeprefix("s3://")
    if arn := ARN.fullmatch(text):
        return arn["stored"]
    if text.startswith(("https://", "http://")):
        return _of_address(text)
    return text


def _of_address(text: str) -> str:
    """The place that an address of S3's names, in which the photo's name is encoded."""
    try:
        parts = urlsplit(text)
        host = HOST.fullmatch(parts.hostname or "")
    except ValueError:
        return text
    if host is None:
        return text
    path = unquote(parts.path.lstrip("/"))
    return f"{host['bucket']}/{path}" if host["bucket"] else path
