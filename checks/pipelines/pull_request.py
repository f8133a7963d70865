"""Whether a job runs for somebody else's pull request: such a job is given nothing that is secret."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

MOST_BYTES = 4 * 1024 * 1024
"""GitHub's webhooks have 25 MB at most; the event of a pull request has some 30 kB."""
DEPENDABOT = "dependabot[bot]"


def fork_of(environment: Mapping[str, str]) -> str | None:
    """The fork that the change comes from; None where it comes from the repository itself.

    GitHub says it in the event (webhook "pull_request": head.repo), GitLab in its variables
    ("Predefined CI/CD variables"), CircleCI in CIRCLE_PR_REPONAME, which forks alone have.
    """
    if environment.get("GITHUB_EVENT_NAME", "") == "pull_request":
        return _of_event(environment.get("GITHUB_EVENT_PATH", ""))
    source = environment.get("CI_MERGE_REQUEST_SOURCE_PROJECT_PATH")
    target = environment.get("CI_MERGE_REQUEST_PROJECT_PATH")
    if source and target and source != target:
        return source
    if name := environment.get("CIRCLE_PR_REPONAME"):
        return f"{environment.get('CIRCLE_PR_USERNAME', '')}/{name}"
    return None


def is_of_dependabot(environment: Mapping[str, str]) -> bool:
    """Dependabot's jobs get secrets of their own alone (GitHub, "Dependabot on GitHub Actions")."""
    return environment.get("GITHUB_ACTOR") == DEPENDABOT


def _of_event(path: str) -> str | None:
    with suppress(OSError, ValueError, TypeError, KeyError, RecursionError):
        with Path(path).open("rb") as file:
            event = json.loads(file.read(MOST_BYTES))
        head, base = event["pull_request"]["head"], event["pull_request"]["base"]
        theirs, ours = head["repo"], base["repo"]["full_name"]
        if theirs is None:  # the fork was deleted meanwhile
            return f"{head['user']['login']}/?"
        return None if theirs["full_name"] == ours else str(theirs["full_name"])
    return None
