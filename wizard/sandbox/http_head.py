"""Tells the head of a request from what only looks like one.

Source: https://www.rfc-editor.org/rfc/rfc9112. http.server is lenient, and werkzeug takes what it
let pass for whole.
"""

from __future__ import annotations

import re
from email.errors import (
    FirstHeaderLineIsContinuationDefect,
    MissingHeaderBodySeparatorDefect,
)
from email.message import Message
from urllib.parse import urlsplit

_METHODS = frozenset({"DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"})
_VERSIONS = frozenset({"HTTP/1.0", "HTTP/1.1"})
_NAME = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_DEFECTS = (FirstHeaderLineIsContinuationDefect, MissingHeaderBodySeparatorDefect)
_LENGTH = re.compile(r"[0-9]{1,18}")


def fault_of(method: str, target: str, version: str, headers: Message) -> str | None:
    """Why this is no request, or None where it is one."""
    if method not in _METHODS or version not in _VERSIONS:
        return "no such method or version"
    if not _is_target(target):
        return "no such target"
    if _is_broken(headers) or not all(
        _is_header(name, value) for name, value in headers.raw_items()
    ):
        return "broken headers"
    if len(headers.get_all("Host", [])) != 1:
        return "one Host is needed"
    return _fault_of_length(headers)


def _is_target(target: str) -> bool:
    if not (target.isascii() and target.isprintable()):
        return False
    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    return target.startswith("/") or target == "*" or parts.scheme in ("http", "https")


def _is_broken(headers: Message) -> bool:
    """Of a body the reader of the head has not seen anything yet: what it says of that is nothing."""
    return any(isinstance(defect, _DEFECTS) for defect in headers.defects)


def _is_header(name: str, value: object) -> bool:
    return _NAME.fullmatch(name) is not None and not _CONTROL.search(str(value))


def _fault_of_length(headers: Message) -> str | None:
    """Two ways to say how long the body is are one too many: which of them holds?"""
    lengths = headers.get_all("Content-Length", [])
    codings = headers.get_all("Transfer-Encoding", [])
    if codings and (lengths or [coding.strip().lower() for coding in codings] != ["chunked"]):
        return "no such Transfer-Encoding"
    if len(lengths) > 1 or not all(_LENGTH.fullmatch(length.strip()) for length in lengths):
        return "no such Content-Length"
    return None
