"""The settings that the AWS CLI alone reads, or takes less of than boto3, have values that it takes."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from checks import aws_cli as copies
from checks.aws_cli import Version
from checks.context import Context
from checks.fix import Fix
from checks.model import Check, Cost, Finding, Message, NotApplicable, Phrase, Seen, Severity
from checks.pages import FILES
from checks.profile import Stated, setting_in_use, unset_by_hand


class Own(Struct, frozen=True):
    """A setting, and the values that versions 1 and 2 take, exactly so; one with none passes it over."""

    name: str
    variables: tuple[str, ...]
    of_version_1: tuple[str, ...]
    of_version_2: tuple[str, ...]

    def taken_by(self, version: Version) -> tuple[str, ...]:
        return self.of_version_2 if version.major >= 2 else self.of_version_1


OWN = (
    Own("cli_timestamp_format", (), ("wire", "iso8601", "none"), ("wire", "iso8601")),
    Own("cli_binary_format", (), (), ("base64", "raw-in-base64-out")),
    Own("retry_mode", ("AWS_RETRY_MODE",), (), ("standard", "adaptive")),
)
"""awscli/customizations/timestampformat.py and binaryformat.py of version 2, scalarparse.py of version 1.
Version 2 brings a botocore of its own, whose retries know no legacy mode (awscli/botocore/config.py).
What stands in cli_auto_prompt, cli_history and cli_follow_urlparam is refused by neither."""

SETTING_REFUSED = Message(
    code="cli.setting-refused",
    severity=Severity.FAIL,
    summary='{setting} is "{value}" ({source}), which AWS CLI {version} refuses; it takes {allowed}.',
    why="The AWS CLI looks at the setting before it makes a call, so every command ends there."
    " boto3 goes on: it does not read the setting, or takes more.",
    recognised="The setting is not exactly one of the values that this AWS CLI takes. Capitals count,"
    " and so does an empty value.",
    raw=(
        'Unknown cli_timestamp_format value: …, valid values are "wire" or "iso8601"',
        'Unknown cli_timestamp_format value: …, valid values are "none", "wire" or "iso8601"',
    ),
    steps=("Remove {setting}, or set it to one of these: {allowed}.",),
    links=(FILES,),
    fix=Fix.REMOVE_SETTING,
    explains=("cli.command-fails",),
)


def look(context: Context) -> Iterator[Seen]:
    version = copies.version_in_use(context)
    if version is None:
        yield NotApplicable(Phrase("No AWS CLI that works was found."))
        return
    for own in OWN:
        stated, taken = setting_in_use(context, own.name, *own.variables), own.taken_by(version)
        if stated and taken:
            fits = stated.value in taken
            yield stated.evidence if fits else _refused(stated, taken, version, context)


def _refused(stated: Stated, taken: tuple[str, ...], version: Version, context: Context) -> Finding:
    return SETTING_REFUSED.finding(
        stated.evidence,
        location=stated.location,
        remedy=unset_by_hand(stated, context),
        facts={
            "setting": stated.name_there,
            "value": stated.shown,
            "source": stated.source,
            "version": str(version),
            "allowed": taken,
        },
    )


CHECK = Check(
    code="cli.own-settings",
    title="The AWS CLI takes the values of its settings",
    look=look,
    messages=(SETTING_REFUSED,),
    needs=("cli.installed",),
    required=False,
    cost=Cost.PROGRAM,
)
