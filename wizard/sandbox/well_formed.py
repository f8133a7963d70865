"""Refuses what no client of AWS would send: a call must be one of its service's, whole and typed.

moto believes what it is sent. What a call needs is from botocore's service-2.json; the refusals
are those of the pages "Common errors" of IAM, STS and Rekognition, and of S3's list of error
responses.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit
from xml.etree import ElementTree  # nosec B405  # only for what the person's own programs send

from msgspec.structs import replace

from wizard.sandbox.aws_refusals import NotServed, Refused, Wire
from wizard.sandbox.request import Request
from wizard.sandbox.services import Service

if TYPE_CHECKING:
    from botocore.model import Shape, StructureShape

# The subresources whose body is a document of XML, from s3's service-2.json.
_XML = frozenset(
    {
        "accelerate", "acl", "analytics", "cors", "delete", "encryption", "intelligent-tiering",
        "inventory", "legal-hold", "lifecycle", "logging", "metrics", "notification",
        "object-lock", "ownershipControls", "publicAccessBlock", "replication", "requestPayment",
        "restore", "retention", "select", "tagging", "uploadId", "versioning", "website",
    }
)  # fmt: skip
_WHOLE_NUMBER = re.compile(r"-?[0-9]{1,18}")
_UNREADABLE = Refused("SerializationException")
_NO_XML = Refused(
    "MalformedXML",
    "The XML you provided was not well-formed or did not validate against our published schema",
)
_NO_METHOD = Refused(
    "MethodNotAllowed", "The specified method is not allowed against this resource.", 405
)
_NO_POLICY = Refused(
    "MalformedPolicy", "Policies must be valid JSON and the first byte must be '{'"
)


def require(service: Service, action: str, request: Request) -> None:
    """Lets a call pass that a client of `service` can have sent; raises NotServed."""
    match service.words.wire:
        case Wire.QUERY:
            _require_parameters(service, action.partition(":")[2], request.parameters)
        case Wire.JSON:
            _require_json(request.signed.body)
        case Wire.S3:
            _require_document(request)


def _require_parameters(service: Service, name: str, parameters: Mapping[str, str]) -> None:
    if not name:
        message = "The request must contain the parameter Action."
        raise NotServed(Refused("MissingAction", message))
    shapes = _inputs_of(service.name)
    if name not in shapes:
        message = f"Could not find operation {name} for version {service.version}"
        raise NotServed(replace(service.words.unknown_action, message=message))
    for wanted, shape, is_required in shapes[name]:
        if wanted in parameters:
            _require_value(wanted, parameters[wanted], shape)
        elif is_required and not any(key.startswith(f"{wanted}.") for key in parameters):
            raise _invalid(wanted, "null", "Member must not be null")


def _require_value(name: str, value: str, shape: Shape) -> None:
    least = shape.metadata.get("min", 0)
    if shape.type_name in ("integer", "long") and not _WHOLE_NUMBER.fullmatch(value):
        raise NotServed(Refused("MalformedInput"))
    if shape.type_name == "boolean" and value not in ("true", "false"):
        raise NotServed(Refused("MalformedInput"))
    if shape.type_name == "string" and len(value) < least:
        constraint = f"Member must have length greater than or equal to {least}"
        raise _invalid(name, f"'{value}'", constraint)


def _invalid(name: str, value: str, constraint: str) -> NotServed:
    """AWS names a member as its Java code does: `userName`."""
    member = name[:1].lower() + name[1:]
    message = f"1 validation error detected: Value {value} at '{member}' failed to satisfy"
    return NotServed(Refused("ValidationError", f"{message} constraint: {constraint}"))


@cache
def _inputs_of(service: str) -> Mapping[str, tuple[tuple[str, Shape, bool], ...]]:
    """Of each operation: its parameters as a query names them, with shape and need."""
    from moto.core.utils import get_service_model

    model = get_service_model(service)
    shapes = {name: model.operation_model(name).input_shape for name in model.operation_names}
    return {name: tuple(_members(shape)) if shape else () for name, shape in shapes.items()}


def _members(shape: StructureShape) -> list[tuple[str, Shape, bool]]:
    return [
        (member.serialization.get("name", name), member, name in shape.required_members)
        for name, member in shape.members.items()
    ]


def _require_json(body: bytes) -> None:
    try:
        read = json.loads(body or b"{}")
    except (ValueError, RecursionError):
        raise NotServed(_UNREADABLE) from None
    if not isinstance(read, dict):
        raise NotServed(_UNREADABLE)


def _require_document(request: Request) -> None:
    """S3: a body that is not an object's own bytes must be the document that it stands for."""
    address, body, method = urlsplit(request.signed.target), request.signed.body, request.method
    bucket, _, key = address.path.strip("/").partition("/")
    asked = {name for name, _ in parse_qsl(address.query, keep_blank_values=True)}
    if method == "PATCH" or (not bucket and method not in ("GET", "HEAD")):
        raise NotServed(_NO_METHOD)
    if method not in ("PUT", "POST") or not body:
        return
    if "policy" in asked and not key:
        _require_policy(body)
    elif (asked & _XML and "partNumber" not in asked) or (method == "PUT" and not key):
        _require_xml(body)


def _require_policy(body: bytes) -> None:
    try:
        _require_json(body)
    except NotServed:
        raise NotServed(_NO_POLICY) from None


def _require_xml(body: bytes) -> None:
    try:
        # Of the person's own programs, at most 20 MB, and expat bounds what entities unfold to.
        ElementTree.fromstring(body)  # nosec B314  # bounded, and no entity is fetched
    except (ElementTree.ParseError, ValueError, LookupError):
        raise NotServed(_NO_XML) from None
