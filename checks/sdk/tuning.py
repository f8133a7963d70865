"""The settings that tune botocore have values that it accepts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from checks.context import Context
from checks.model import Check, Finding, Message, Seen, Severity
from checks.profile import Stated, setting_in_use, unset_by_hand


@dataclass(frozen=True)
class Tuning:
    """One setting with its variable, what botocore takes for it, and how to test that."""

    name: str
    variable: str
    allowed: tuple[str, ...]
    accepts: Callable[[str], bool]


def _whole_number_from_1(value: str) -> bool:
    with suppress(ValueError):
        return int(value) >= 1
    return False


RETRY_MODES = ("legacy", "standard", "adaptive")
DEFAULTS_MODES = ("legacy", "standard", "in-region", "cross-region", "mobile", "auto")
TUNINGS = (
    Tuning("max_attempts", "AWS_MAX_ATTEMPTS", ("1", "2", "3", "…"), _whole_number_from_1),
    Tuning("retry_mode", "AWS_RETRY_MODE", RETRY_MODES, RETRY_MODES.__contains__),
    Tuning(
        "defaults_mode",
        "AWS_DEFAULTS_MODE",
        DEFAULTS_MODES,
        lambda value: value.lower() in DEFAULTS_MODES,
    ),
    Tuning(
        "sts_regional_endpoints",
        "AWS_STS_REGIONAL_ENDPOINTS",
        ("legacy", "regional"),
        lambda value: value in ("", "legacy", "regional"),
    ),
)
"""As botocore tests them (config.py, session.py, args.py); an empty variable counts as set."""

TUNING_VARIABLE_INVALID = Message(
    code="sdk.tuning-variable-invalid",
    severity=Severity.FAIL,
    summary='{setting} is "{value}", which botocore refuses; it takes {allowed}.',
    why="botocore tests the value before it makes a client, so every program that uses boto3 ends "
    "there, before anything is sent to AWS.",
    recognised="The variable, else the profile's setting, was compared with what botocore takes.",
    raw=(
        "ValueError: invalid literal for int() with base 10: '…'",
        'Invalid value provided to "mode": "…" must be one of:',
        "Client configured with invalid defaults mode: ….",
        'STS regional endpoints option … is invalid. Valid options are: "legacy", "regional"',
    ),
    steps=("Remove {setting}; botocore's own value serves well.",),
    links=("https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html",),
    explains=("network.not-asked",),
)


def look(context: Context) -> Iterator[Seen]:
    for tuning in TUNINGS:
        value = setting_in_use(context, tuning.name, tuning.variable)
        if value and not tuning.accepts(value.value):
            yield _refused(tuning, value, context)
        elif value:
            yield value.evidence


def _refused(tuning: Tuning, value: Stated, context: Context) -> Finding:
    return TUNING_VARIABLE_INVALID.finding(
        value.evidence,
        location=value.location,
        remedy=unset_by_hand(value, context),
        facts={
            "setting": value.name_there,
            "value": value.shown,
            "allowed": tuning.allowed,
        },
    )


CHECK = Check(
    code="sdk.tuning",
    title="botocore accepts the settings that tune it",
    look=look,
    messages=(TUNING_VARIABLE_INVALID,),
)
