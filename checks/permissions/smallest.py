"""The smallest policy that allows what is used, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from checks.permissions import rekognition, s3

IN_USE = (rekognition.ACTION, s3.ACTION)
"""What rekwiz and the guide call."""


def smallest_policy(actions: Iterable[str] = (), resources: Iterable[str] = ()) -> dict[str, Any]:
    """A policy document that allows the actions in use and these, on these resources.

    The two in use know no resources (Service Authorization Reference, Rekognition, DetectFaces; S3,
    ListAllMyBuckets).
    """
    further = [action for action in dict.fromkeys(actions) if action not in IN_USE]
    statements = [_allow(list(IN_USE), ["*"])]
    if further:
        statements.append(_allow(further, list(resources) or ["*"]))
    return {"Version": "2012-10-17", "Statement": statements}


def _allow(actions: list[str], resources: list[str]) -> dict[str, Any]:
    on = resources[0] if len(resources) == 1 else resources
    return {"Effect": "Allow", "Action": actions, "Resource": on}
