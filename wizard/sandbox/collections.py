"""Face collections of Rekognition, without faces.

The answers' forms are those of botocore/data/rekognition/2016-06-27/service-2.json; the sentence of a
collection that is missing is one that people have posted (checks/knowledge/texts/photos.py).
"""

from __future__ import annotations

from collections.abc import Mapping

from wizard.sandbox.aws_refusals import NotServed, Refused
from wizard.sandbox.world import SignedCall, World

Parameters = Mapping[str, object]
Told = Mapping[str, object]
_MODEL = "7.0"
"""The version of the model that new collections get (Rekognition's "Model versioning")."""


def create_collection(world: World, call: SignedCall, asked: Parameters) -> Told:
    """rekognition:CreateCollection; raises NotServed for an ID that is taken."""
    key = _key(call, asked)
    if key in world.collections:
        sentence = f"The collection id: {key[1]} already exists"
        raise NotServed(Refused("ResourceAlreadyExistsException", sentence))
    world.collections[key] = world.now()
    return {
        "StatusCode": 200,
        "CollectionArn": _arn(world, key),
        "FaceModelVersion": _MODEL,
    }


def delete_collection(world: World, call: SignedCall, asked: Parameters) -> Told:
    """rekognition:DeleteCollection; raises NotServed where there is none."""
    del world.collections[_known(world, call, asked)]
    return {"StatusCode": 200}


def describe_collection(world: World, call: SignedCall, asked: Parameters) -> Told:
    """rekognition:DescribeCollection; raises NotServed where there is none."""
    key = _known(world, call, asked)
    return {
        "FaceCount": 0,
        "FaceModelVersion": _MODEL,
        "CollectionARN": _arn(world, key),
        "CreationTimestamp": world.collections[key].timestamp(),
        "UserCount": 0,
    }


def list_collections(world: World, call: SignedCall, _asked: Parameters) -> Told:
    """rekognition:ListCollections, of the call's Region."""
    names = sorted(name for region, name in world.collections if region == call.region)
    return {"CollectionIds": names, "FaceModelVersions": [_MODEL] * len(names)}


def _known(world: World, call: SignedCall, asked: Parameters) -> tuple[str, str]:
    key = _key(call, asked)
    if key not in world.collections:
        sentence = f"The collection id: {key[1]} does not exist"
        raise NotServed(Refused("ResourceNotFoundException", sentence))
    return key


def _key(call: SignedCall, asked: Parameters) -> tuple[str, str]:
    return call.region, str(asked.get("CollectionId", ""))


def _arn(world: World, key: tuple[str, str]) -> str:
    region, name = key
    return f"aws:rekognition:{region}:{world.account}:collection/{name}"
