"""`rekwiz regions`: the Regions that offer Rekognition, how far away they are, and the account's."""

from __future__ import annotations

import sys

from checks.model import Phrase
from wizard.conversation.chosen import speak
from wizard.formats import DEFAULT, REGIONS, renderer
from wizard.invocation.call import Call
from wizard.invocation.parser import Parser, add_format
from wizard.output.look import look_on
from wizard.output.stdout import print_data

SUMMARY = Phrase("list the Regions that offer Rekognition")
NOT_TOLD = Phrase(
    "Regions marked unknown are off until an account switches them on; whether yours has could not"
    " be asked: that takes an identity that may call account:ListRegions or ec2:DescribeRegions."
)


def add_arguments(parser: Parser) -> None:
    add_format(parser)
    parser.option(
        "--no-measure",
        action="store_true",
        help=Phrase("do not measure how far away they are; the account is still asked"),
    )


def run(call: Call) -> int:
    from checks.profile import resolved_region
    from checks.region.support.names import DEFAULT_REGION
    from checks.region.support.offered import offered
    from checks.region.support.survey import survey
    from wizard.conversation.regions import measuring, remark_on

    context, conversation = call.context(), speak(call)
    measure = not call.option("no_measure", False)
    with measuring(conversation, len(offered())) as ended:
        found = survey(context, measure=measure, ended=ended)
    name = call.option("format", DEFAULT)
    print_data(renderer(name, REGIONS)(found, call.language, look_on(sys.stdout)))
    if name != DEFAULT:
        return 0
    if remark := remark_on(found, resolved_region(context) or DEFAULT_REGION):
        conversation.show(remark)
    if found.told_by is None:
        conversation.show(NOT_TOLD)
    return 0
