"""Faults of a project: AWS's own statements, with the Region that the project has.

What the plans of projects add (AllowFreeTierServices, AllowPaidTierServices) is left out: it lets
rekognition:*, s3:*, iam:*, sts:* and freetier:* through.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from wizard.sandbox.faults.fault import Fault
from wizard.sandbox.policy_document import Document, read
from wizard.sandbox.world import World

_SELECTED = "{{selected-region}}"


def policy_of_projects(region: str) -> Document:
    """The service control policies of a project that has this Region, as one document."""
    text = Path(__file__).with_name("project_policies.json").read_text("utf-8")
    return read(text.replace(_SELECTED, region))


def _project_in(region: str) -> Callable[[World], None]:
    """The home keeps the guide's us-east-1."""

    def govern(world: World) -> None:
        world.organization = policy_of_projects(region)

    return govern


FAULTS = (
    Fault(
        "region.not-the-projects",
        "the account is a project of the United States: its Region is us-east-2",
        _project_in("us-east-2"),
        variants={"ap-southeast-2": _project_in("ap-southeast-2")},
    ),
    Fault(
        "region.project-without-rekognition",
        "the account is a project of Europe: its Region is eu-north-1",
        _project_in("eu-north-1"),
    ),
)
