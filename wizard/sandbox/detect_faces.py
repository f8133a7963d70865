"""rekognition:DetectFaces, by a real face model."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping
from typing import NotRequired, TypedDict

from msgspec.structs import replace

from wizard.sandbox import face_model
from wizard.sandbox.aws_refusals import JSON, S3, NotServed, Refused
from wizard.sandbox.face_details import ATTRIBUTES, described
from wizard.sandbox.permission import decide
from wizard.sandbox.photo_reading import LARGEST_OBJECT, decoded, require_size
from wizard.sandbox.policies import Ask, Verdict
from wizard.sandbox.world import SignedCall, World


class _Place(TypedDict, total=False):
    """botocore's S3Object."""

    Bucket: str
    Name: str
    Version: str


class _Image(TypedDict):
    """botocore's Image, whose bytes JSON carries as base64."""

    Bytes: NotRequired[str]
    S3Object: NotRequired[_Place]


_BAD_OBJECT = Refused(
    "InvalidS3ObjectException",
    "Unable to get object metadata from S3. Check object key, region and/or access permissions.",
)
_ARCHIVES = ("GLACIER", "DEEP_ARCHIVE")
_BAD_PARAMETERS = Refused("InvalidParameterException", "Request has Invalid Parameters")


class Asked(TypedDict, total=False):
    """botocore's DetectFacesRequest."""

    Attributes: list[str]
    Image: _Image


def detect_faces(world: World, call: SignedCall, asked: Asked) -> Mapping[str, object]:
    """DetectFacesResponse; raises NotServed."""
    attributes = frozenset(asked.get("Attributes") or ["DEFAULT"])
    if not attributes <= ATTRIBUTES:
        raise NotServed(_BAD_PARAMETERS)
    picture = decoded(_photo(world, call, asked.get("Image") or _Image()))
    try:
        found = face_model.find(picture, world.stopped)
    except face_model.NoModel as error:
        # Not one of AWS's 5xx codes, which clients would take for trouble that passes.
        raise NotServed(replace(JSON.unknown_action, message=str(error))) from error
    return {"FaceDetails": [described(face, picture, attributes) for face in found]}


def _photo(world: World, call: SignedCall, image: _Image) -> bytes:
    if "S3Object" in image:
        return _stored(world, call, image["S3Object"])
    if "Bytes" not in image:
        raise NotServed(_BAD_PARAMETERS)
    try:
        data = base64.b64decode(image["Bytes"], validate=True)
    except binascii.Error:
        raise NotServed(Refused("SerializationException", None)) from None
    require_size(data)
    return data


def _stored(world: World, call: SignedCall, place: _Place) -> bytes:
    """An object of moto's S3 that the caller may read and that lies in the call's Region."""
    from moto.s3.models import s3_backends

    bucket, name = place.get("Bucket", ""), place.get("Name", "")
    storage = s3_backends[world.account]["aws"]
    home = storage.buckets.get(bucket)
    if home is None or home.region_name != call.region or not _readable(world, call, bucket, name):
        raise NotServed(_BAD_OBJECT)
    stored = storage.get_object(bucket, name, version_id=place.get("Version"))
    if stored is None or stored.storage_class in _ARCHIVES:
        raise NotServed(_BAD_OBJECT)
    if stored.size > LARGEST_OBJECT:
        raise NotServed(Refused("ImageTooLargeException", "Image size is too large."))
    return stored.value


def _readable(world: World, call: SignedCall, bucket: str, name: str) -> bool:
    """Whether policies and what is broken on purpose let Rekognition read it in the caller's name."""
    resource = f"arn:aws:s3:::{bucket}/{name}"
    ask = Ask("s3:GetObject", resource, {"aws:requestedregion": call.region})
    if decide(world, call.holder, ask).verdict is not Verdict.ALLOWED:
        return False
    reading = replace(
        call, service="s3", action=ask.action, words=S3, resource=resource, through="rekognition"
    )
    try:
        for hook in list(world.on_authorization):
            hook(reading)
    except NotServed:
        return False
    return True
