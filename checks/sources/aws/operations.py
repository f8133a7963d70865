"""The actions that policies may name: botocore's operations, and where IAM's names are others."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from checks.sources.aws.data_files import loader


def action_named(prefix: str, name: str) -> str | None:
    """The action as AWS spells it (IAM does not mind the case), or None where there is none."""
    spelling = {each.lower(): each for each in actions_of(prefix)}
    found = spelling.get(name.lower())
    return f"{prefix}:{found}" if found else None


@cache
def actions_of(prefix: str) -> tuple[str, ...]:
    """The names of all actions with this prefix; empty where no action begins with it."""
    if prefix not in prefixes():
        return ()
    about = _differences()["prefixes"].get(prefix, {})
    services = about.get("services", prefix).split()
    operations = {each for service in services for each in _operations(service)}
    return tuple(sorted(operations - _words(about, "less") | _words(about, "more")))


@cache
def prefixes() -> tuple[str, ...]:
    """What actions begin with: the services' names in botocore, and in IAM where that is another."""
    no_prefix, listed = _differences()["no_prefix"], _differences()["prefixes"]
    services = (each for each in _services() if each not in no_prefix)
    return tuple(dict.fromkeys((*services, *listed)))


def prefix_of(service: str) -> str | None:
    """What a service's actions begin with, where not with its name: elbv2's with elasticloadbalancing."""
    return _differences()["no_prefix"].get(service) or None


def _words(about: dict[str, str], key: str) -> set[str]:
    return set(about.get(key, "").split())


@cache
def _differences() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("iam_actions.toml").read_text("utf-8"))


@cache
def _services() -> tuple[str, ...]:
    return tuple(loader().list_available_services("service-2"))


def _operations(service: str) -> tuple[str, ...]:
    """None where an older botocore lacks the service."""
    if service not in _services():
        return ()
    return tuple(loader().load_service_model(service, "service-2")["operations"])
