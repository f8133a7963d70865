"""A question to AWS: one operation of a service, and how it is put."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable, Mapping

from msgspec import Struct, field

ATTEMPTS = 2


class Question(Struct, frozen=True):
    """One operation with its input as botocore takes it; without a Region in that of the session."""

    service: str
    operation: str
    parameters: Mapping[str, object] = field(default_factory=dict)
    region: str | None = None
    signed: bool = True
    attempts: int = ATTEMPTS

    @property
    def name(self) -> str:
        return f"{self.service}:{self.operation}"

    @property
    def key(self) -> Hashable:
        """What the answer is remembered by."""
        return (self.name, self.region, self.signed, fingerprint(self.parameters))

    @property
    def size(self) -> int:
        """The bytes of a photo among the parameters."""
        match self.parameters.get("Image"):
            case {"Bytes": bytes(photo)}:
                return len(photo)
        return 0


def fingerprint(parameters: object) -> Hashable:
    """A hashable stand-in for an operation's input; a photo's bytes become their digest."""
    match parameters:
        case Mapping():
            return tuple((key, fingerprint(parameters[key])) for key in sorted(parameters))
        case list() | tuple():
            return tuple(map(fingerprint, parameters))
        case bytes():
            return hashlib.sha256(parameters).hexdigest()
        case Hashable():
            return parameters
    raise TypeError(f"no input of an operation is a {type(parameters).__name__}")
