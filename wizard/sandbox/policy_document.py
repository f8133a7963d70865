"""An IAM policy document as it comes from JSON, typed; its words are AWS's.

Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements.html
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Literal, NotRequired, TypedDict

OneOrMore = str | list[str]
Condition = Mapping[str, Mapping[str, object]]


class Statement(TypedDict):
    """One statement; a trust policy's has no resource, an identity's no principal."""

    Effect: Literal["Allow", "Deny"]
    Action: NotRequired[OneOrMore]
    NotAction: NotRequired[OneOrMore]
    Resource: NotRequired[OneOrMore]
    NotResource: NotRequired[OneOrMore]
    Principal: NotRequired[str | Mapping[str, OneOrMore]]
    Condition: NotRequired[Condition]


class Document(TypedDict):
    """A whole policy; AWS takes one statement without its list, too."""

    Version: NotRequired[str]
    Statement: Statement | list[Statement]


def read(text: str) -> Document:
    """The document in `text`, which IAM, or here moto, has looked through before it took it."""
    document: Document = json.loads(text)
    return document


def statements_of(document: Document) -> list[Statement]:
    """Its statements, also where it has one without a list."""
    statements = document["Statement"]
    return statements if isinstance(statements, list) else [statements]


def listed(value: OneOrMore) -> list[str]:
    """The texts of an element that may be one or a list."""
    return value if isinstance(value, list) else [value]
