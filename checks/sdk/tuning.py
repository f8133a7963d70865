"""The settings that tune botocore have values that it accepts."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from checks.context import Context
from checks.model import Check, Finding, Location, Message, Phrase, Seen, Severity
from checks.profile import (
    Stated,
    places_of,
    profile_in_use,
    setting_in_use,
    shown,
    unset_by_hand,
)

S3 = "s3"
"""The block of a profile whose settings are tested as well, whatever the service."""


class Tuning(Struct, frozen=True):
    """One setting with its variable, what botocore takes for it, and how to test that.

    `block` is the setting in whose block it stands, where it has no place of its own in a profile.
    """

    name: str
    variable: str | None
    allowed: tuple[str, ...]
    accepts: Callable[[str], bool]
    block: str | None = None


def _whole_number(fewest: int, most: float = float("inf")) -> Callable[[str], bool]:
    def accepts(value: str) -> bool:
        with suppress(ValueError):
            return fewest <= int(value) <= most
        return False

    return accepts


def _one_of(*allowed: str) -> Callable[[str], bool]:
    """In any case of letters."""
    return lambda value: value.lower() in allowed


RETRY_MODES = ("legacy", "standard", "adaptive")
DEFAULTS_MODES = ("legacy", "standard", "in-region", "cross-region", "mobile", "auto")
CHECKSUMS = ("when_supported", "when_required")
ACCOUNT_MODES = ("preferred", "disabled", "required")
REGIONAL = ("legacy", "regional")
ADDRESSING = ("auto", "virtual", "path")
NUMBERS = ("1", "2", "3", "…")
MOST_COMPRESSED = 1_048_576
TUNINGS = (
    Tuning("max_attempts", "AWS_MAX_ATTEMPTS", NUMBERS, _whole_number(1)),
    Tuning("retry_mode", "AWS_RETRY_MODE", RETRY_MODES, RETRY_MODES.__contains__),
    Tuning("defaults_mode", "AWS_DEFAULTS_MODE", DEFAULTS_MODES, _one_of(*DEFAULTS_MODES)),
    Tuning(
        "sts_regional_endpoints",
        "AWS_STS_REGIONAL_ENDPOINTS",
        REGIONAL,
        ("", *REGIONAL).__contains__,
    ),
    Tuning(
        "request_checksum_calculation",
        "AWS_REQUEST_CHECKSUM_CALCULATION",
        CHECKSUMS,
        _one_of(*CHECKSUMS),
    ),
    Tuning(
        "response_checksum_validation",
        "AWS_RESPONSE_CHECKSUM_VALIDATION",
        CHECKSUMS,
        _one_of(*CHECKSUMS),
    ),
    Tuning(
        "account_id_endpoint_mode",
        "AWS_ACCOUNT_ID_ENDPOINT_MODE",
        ACCOUNT_MODES,
        _one_of(*ACCOUNT_MODES),
    ),
    Tuning(
        "metadata_service_timeout",
        "AWS_METADATA_SERVICE_TIMEOUT",
        NUMBERS,
        _whole_number(1),  # 0 is refused when the service is asked
    ),
    Tuning(
        "metadata_service_num_attempts",
        "AWS_METADATA_SERVICE_NUM_ATTEMPTS",
        NUMBERS,
        _whole_number(0),
    ),
    Tuning(
        "ec2_metadata_service_endpoint_mode",
        "AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE",
        ("ipv4", "ipv6"),
        _one_of("ipv4", "ipv6"),
    ),
    Tuning(
        "request_min_compression_size_bytes",
        "AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES",
        NUMBERS,
        _whole_number(1, MOST_COMPRESSED),
    ),
    Tuning(
        "s3_disable_express_session_auth",
        "AWS_S3_DISABLE_EXPRESS_SESSION_AUTH",
        ("true", "false"),
        _one_of("true", "false"),
    ),
    Tuning("addressing_style", None, ADDRESSING, ADDRESSING.__contains__, S3),
    Tuning(
        "us_east_1_regional_endpoint",
        "AWS_S3_US_EAST_1_REGIONAL_ENDPOINT",
        REGIONAL,
        REGIONAL.__contains__,
        S3,
    ),
)
"""As botocore tests them (config.py, session.py, args.py, utils.py); an empty variable counts as set."""
SWITCHES = (
    ("use_fips_endpoint", "AWS_USE_FIPS_ENDPOINT"),
    ("use_dualstack_endpoint", "AWS_USE_DUALSTACK_ENDPOINT"),
    ("ec2_metadata_v1_disabled", "AWS_EC2_METADATA_V1_DISABLED"),
    ("ignore_configured_endpoint_urls", "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS"),
)
"""botocore refuses nothing here: whatever is not the word true is false to it (utils.ensure_boolean)."""
MEANT_FOR_NO = ("", "false", "no", "off", "0", "f", "n", "none", "disabled")

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
        "Unsupported configuration value for request_checksum_calculation. Expected one of …",
        "The configured value '…' for 'account_id_endpoint_mode' is invalid.",
        "Invalid EC2 Instance Metadata endpoint mode: …",
        "S3 addressing style … is invalid. Valid options are: 'auto', 'virtual', and 'path'",
        'Invalid value "…" for s3_disable_express_session_auth. Value must be a boolean',
    ),
    steps=("Remove {setting}; botocore's own value serves well.",),
    links=("https://docs.aws.amazon.com/sdkref/latest/guide/settings-reference.html",),
    explains=(
        "network.not-asked",
        "credentials.source-broken",
        "cli.command-fails",
        "cli.setting-refused",
        "sdk.own-boto3-fails",
    ),
)
KEY_LOG = "SSLKEYLOGFILE"
"""Where Python writes the keys of each TLS connection, for programs such as Wireshark."""
NOT_WRITABLE = Phrase(
    "{setting} names a file that cannot be written: {value}. Python opens it for every connection."
)
TAKEN_FOR_FALSE = Phrase(
    '{setting} is "{value}", which botocore takes for false: only the word true is true.'
)


def look(context: Context) -> Iterator[Seen]:
    for tuning in TUNINGS:
        value = _value_of(tuning, context)
        if value and not tuning.accepts(value.value):
            yield _refused(tuning, value, context)
        elif value:
            yield value.evidence
    if (file := context.environment.get(KEY_LOG)) and not _can_be_written(Path(file)):
        yield _not_writable(Stated(KEY_LOG, file, KEY_LOG), context)
    for name, variable in SWITCHES:
        switch = setting_in_use(context, name, variable)
        if switch and switch.value.lower() not in ("true", *MEANT_FOR_NO):
            yield _taken_for_false(switch, context)


def _value_of(tuning: Tuning, context: Context) -> Stated | None:
    variables = (tuning.variable,) if tuning.variable else ()
    if tuning.block is None:
        return setting_in_use(context, tuning.name, *variables)
    in_block = _in_block(context, tuning.block, tuning.name)
    if in_block or not variables:
        return in_block  # the file goes before the variable here (configprovider.py)
    value = context.environment.get(variables[0])
    return None if value is None else Stated(tuning.name, value, variables[0])


def _in_block(context: Context, block: str, name: str) -> Stated | None:
    """A setting in the block of another one; the line is that of the block."""
    for place in places_of(context, profile_in_use(context)):
        setting = place.section.setting(block)
        held = setting.value if setting else None
        if setting and isinstance(held, dict) and name in held:
            path, header = place.file.path, place.section.header
            where = Location(str(path), setting.line, header, block)
            return Stated(f"{block}.{name}", held[name], shown(path, context), where)
    return None


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


def _can_be_written(file: Path) -> bool:
    """Whether it could be opened for that; nothing is created."""
    return os.access(file if file.exists() else file.parent, os.W_OK) and not file.is_dir()


def _not_writable(value: Stated, context: Context) -> Finding:
    return TUNING_VARIABLE_INVALID.finding(
        value.evidence,
        remedy=unset_by_hand(value, context),
        summary=NOT_WRITABLE,
        facts={"setting": value.source, "value": value.shown},
    )


def _taken_for_false(value: Stated, context: Context) -> Finding:
    return TUNING_VARIABLE_INVALID.finding(
        value.evidence,
        severity=Severity.WARN,
        location=value.location,
        remedy=unset_by_hand(value, context),
        summary=TAKEN_FOR_FALSE,
        facts={"setting": value.name_there, "value": value.shown, "allowed": ("true", "false")},
    )


CHECK = Check(
    code="sdk.tuning",
    title="botocore accepts the settings that tune it",
    look=look,
    messages=(TUNING_VARIABLE_INVALID,),
)
