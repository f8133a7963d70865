"""AWS's partitions and Regions, and whose a host is, from botocore's `endpoints.json` alone.

No session is made for it: no profile and no variable can stand in the way, nor a file in
~/.aws/models that is broken.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import chain
from typing import Any
from urllib.parse import urlsplit

from checks.sources.aws.data_files import loader

HOSTS_OF_AWS = (".amazonaws.com", ".amazonaws.com.cn", ".amazonaws.eu", ".api.aws", ".aws.dev")
"""The ends of AWS's host names (botocore/data/partitions.json), isolated partitions left out."""


def is_of_aws(address: str) -> bool:
    """Whether an address is one of AWS's own, not an emulator's or a server's in between."""
    return (urlsplit(address).hostname or "").endswith(HOSTS_OF_AWS)


@cache
def regions_of(service: str) -> tuple[str, ...]:
    """The Regions of all partitions for which botocore's own data lists the service."""
    return tuple(
        region
        for partition in _partitions()
        for region in partition["services"].get(service, {}).get("endpoints", {})
        if region in partition["regions"]
    )


@cache
def region_names() -> dict[str, str]:
    """Every Region of all partitions with the name that the console gives it."""
    return {
        region: about["description"]
        for partition in _partitions()
        for region, about in partition["regions"].items()
    }


def partition_of(region: str) -> str | None:
    """The partition that lists the Region, else the one whose pattern it has, else None."""
    listed = (each for each in _partitions() if region in each["regions"])
    alike = (each for each in _partitions() if re.fullmatch(each["regionRegex"], region))
    found = next(chain(listed, alike), None)
    return found["partition"] if found else None


@cache
def _partitions() -> list[dict[str, Any]]:
    from botocore.exceptions import DataNotFoundError
    from botocore.loaders import Loader

    own = Loader([Loader.BUILTIN_DATA_PATH], include_default_search_paths=False)
    try:
        held = loader().load_data("endpoints")
    except (DataNotFoundError, ValueError):  # a check of its own says so of the person's file
        held = {}
    found = held.get("partitions") if isinstance(held, dict) else None
    partitions: list[dict[str, Any]] = found or own.load_data("endpoints")["partitions"]
    return partitions
