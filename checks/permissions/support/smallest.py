"""The smallest policy that allows what is used, and nothing else."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from checks.permissions import rekognition, s3
from checks.permissions.support.resources import resources_by_action
from checks.sources.aws.resource_types import ANY

IN_USE = (rekognition.ACTION, s3.ACTION)
"""What rekwiz and the guide call."""


def smallest_policy(
    actions: Collection[str] = (), resources: Collection[str] = ()
) -> dict[str, Any]:
    """A policy document that allows the actions in use and these, each on what it is about.

    The two in use know no resources (Service Authorization Reference, Rekognition, DetectFaces; S3,
    ListAllMyBuckets).
    """
    on = dict.fromkeys(IN_USE, (ANY,)) | resources_by_action(actions, resources)
    statements = [
        _allow([action for action, theirs in on.items() if theirs == same], list(same))
        for same in dict.fromkeys(on.values())
    ]
    return {"Version": "2012-10-17", "Statement": statements}


def _allow(actions: list[str], resources: list[str]) -> dict[str, Any]:
    on = resources[0] if len(resources) == 1 else resources
    return {"Effect": "Allow", "Action": actions, "Resource": on}
