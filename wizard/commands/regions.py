"""`rekwiz regions`: the Regions that offer Rekognition, how far away they are, and the account's."""

from __future__ import annotations

import sys

from checks import TYPE_CHECKING
from checks.exits import Exit
from checks.phrase import Phrase
from wizard.formats import DEFAULT, REGIONS, names_of, renderer
from wizard.invocation.command import command
from wizard.invocation.options import Options, flag
from wizard.invocation.selection import output_format
from wizard.output.stdout import print_data

if TYPE_CHECKING:
    from wizard.invocation.call import Call

NOT_TOLD = Phrase(
    "Regions marked unknown are off until an account switches them on; whether yours has could not"
    " be asked: that takes an identity that may call account:ListRegions or ec2:DescribeRegions."
)
SOME_ALLOWED = Phrase(
    "A service control policy lets this account use Rekognition in {regions} alone: that of your company"
    " or school, or AWS's own of a project."
)
NONE_ALLOWED = Phrase(
    "A service control policy lets this account use Rekognition in none of these Regions: that of your"
    " company or school, or AWS's own of a project."
)


class RegionsOptions(Options):
    """How the list is written, and whether it takes the time to measure."""

    format: str | None = output_format(names_of(REGIONS))
    no_measure: bool = flag(
        Phrase("Do not measure how far away they are; the account is still asked")
    )


def run(call: Call, options: RegionsOptions) -> int:
    from checks.geography.names import DEFAULT_REGION
    from checks.profile import resolved_region
    from checks.region.support.offered import offered
    from checks.region.support.survey import survey
    from wizard.conversation.chosen import speak
    from wizard.conversation.regions import measuring, remark_on
    from wizard.output.look import look_on

    context, conversation = call.context(), speak(call)
    with measuring(conversation, len(offered())) as ended:
        found = survey(context, measure=not options.no_measure, ended=ended)
    name = options.format or DEFAULT
    print_data(renderer(name, REGIONS)(found, call.language, look_on(sys.stdout)))
    if name != DEFAULT:
        return Exit.READY
    if remark := remark_on(found, resolved_region(context) or DEFAULT_REGION):
        conversation.show(remark)
    if (allowed := found.let_through) is not None:
        conversation.show(SOME_ALLOWED.with_(regions=allowed) if allowed else NONE_ALLOWED)
    if found.told_by is None:
        conversation.show(NOT_TOLD)
    return Exit.READY


COMMAND = command(RegionsOptions, run)
