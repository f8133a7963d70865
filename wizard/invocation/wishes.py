"""What a run is asked for: flags over the configuration file over what rekwiz does anyhow."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from checks.deadline import unless
from checks.model import Phrase, at
from checks.mute import Mute
from checks.patience import SECONDS as PATIENCE
from checks.report import FailOn
from checks.runner import WHOLE_RUN
from checks.scope import Scope
from wizard.errors import Usage
from wizard.invocation.call import Call
from wizard.invocation.configuration import Source, from_file, from_variables, over
from wizard.invocation.selection import Selection
from wizard.invocation.settings import Settings, field_of, variable_of
from wizard.invocation.wanted import Wanted, placed, reader

if TYPE_CHECKING:
    from checks.context import Context

T = TypeVar("T")
ACTIONS, POLICIES = "permissions.actions", "permissions.named-policies"
"""The checks that look at what is required in IAM's own names."""
IN_BUCKET, COLLECTION = "detection.faces-in-bucket", "detection.collection"
"""The checks that look at the resources that were named, after all that they need."""
Placed = Literal["only", "skip", "require", "actions", "resources", "require-policy"]
"""The settings of which it is said where they were said, when they are wrong."""


class Places(Struct, frozen=True):
    """Where a setting was said: in the file under its key, unless a variable goes before it, or a flag
    before both."""

    file: Path | None = None
    by_flag: frozenset[Placed] = frozenset()
    by_variable: frozenset[str] = frozenset()
    lines: Mapping[str, int] = field(default_factory=dict)

    def of(self, name: Placed) -> str:
        if name in self.by_flag:
            return f"--{name}"
        if name in self.by_variable:
            return variable_of(name)
        if self.file is None:
            return f"--{name}"
        line = f":{self.lines[name]}" if name in self.lines else ""
        return f"{self.file}{line}, {name}"


class Wishes(Struct, frozen=True):
    """The settings of a run, understood."""

    profile: str | None = None
    region: str | None = None
    region_from: str = "--region"
    account: str | None = None
    photo: Path | None = None
    only: tuple[str, ...] | None = None
    skip: tuple[str, ...] = ()
    require: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    resources: tuple[str, ...] = ()
    require_policy: tuple[str, ...] = ()
    bucket: str | None = None
    collection: str | None = None
    own_tools: bool = True
    timeout: float = WHOLE_RUN
    fail_on: FailOn = FailOn.UNKNOWN
    formats: tuple[Wanted, ...] = (Wanted(),)
    administrator: str | None = None
    """The profile of an identity that may grant, where one was named."""
    places: Places = field(default_factory=Places)
    profiles: tuple[str, ...] = ()
    """Those of the flags, where several were named; and Regions likewise."""
    regions: tuple[str, ...] = ()
    mutes: tuple[Mute, ...] = ()

    @property
    def scope(self) -> Scope:
        return Scope(
            self.profile,
            self.region,
            self.actions,
            self.resources,
            self.require_policy,
            photo=str(self.photo) if self.photo else None,
            bucket=self.bucket,
            collection=self.collection,
        )

    def of_several(self, profile: str | None, *, first: bool) -> Wishes:
        """The same for one of several profiles: the person's own tools prove the first alone, unless
        the AWS CLI is required."""
        own_tools = self.own_tools and (first or "cli" in self.require)
        return replace(self, profile=profile, own_tools=own_tools)


def wishes_of(
    call: Call,
    selection: Selection,
    *,
    formats: Collection[str],
    asked: Sequence[Wanted] = (),
    administrator: str | None = None,
    is_called_off: Callable[[], bool] = lambda: False,
) -> Wishes:
    """The settings of this call; Usage where a file says what cannot be followed.

    `formats` are those that the file may name, `asked` are those of the flags. Where the run is called
    off before the file was read, it says nothing.
    """
    required = selection.requirements
    patience = min(PATIENCE, selection.timeout or PATIENCE)
    config = required.config or _config_of(call)
    read = partial(from_file, config, formats, patience)
    source = unless(is_called_off, read, "configuration") or Source()
    variables = from_variables(call.environment, formats)
    said = over(variables, source.settings)
    wishes = Wishes(
        profile=_first(call.scope.profile, said.profile),
        region=_first(call.scope.region, said.region),
        region_from=_region_from(call, source, variables),
        account=_first(selection.account, said.account),
        photo=_first(selection.photo, said.photo),
        only=_first(_apart(selection.only), said.only),
        skip=_first(_apart(selection.skip), said.skip) or (),
        require=_first(_apart(required.require), said.require) or (),
        actions=said.actions or (),
        resources=_first(required.resources, said.resources) or (),
        require_policy=_first(required.require_policy, said.require_policy) or (),
        bucket=_first(selection.bucket, said.bucket),
        collection=_first(selection.collection, said.collection),
        own_tools=not selection.no_own_tools,
        timeout=_first(selection.timeout, said.timeout) or WHOLE_RUN,
        fail_on=_first(selection.fail_on, said.fail_on) or FailOn.UNKNOWN,
        formats=placed(asked or _of_settings(said, formats), selection.output),
        administrator=administrator,
        places=_places(selection, source, variables),
        profiles=tuple(dict.fromkeys(call.everywhere.profiles)),
        regions=tuple(dict.fromkeys(each.code for each in call.everywhere.regions)),
        mutes=said.mute or (),
    )
    return _understood(wishes)


