"""What IAM's actions may be about: the services of a prefix, and of the guide's two each type of resource.

Source: Service Authorization Reference, "Actions, resources, and condition keys"; the file says of
which day.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

ANY = "*"


class ResourceType(Struct, frozen=True):
    """One type: its ARN as `arn:${Partition}:s3:::${BucketName}`, its actions in lower case."""

    arn: str
    actions: frozenset[str]


@cache
def types_of(prefix: str) -> tuple[ResourceType, ...]:
    """The types of resources of a service; empty for all but Rekognition and S3."""
    return tuple(
        ResourceType(each["arn"], frozenset(each["actions"].lower().split()))
        for each in _reference().get(prefix, {}).values()
    )


def services_of(prefix: str) -> tuple[str, ...]:
    """The services, as ARNs name them, whose resources a prefix's actions are about; `*` for all."""
    return tuple(_reference()["services"].get(prefix, prefix).split())


@cache
def _reference() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("iam_resources.toml").read_text("utf-8"))
