"""The keys, the Region and the output format in use, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from checks.context import Context
from checks.profile import (
    ID,
    KEY_SETTINGS,
    OLD_TOKEN,
    TOKEN,
    VARIABLES,
    Place,
    Stated,
    asked_profile,
    places_in_use,
    places_of,
    profile_in_use,
    region_in_use,
    setting_in_use,
    stated,
    stated_at,
)
from checks.sources.aws.ask import Keys
from checks.sources.aws.refusal import Refusal

OUTPUT_VARIABLE = "AWS_DEFAULT_OUTPUT"
METHOD_FILES = {"shared-credentials-file": "credentials", "config-file": "config"}
"""botocore's names of the methods that read keys from a file, and the file."""


def keys_in_use(context: Context) -> tuple[Stated, ...]:
    """Each part of the keys that botocore resolved, with its place, where it can be told."""
    match context.aws.keys():
        case Keys(method="env"):
            return tuple(_from_environment(context))
        case Keys(method=method) if method in METHOD_FILES:
            return tuple(_from_file(context, METHOD_FILES[method]))
        case Keys(method="explicit") as keys:
            token = keys.token.revealed if keys.token else None
            given = (keys.access_key_id, keys.secret.revealed, token)
            parts = zip(KEY_SETTINGS, given, strict=True)
            return tuple(Stated(key, value, "explicit") for key, value in parts if value)
    return ()


def signing_keys(context: Context) -> tuple[Stated, ...]:
    """The same; of a role that could not be taken on those that should have signed for it."""
    if isinstance(context.aws.keys(), Refusal):
        return tuple(_keys_as_they_stand(context))
    return keys_in_use(context)


def environment_wins(context: Context) -> bool:
    """Whether botocore takes the environment's keys: an ID is set, and no flag names a profile."""
    asked = asked_profile(context)
    by_flag = asked is not None and asked.source == "--profile"
    return not by_flag and bool(context.environment.get(VARIABLES[ID][0]))


def values_in_use(context: Context) -> tuple[Stated, ...]:
    """Keys, Region and output format as they stand where they are read; resolves nothing."""
    output = setting_in_use(context, "output", OUTPUT_VARIABLE)
    return (
        *_keys_as_they_stand(context),
        *filter(None, (region_in_use(context), output)),
    )


def is_in_use(context: Context, key: str, value: str) -> bool:
    """Whether this is what the setting holds anyway, wherever that stands."""
    in_use = (*values_in_use(context), stated(context, key))
    return any((each.key, each.value) == (key, value) for each in in_use if each)


def _keys_as_they_stand(context: Context) -> Iterator[Stated]:
    if context.aws.given:
        return
    if environment_wins(context):
        yield from _from_environment(context)
        return
    for place in places_in_use(context):
        yield from _keys_at(place, context)


def _keys_at(place: Place, context: Context) -> Iterator[Stated]:
    for key in KEY_SETTINGS:
        found = stated_at(context, place, OLD_TOKEN) if key == TOKEN else None
        if found:
            yield replace(found, key=TOKEN)
        elif found := stated_at(context, place, key):
            yield found


def _from_environment(context: Context) -> Iterator[Stated]:
    for key, names in VARIABLES.items():
        for name in names:
            if value := context.environment.get(name):
                yield Stated(key, value, name)
                break


def _from_file(context: Context, kind: str) -> Iterator[Stated]:
    for place in places_of(context, profile_in_use(context)):
        if place.file.kind == kind:
            yield from _keys_at(place, context)
