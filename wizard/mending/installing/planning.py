"""Whether rekwiz can install the AWS CLI here, and the plan for it; else the commands, and why not."""

from __future__ import annotations

import os
from pathlib import Path

from checks.cli.support.installers import way_here
from checks.context import Context
from checks.model import Phrase
from wizard.conversation.protocol import Conversation, Kind, Question
from wizard.mending.installing.installation import Installation
from wizard.mending.installing.verifying import PROGRAMS, verifier
from wizard.mending.installing.ways import Way, way_for_one
from wizard.output.paths import shown
from wizard.output.practice import is_its_home

OUTSIDE = Phrase(
    "The sandbox has a home of its own, and an AWS CLI in it would be no use to you afterwards. Outside"
    " of it these commands install one for you:"
)


def can_install(context: Context) -> bool:
    """Whether there is nothing that `installation` would have to say against it."""
    way = way_for_one(context)
    if way is None or _in_the_way(way) or is_its_home(context.home, context.environment):
        return False
    return verifier(context.platform, context.environment) is not None


def installation(
    conversation: Conversation, context: Context, question: Question
) -> Installation | None:
    """The plan; None where it was said what stands against it."""
    if is_its_home(context.home, context.environment):
        conversation.show(OUTSIDE)
        _show_commands(conversation, context)
        return None
    way = way_for_one(context)
    if way is None:
        conversation.show(Phrase("AWS has no installer for this computer that rekwiz could run."))
        _show_commands(conversation, context)
        return None
    if other := _in_the_way(way):
        words = Phrase(
            "{file} belongs to another installation, and AWS's installer would write over it. Remove it"
            " with what installed it (pip uninstall awscli, for one), then try again.",
            file=shown(other),
        )
        conversation.show(words)
        return None
    program = verifier(context.platform, context.environment)
    if program is None:
        words = Phrase(
            "Nothing here can verify AWS's signature ({programs} is missing), so nothing is run. These"
            " commands install it:",
            programs=PROGRAMS[context.platform][0],
        )
        conversation.show(words)
        _show_commands(conversation, context)
        return None
    return Installation(context, way, program, question)


def _show_commands(conversation: Conversation, context: Context) -> None:
    for command in way_here(context.platform, for_all_users=False).commands:
        conversation.literal(command, Kind.COMMAND)


def _in_the_way(way: Way) -> Path | None:
    """What has the name of one of its programs, and leads elsewhere."""
    if way.programs == way.folder:
        return None
    for name in ("aws", "aws_completer"):
        place = way.programs / name
        if os.path.lexists(place) and not _is_ours(place, way):
            return place
    return None


def _is_ours(place: Path, way: Way) -> bool:
    return place.is_symlink() and Path(os.path.realpath(place)).is_relative_to(
        os.path.realpath(way.folder)
    )
