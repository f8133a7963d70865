"""Where this runs: a person's terminal, a pipeline, a container, a machine of AWS's.

A remedy must fit the place: `unset` and `rekwiz setup` are for somebody at a terminal.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path


class Place(StrEnum):
    """As CONTRACT names them."""

    TERMINAL = "terminal"
    GITHUB = "github"
    GITLAB = "gitlab"
    PIPELINE = "pipeline"
    CONTAINER = "container"
    EC2 = "ec2"
    LAMBDA = "lambda"
    NOTEBOOK = "notebook"
    CLOUDSHELL = "cloudshell"

    @property
    def is_pipeline(self) -> bool:
        return self in (Place.GITHUB, Place.GITLAB, Place.PIPELINE)


PIPELINES = (
    "CI",
    "JENKINS_URL",
    "TF_BUILD",
    "CIRCLECI",
    "BITBUCKET_BUILD_NUMBER",
    "CODEBUILD_BUILD_ID",
    "BUILDKITE",
    "TEAMCITY_VERSION",
    "TRAVIS",
    "DRONE",
)
"""Variables by which build services tell that a job runs in them; most set CI as well."""
BY_VARIABLE = (
    (Place.GITHUB, ("GITHUB_ACTIONS",)),
    (Place.GITLAB, ("GITLAB_CI",)),
    (Place.LAMBDA, ("AWS_LAMBDA_FUNCTION_NAME",)),
    (Place.PIPELINE, PIPELINES),
    (Place.NOTEBOOK, ("JPY_PARENT_PID", "COLAB_RELEASE_TAG", "KAGGLE_KERNEL_RUN_TYPE")),
    (
        Place.CONTAINER,
        (
            "KUBERNETES_SERVICE_HOST",
            "ECS_CONTAINER_METADATA_URI",
            "ECS_CONTAINER_METADATA_URI_V4",
            "container",
        ),
    ),
)
"""The documented variables of each; the first that is set decides."""
CLOUDSHELL = "CloudShell"
NOWHERE = Path(os.devnull)
"""A machine without files: then the variables alone tell."""
MARKS_OF_A_CONTAINER = ("/.dockerenv", "/run/.containerenv")
MAKERS = ("sys/class/dmi/id/sys_vendor", "sys/class/dmi/id/bios_vendor", "sys/hypervisor/uuid")


def place_of(environment: Mapping[str, str], root: Path = Path("/")) -> Place:
    """Where a program with this environment runs; `root` is where the system's own files lie."""
    if CLOUDSHELL in environment.get("AWS_EXECUTION_ENV", ""):
        return Place.CLOUDSHELL
    for place, names in BY_VARIABLE:
        if any(_is_set(environment.get(name)) for name in names):
            return place
    if any((root / mark.lstrip("/")).exists() for mark in MARKS_OF_A_CONTAINER):
        return Place.CONTAINER
    return Place.EC2 if is_ec2(root) else Place.TERMINAL


def is_ec2(root: Path = Path("/")) -> bool:
    """Whether the machine says that it is EC2's (EC2 User Guide, "Detect whether a host is an EC2
    instance")."""
    return any(_says_ec2(root / name) for name in MAKERS)


def _says_ec2(file: Path) -> bool:
    try:
        said = file.read_text("utf-8", "replace").strip().lower()
    except OSError:
        return False
    return said.startswith(("amazon ec2", "ec2"))


def _is_set(value: str | None) -> bool:
    return value is not None and value.lower() not in ("", "0", "false")
