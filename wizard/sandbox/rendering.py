"""Writes a refusal onto the wire: AWS's XML for query services and S3, JSON for the others."""

from __future__ import annotations

import json

from wizard.sandbox.aws_refusals import Refused, Wire

_NAMESPACES = {
    "sts": "https://sts.amazonaws.com/doc/2011-06-15/",
    "iam": "https://iam.amazonaws.com/doc/2010-05-08/",
}


def body_of(refused: Refused, wire: Wire, service: str, request_id: str) -> tuple[str, bytes]:
    """Content type and body of a refusal by `service`."""
    match wire:
        case Wire.JSON:
            return "application/x-amz-json-1.1", _json(refused)
        case Wire.S3:
            return "application/xml", _s3(refused, request_id)
        case Wire.QUERY:
            return "text/xml", _query(refused, service, request_id)


def _escaped(text: str | None) -> str:
    return (text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _json(refused: Refused) -> bytes:
    document = {"__type": refused.code}
    if refused.message is not None:
        document["message"] = refused.message
    return json.dumps(document).encode()


def _query(refused: Refused, service: str, request_id: str) -> bytes:
    fault = "Receiver" if refused.status >= 500 else "Sender"
    return (
        f'<ErrorResponse xmlns="{_NAMESPACES.get(service, "")}">\n'
        f"  <Error>\n    <Type>{fault}</Type>\n    <Code>{_escaped(refused.code)}</Code>\n"
        f"    <Message>{_escaped(refused.message)}</Message>\n  </Error>\n"
        f"  <RequestId>{request_id}</RequestId>\n</ErrorResponse>\n"
    ).encode()


def _s3(refused: Refused, request_id: str) -> bytes:
    details = "".join(f"<{name}>{_escaped(value)}</{name}>" for name, value in refused.details)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<Error><Code>{_escaped(refused.code)}</Code>"
        f"<Message>{_escaped(refused.message)}</Message>{details}"
        f"<RequestId>{request_id}</RequestId><HostId>{request_id}</HostId></Error>"
    ).encode()
