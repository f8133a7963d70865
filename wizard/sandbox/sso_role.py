"""The role to which IAM Identity Center lets somebody in the sandbox: with the guide's two policies."""

from __future__ import annotations

import json

from wizard.sandbox.account import REKOGNITION_POLICY, S3_POLICY, USER
from wizard.sandbox.policy_document import Document
from wizard.sandbox.principals import iam_of
from wizard.sandbox.world import Holder, World

ROLE = "practice"


def practice_role(world: World) -> Holder:
    """Whoever holds its session; the role is made where it is not there yet."""
    iam = iam_of(world.account)
    made = next((role for role in iam.roles.values() if role.name == ROLE), None)
    role = made or iam.create_role(ROLE, json.dumps(_trust(world)), "/", None, "", [], "3600")
    if made is None:
        for policy in (REKOGNITION_POLICY, S3_POLICY):
            iam.attach_role_policy(policy, ROLE)
    arn = f"arn:aws:sts::{world.account}:assumed-role/{ROLE}/{USER}"
    return Holder(arn, ROLE, identifier=f"{role.id}:{USER}")


def _trust(world: World) -> Document:
    return {
        "Version": "2012-10-17",
        "Statement": [
            {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"AWS": world.account}}
        ],
    }
