"""Rekognition, as far as a set-up asks it.

Nothing of it is moto's, which has canned answers to its actions, whatever the photo.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

from wizard.sandbox import collections
from wizard.sandbox.answering import as_json
from wizard.sandbox.detect_faces import detect_faces
from wizard.sandbox.permission import require
from wizard.sandbox.world import CALL, WORLD, SignedCall, World

ANSWERS: Mapping[str, Callable[[World, SignedCall, Any], Mapping[str, object]]] = {
    "rekognition:CreateCollection": collections.create_collection,
    "rekognition:DeleteCollection": collections.delete_collection,
    "rekognition:DescribeCollection": collections.describe_collection,
    "rekognition:DetectFaces": detect_faces,
    "rekognition:ListCollections": collections.list_collections,
}
"""Those of services.py."""


def rekognition(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Answers whom policies allow to ask; raises NotServed."""
    world: World = environ[WORLD]
    call: SignedCall = environ[CALL]
    require(world, call, {})
    asked = json.loads(environ["wsgi.input"].read() or b"{}")
    return as_json(ANSWERS[call.action](world, call, asked), start_response)
