"""How the journey begins: with looks that need no answer, and the one question that they cannot spare."""

from __future__ import annotations

import os
from functools import cache, partial

from msgspec.structs import replace

from checks.context import Context, SharedFile
from checks.deadline import aside
from checks.patience import NoAnswer
from checks.place import is_ec2
from checks.profile import asked_profile, files, profiles_in
from wizard.keys import console_file
from wizard.setup.leaving import leave, practise
from wizard.setup.remembered import remembered
from wizard.setup.source import CHOICE, SOURCE, Answered, Source, choices, recommended
from wizard.setup.trail import Ending
from wizard.setup.travel import Travel

BRINGS_KEYS = (
    "AWS_ACCESS_KEY_ID",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI",
    "AWS_CONTAINER_CREDENTIALS_FULL_URI",
)
"""The variables in which botocore finds credentials, or the way to them (botocore/credentials.py)."""


def begin(travel: Travel) -> Ending | None:
    """Begins the first looks of all steps side by side, where something is waited for meanwhile: whoever
    has nothing yet is asked how to sign in, and the step of the sign-in takes the answer. How the journey
    ends, where it is that."""

    @cache
    def look_ahead() -> None:
        """Once, however often the question is put: `?` has it put again."""
        aside(partial(_look_ahead, travel), "ahead")

    if not _is_sure(travel):
        from checks.aws_cli import in_use

        if in_use(travel.context):  # there is its version to wait for
            look_ahead()
        return None
    context, found = travel.context, console_file.found_in(travel.context.home)
    leaving = (
        *practise(travel, Source.PRACTISE),
        leave(travel, Source.LEAVE, is_nobody=True),
    )
    ways = choices(found, leaving, can_be_made=any(map(profiles_in, files(context))))
    question = replace(SOURCE, meanwhile=look_ahead)
    kept = remembered(context, CHOICE)
    answer = travel.conversation.choose(question, ways, recommended(found, kept))
    travel.at_once = Answered(answer, found)
    match answer:
        case Source.PRACTISE:
            return Ending.PRACTISED
        case Source.LEAVE:
            return Ending.LEFT
    return None


def _look_ahead(travel: Travel) -> None:
    """What comes after the question is loaded by then, and looked at where no answer can change it."""
    from wizard.setup.steps import all_steps

    for step in all_steps():
        if step.look_ahead:
            step.look_ahead(travel)


def _is_sure(travel: Travel) -> bool:
    """Whether a person is asked it whatever the looks find: nothing here says who they are."""
    options = travel.options
    if not travel.conversation.asks or options.csv or options.admin_profile:
        return False
    try:
        return _is_nobody(travel.context)
    except NoAnswer:  # the step that comes to those files says so
        return False


def _is_nobody(context: Context) -> bool:
    if any(map(context.environment.get, BRINGS_KEYS)) or is_ec2(context.machine):
        return False
    asked = asked_profile(context)
    profile = asked.value if asked else "default"
    return all(_lacks(file, profile) for file in files(context))


def _lacks(file: SharedFile, profile: str) -> bool:
    """Whether the file is whole and has no such profile, or is not there."""
    if file.document is None:
        return not os.path.lexists(file.path)
    return file.document.refusal is None and file.document.profile(profile) is None
