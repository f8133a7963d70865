"""Whose job this is: the build services that say so by a variable of their own."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum


class Service(StrEnum):
    """The build services whose words and YAML rekwiz knows."""

    GITHUB = "GitHub Actions"
    GITLAB = "GitLab CI/CD"
    CODEBUILD = "AWS CodeBuild"
    JENKINS = "Jenkins"
    AZURE = "Azure Pipelines"
    BITBUCKET = "Bitbucket Pipelines"
    CIRCLECI = "CircleCI"


BY_VARIABLE = (
    (Service.GITHUB, "GITHUB_ACTIONS"),
    (Service.GITLAB, "GITLAB_CI"),
    (Service.CODEBUILD, "CODEBUILD_BUILD_ID"),
    (Service.JENKINS, "JENKINS_URL"),
    (Service.AZURE, "TF_BUILD"),
    (Service.BITBUCKET, "BITBUCKET_BUILD_NUMBER"),
    (Service.CIRCLECI, "CIRCLECI"),
)
"""The variable that each one's documentation names; GitHub's job may run on a machine of CodeBuild's."""


def service_of(environment: Mapping[str, str]) -> Service | None:
    return next((service for service, name in BY_VARIABLE if is_on(environment.get(name))), None)


def is_on(value: str | None) -> bool:
    return value is not None and value.lower() not in ("", "0", "false")
