"""Face collections without faces, as methods of moto's Rekognition responder.

The answers' forms are those of botocore/data/rekognition/2016-06-27/service-2.json; the sentence of a
collection that is missing is one that people have posted (checks/knowledge/texts/photos.py).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from wizard.sandbox.aws_refusals import NotServed, Refused
from wizard.sandbox.moto_call import signed_call_of, world_of

if TYPE_CHECKING:
    from moto.core.responses import BaseResponse

_MODEL = "7.0"
"""The version of the model that new collections get (Rekognition's "Model versioning")."""


def create_collection(responder: BaseResponse) -> str:
    """rekognition:CreateCollection; raises NotServed for an ID that is taken."""
    world, key = world_of(responder), _key(responder)
    if key in world.collections:
        sentence = f"The collection id: {key[1]} already exists"
        raise NotServed(Refused("ResourceAlreadyExistsException", sentence))
    world.collections[key] = world.now()
    told = {"StatusCode": 200, "CollectionArn": _arn(responder), "FaceModelVersion": _MODEL}
    return json.dumps(told)


def delete_collection(responder: BaseResponse) -> str:
    """rekognition:DeleteCollection; raises NotServed where there is none."""
    _require(responder)
    del world_of(responder).collections[_key(responder)]
    return json.dumps({"StatusCode": 200})


def describe_collection(responder: BaseResponse) -> str:
    """rekognition:DescribeCollection; raises NotServed where there is none."""
    _require(responder)
    made = world_of(responder).collections[_key(responder)]
    told = {
        "FaceCount": 0,
        "FaceModelVersion": _MODEL,
        "CollectionARN": _arn(responder),
        "CreationTimestamp": made.timestamp(),
        "UserCount": 0,
    }
    return json.dumps(told)


def list_collections(responder: BaseResponse) -> str:
    """rekognition:ListCollections, of the call's Region."""
    region = signed_call_of(responder).region
    names = sorted(name for where, name in world_of(responder).collections if where == region)
    return json.dumps({"CollectionIds": names, "FaceModelVersions": [_MODEL] * len(names)})


def _require(responder: BaseResponse) -> None:
    region, name = _key(responder)
    if (region, name) not in world_of(responder).collections:
        sentence = f"The collection id: {name} does not exist"
        raise NotServed(Refused("ResourceNotFoundException", sentence))


def _key(responder: BaseResponse) -> tuple[str, str]:
    asked = json.loads(responder.body or "{}")
    return signed_call_of(responder).region, str(asked.get("CollectionId", ""))


def _arn(responder: BaseResponse) -> str:
    region, name = _key(responder)
    return f"aws:rekognition:{region}:{world_of(responder).account}:collection/{name}"
