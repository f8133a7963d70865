"""Where there are no credentials, none lie near by: in another profile, in a job that lacks a right, on
the machine's own service."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from checks.context import Context
from checks.credentials.support.code_needed import code_needed
from checks.credentials.support.keys import looks_like_id
from checks.credentials.support.near_by import (
    IN_ANOTHER_PROFILE,
    METADATA_UNREACHABLE,
    PIPELINE_TOKEN_MISSING,
    UNDER_ANOTHER_NAME,
    remedy_in,
)
from checks.files.support.known_variables import misspelt, of_others
from checks.masking import mask_key_id
from checks.model import Check, Evidence, Location, NotApplicable, Phrase, Seen
from checks.pipelines.lacking import lack_of
from checks.pipelines.remedies import CREDENTIALS_FOR
from checks.pipelines.service import Service, service_of
from checks.place import is_ec2
from checks.profile import ID, KEY_SETTINGS, SECRET, VARIABLES, files, profile_in_use, shown
from checks.sources.aws.refusal import Kind, Refusal
from checks.sources.local.metadata import Door, door_of, is_asked_by_proxy
from checks.sources.memory import once_a_thing
from checks.sources.shared_files import Document, Section
from checks.sources.shared_files.headers import meaning

THERE = Phrase("There are credentials, or a place that should hand them out.")


def look(context: Context) -> Iterator[Seen]:
    if code_needed(context):
        yield NotApplicable(THERE)
        return
    match context.aws.keys():
        case None:
            yield from _of_the_job(context)
            yield from _under_another_name(context)
            yield from _in_another_profile(context)
            yield from _of_the_machine(context)
        case Refusal(kind=Kind.CONNECTION) if is_asked_by_proxy(context.environment):
            yield from _of_the_machine(context)  # botocore ended at the proxy that it asked through
        case _:
            yield NotApplicable(THERE)


def _of_the_job(context: Context) -> Iterator[Seen]:
    if not context.place.is_pipeline:
        return
    names = [name for several in VARIABLES.values() for name in several]
    empty = tuple(name for name in names if context.environment.get(name) == "")
    if lack := lack_of(context.environment, empty):
        remedy = lack.remedy or remedy_in(context.place)
        yield PIPELINE_TOKEN_MISSING.finding(*lack.evidence, remedy=remedy, summary=lack.summary)


def _under_another_name(context: Context) -> Iterator[Seen]:
    """A variable that holds an access key ID, and has a name that nobody looks for.

    One whose name alone says what was meant is named for that.
    """
    told = {**misspelt(context.environment), **of_others(context.environment)}
    for name, value in sorted(context.environment.items()):
        key_id, _, secret = value.partition(":")
        if (
            name in told
            or name in VARIABLES[ID]
            or not looks_like_id(key_id)
            or (secret and len(secret) != 40)
        ):
            continue
        seen = Evidence(name, mask_key_id(key_id), name)
        is_jenkins = service_of(context.environment) is Service.JENKINS
        remedy = CREDENTIALS_FOR[Service.JENKINS] if is_jenkins else None
        yield UNDER_ANOTHER_NAME.finding(seen, remedy=remedy, facts={"name": name})
        return


def _in_another_profile(context: Context) -> Iterator[Seen]:
    """Every profile with a whole set, the first in the file first."""
    mine = profile_in_use(context)
    for file in reversed(files(context)):
        for section in _whole(file.document) if file.document else ():
            name = _profile_of(section.header, file.kind)
            if name is None or name in (mine, "DEFAULT"):
                continue
            line = min(each.line for each in section.settings if each.key in KEY_SETTINGS)
            yield IN_ANOTHER_PROFILE.finding(
                Evidence("profile", name, shown(file.path, context)),
                location=Location(str(file.path), line, section.header),
                facts={
                    "profile": mine,
                    "other": name,
                    "file": shown(file.path, context),
                    "quoted": shlex.quote(name),
                },
            )
            return


@once_a_thing
def _whole(document: Document) -> tuple[Section, ...]:
    """The sections with both halves of a key."""
    return tuple(
        section for section in document.sections() if all(map(section.values.get, (ID, SECRET)))
    )


def _profile_of(header: str, kind: str) -> str | None:
    """The profile that a section of a file of this kind is for; None for another section."""
    if kind == "credentials":
        return header
    match meaning(header):
        case ("profile", name):
            return name
    return None


def _of_the_machine(context: Context) -> Iterator[Seen]:
    """Only where there may be such a service: on EC2, or behind a proxy that would be asked instead."""
    by_proxy = is_asked_by_proxy(context.environment)
    if context.environment.get("AWS_EC2_METADATA_DISABLED", "").lower() == "true":
        return
    if not (by_proxy or is_ec2()):
        return
    door = door_of()
    if door is Door.ABSENT:
        return
    if by_proxy or door is not Door.OPEN:
        seen = [Evidence("169.254.169.254", door.value, "PUT /latest/api/token")]
        seen += [Evidence("proxy", name, name) for name in by_proxy]
        yield METADATA_UNREACHABLE.finding(*seen)


CHECK = Check(
    code="credentials.near-by",
    title="No credentials lie unused near by",
    look=look,
    messages=(
        IN_ANOTHER_PROFILE,
        PIPELINE_TOKEN_MISSING,
        UNDER_ANOTHER_NAME,
        METADATA_UNREACHABLE,
    ),
    needs=("credentials.profile",),
    required=False,
)