def context_of(call: Call, wishes: Wishes, *, granted: datetime | None = None) -> Context:
    """The world as these settings want it looked at."""
    return call.context(
        wishes.scope,
        photo=wishes.photo,
        account=wishes.account,
        administrator=wishes.administrator,
        own_tools=wishes.own_tools,
        region_from=wishes.region_from,
        granted=granted,
    )


def _of_settings(said: Settings, formats: Collection[str]) -> tuple[Wanted, ...]:
    read, words = reader(formats), said.formats or ((said.format,) if said.format else ())
    try:
        return tuple(map(read, words))
    except ValueError as wrong:
        given = repr(str(wrong))
        raise Usage(Phrase("{what} cannot be '{given}'.", what="formats", given=given)) from None


def _first(flag: T | None, setting: T | None) -> T | None:
    return setting if flag is None else flag


def _region_from(call: Call, source: Source, variables: Settings) -> str:
    """Where the Region was said: the flag, the variable, or the line of the file."""
    if call.scope.region is not None:
        return "--region"
    if variables.region is not None:
        return variable_of("region")
    if source.settings.region is None:
        return "--region"
    line = f":{source.lines['region']}" if "region" in source.lines else ""
    return f"{source.file}{line}"


def _config_of(call: Call) -> Path | None:
    """The file that a variable names, as --config does."""
    named = call.environment.get(variable_of("config"))
    return Path(named) if named else None


def _apart(words: tuple[str, ...] | None) -> tuple[str, ...] | None:
    """`cli,sdk` as `cli sdk`: variables and other tools take commas, and no such name has one."""
    if words is None:
        return None
    apart = ([part for part in word.split(",") if part] or [word] for word in words)
    return tuple(part for parts in apart for part in parts)


def _places(selection: Selection, source: Source, variables: Settings) -> Places:
    required = selection.requirements
    flags: dict[Placed, tuple[str, ...] | None] = {
        "actions": None,
        "only": selection.only,
        "skip": selection.skip,
        "require": required.require,
        "resources": required.resources,
        "require-policy": required.require_policy,
    }
    by_flag = frozenset(name for name, words in flags.items() if words is not None)
    said = vars(variables)
    by_variable = frozenset(name for name in flags if said[field_of(name)] is not None)
    return Places(source.file, by_flag, by_variable, source.lines)


def _understood(wishes: Wishes) -> Wishes:
    """The same, with IAM's names checked; what was required is looked at, whatever --only says."""
    from wizard.invocation import requirements as required

    def read(name: Placed, reader: Callable[[], tuple[str, ...]]) -> tuple[str, ...]:
        try:
            return reader()
        except Usage as wrong:
            raise Usage(at(wishes.places.of(name), wrong.phrase), wrong.hint) from None

    named = tuple(filter(required.is_action, wishes.require))
    actions = read("actions", lambda: required.actions(wishes.actions))
    actions += read("require", lambda: required.actions(named))
    is_flag = "resources" in wishes.places.by_flag
    resources = wishes.resources if actions or is_flag else ()
    policies = read("require-policy", lambda: required.policies(wishes.require_policy))
    also = [ACTIONS] if actions else []
    also += [POLICIES] if policies else []
    also += [IN_BUCKET] if wishes.bucket else []
    also += [COLLECTION] if wishes.collection else []
    return replace(
        wishes,
        only=None if wishes.only is None else (*wishes.only, *also),
        require=(*(word for word in wishes.require if word not in named), *also),
        actions=tuple(dict.fromkeys(actions)),
        resources=read("resources", lambda: required.resources(resources, actions)),
        require_policy=policies,
    )
