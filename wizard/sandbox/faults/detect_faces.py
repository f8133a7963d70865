"""Faults of the sample run: what DetectFaces may answer instead of faces."""

from __future__ import annotations

from collections.abc import Callable

from wizard.sandbox.aws_refusals import NotServed, Page, Refused
from wizard.sandbox.faults.fault import Fault
from wizard.sandbox.world import SignedCall, World

_JSON = (("Content-Type", "application/x-amz-json-1.1"),)
_REQUEST_ID = ("x-amzn-requestid", "00000000-0000-4000-8000-000000000000")


def _answer_with(answer: Refused | Page) -> Callable[[World], None]:
    """Puts one answer in place of DetectFaces's, for who may call it."""

    def hook(call: SignedCall) -> None:
        if call.action == "rekognition:DetectFaces":
            raise NotServed(answer)

    return lambda world: world.on_authorization.append(hook)


FAULTS = (
    Fault(
        "detection.photo-refused",
        "Rekognition refuses every photo",
        _answer_with(Refused("InvalidParameterException", "Request has Invalid Parameters")),
    ),
    Fault(
        "detection.answer-unrecognisable",
        "something that is not Rekognition answers DetectFaces with an empty object",
        _answer_with(Page(200, b"{}", _JSON)),
    ),
    Fault(
        "detection.no-face-found",
        "Rekognition finds no face in any photo",
        _answer_with(Page(200, b'{"FaceDetails": []}', (*_JSON, _REQUEST_ID))),
    ),
)
