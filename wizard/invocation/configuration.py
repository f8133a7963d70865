"""What doctor and preflight are asked for: flags over rekwiz.toml over [tool.rekwiz] of pyproject.toml."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from checks.model import Phrase, at
from checks.report import FailOn
from checks.spelling import near
from wizard.errors import Usage
from wizard.invocation.call import Call
from wizard.invocation.text_files import read_toml

if TYPE_CHECKING:
    from checks.context import Context

ACTIONS, POLICIES = "permissions.actions", "permissions.named-policies"
"""The checks that look at what is required in IAM's own names."""


@dataclass(frozen=True)
class Wishes:
    """The settings of a run; the same names, with hyphens, are the keys of the configuration file."""

    profile: str | None = None
    region: str | None = None
    account: str | None = None
    photo: Path | None = None
    only: tuple[str, ...] | None = None
    skip: tuple[str, ...] = ()
    require: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()
    require_policy: tuple[str, ...] = ()
    timeout: float = 30.0
    fail_on: str = FailOn.UNKNOWN.value
    format: str = "text"
    output: Path | None = None
    places: Mapping[str, str] = field(default_factory=dict)
    """Where each setting was said, by its name: a flag, or a file and its key."""

    def with_profile(self, name: str | None) -> Wishes:
        return replace(self, profile=name)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    raise TypeError


def _texts(value: Any) -> tuple[str, ...]:
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return tuple(value)
    raise TypeError


def _seconds(value: Any) -> float:
    if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value < 86_400:
        return float(value)
    raise TypeError


def _one_of(*words: str) -> Callable[[Any], str]:
    def read(value: Any) -> str:
        if value in words:
            return value
        raise TypeError

    return read


A_TEXT = Phrase("{key} must be a text in quotes.")
TEXTS = Phrase("{key} must be a list of texts in quotes.")
SECONDS = Phrase("{key} must be a number of seconds above 0.")
A_LEVEL = Phrase("{key} must be one of: fail, unknown, warn, never.")
A_FORMAT = Phrase("{key} must be one of: text, json.")
READERS: dict[str, tuple[Callable[[Any], Any], Phrase]] = {
    "profile": (_text, A_TEXT),
    "region": (_text, A_TEXT),
    "account": (_text, A_TEXT),
    "photo": (lambda value: Path(_text(value)), A_TEXT),
    "only": (_texts, TEXTS),
    "skip": (_texts, TEXTS),
    "require": (_texts, TEXTS),
    "actions": (_texts, TEXTS),
    "resources": (_texts, TEXTS),
    "require-policy": (_texts, TEXTS),
    "timeout": (_seconds, SECONDS),
    "fail-on": (_one_of(*FailOn), A_LEVEL),
    "format": (_one_of("text", "json"), A_FORMAT),
}


def wishes_of(call: Call) -> Wishes:
    """The settings of this call; Usage where a file says what cannot be followed."""
    file, settings = _from_file(call)
    places = {name: f"{file}, {_key(name)}" for name in settings}
    for name in (each.name for each in fields(Wishes)):
        value = call.option(name)
        if value is not None:
            settings[name] = tuple(value) if isinstance(value, list) else value
            places[name] = f"--{_key(name)}"
    return _understood(Wishes(**settings, places=places))


def context_of(call: Call, wishes: Wishes, **changes: Any) -> Context:
    """The world as these settings want it looked at."""
    settings: dict[str, Any] = {
        "profile": wishes.profile,
        "region": wishes.region,
        "photo": wishes.photo,
        "account": wishes.account,
        "actions": wishes.actions,
        "resources": wishes.resources,
        "policies": wishes.require_policy,
    }
    return call.context(**settings | changes)


def _understood(wishes: Wishes) -> Wishes:
    """The same, with IAM's names checked; what was required is looked at, whatever --only says."""
    from wizard.invocation import requirements as required

    def read(name: str, reader: Callable[..., tuple[str, ...]], *given: Any) -> tuple[str, ...]:
        try:
            return reader(*given)
        except Usage as wrong:
            raise Usage(at(wishes.places.get(name), wrong.phrase), wrong.hint) from None

    by_flag = tuple(filter(required.is_action, wishes.require))
    actions = read("actions", required.actions, wishes.actions)
    actions += read("require", required.actions, by_flag)
    is_flag = str(wishes.places.get("resources", "")).startswith("--")
    resources = wishes.resources if actions or is_flag else ()
    policies = read("require_policy", required.policies, wishes.require_policy)
    also = [ACTIONS] if actions else []
    also += [POLICIES] if policies else []
    return replace(
        wishes,
        only=None if wishes.only is None else (*wishes.only, *also),
        require=(*(word for word in wishes.require if word not in by_flag), *also),
        actions=tuple(dict.fromkeys(actions)),
        resources=read("resources", required.resources, resources, actions),
        require_policy=policies,
    )


def _key(name: str) -> str:
    """A setting's name on the command line and in a file."""
    return name.replace("_", "-")


def _from_file(call: Call) -> tuple[Path | None, dict[str, Any]]:
    """The configuration file, if there is one, and the settings in it."""
    named: Path | None = call.option("config")
    if named:
        return named, _settings(named, read_toml(named))
    if (own := Path("rekwiz.toml")).is_file():
        return own, _settings(own, read_toml(own))
    if (project := Path("pyproject.toml")).is_file():
        tables = read_toml(project).get("tool", {})
        table = tables.get("rekwiz", {}) if isinstance(tables, dict) else {}
        return project, _settings(project, table)
    return None, {}


def _settings(path: Path, table: Mapping[str, Any]) -> dict[str, Any]:
    settings: dict[str, Any] = {}
    for key, value in table.items():
        if key not in READERS:
            raise Usage(
                Phrase("{file}: rekwiz knows no setting {key}.", file=path, key=key),
                Phrase("It knows: {known}", known=near(key, READERS) or tuple(READERS)),
            )
        read, wanted = READERS[key]
        try:
            settings[key.replace("-", "_")] = read(value)
        except TypeError:
            raise Usage(at(path, wanted.with_(key=key))) from None
    return settings
