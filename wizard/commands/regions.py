"""`rekwiz regions`: the Regions that offer Rekognition, how far away they are, and the account's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checks.model import Phrase
from wizard.conversation.chosen import speak
from wizard.invocation.call import Call
from wizard.invocation.parser import Parser, add_format

if TYPE_CHECKING:
    from checks.region.support.survey import Place, Survey

SUMMARY = Phrase("list the Regions that offer Rekognition")


def add_arguments(parser: Parser) -> None:
    add_format(parser)
    parser.option(
        "--no-measure",
        action="store_true",
        help=Phrase("do not measure how far away they are; the account is still asked"),
    )


def run(call: Call) -> int:
    from checks.region.support.names import DEFAULT_REGION
    from checks.region.support.offered import offered
    from checks.region.support.survey import survey
    from wizard.conversation.regions import measuring, remark_on
    from wizard.output.stdout import print_data

    context, conversation = call.context(), speak(call)
    measure = not call.option("no_measure", False)
    with measuring(conversation, len(offered())) as ended:
        found = survey(context, measure=measure, ended=ended)
    if call.option("format") == "json":
        print_data(_json(found, call))
        return 0
    print_data(_text(found, call))
    if remark := remark_on(found, context.target().region or DEFAULT_REGION):
        conversation.show(remark)
    if found.told_by is None:
        conversation.show(NOT_TOLD)
    return 0


NOT_TOLD = Phrase(
    "Regions marked unknown are off until an account switches them on; whether yours has could not"
    " be asked: that takes an identity that may call account:ListRegions or ec2:DescribeRegions."
)


def _text(found: Survey, call: Call) -> str:
    from wizard.conversation.regions import table_of
    from wizard.output.cells import screen_width, table

    head, rows = table_of(found.places)
    said = [[call.language.say(cell) for cell in row] for row in (head, *rows)]
    return "\n".join(table(said[0], said[1:], screen_width())) + "\n"


def _json(found: Survey, call: Call) -> str:
    from wizard.formats.json import written

    why = call.language.say(found.unmeasured) if found.unmeasured else None
    return written(
        {
            "schema": "rekwiz.regions/1",
            "regions": [_facts(place) for place in found.places],
            "measured": found.measured,
            "not_measured": why,
            "account_source": found.told_by,
        }
    )


def _facts(place: Place) -> dict[str, Any]:
    from checks.region.support.opted_in import Status, on_for_everybody
    from wizard.conversation.regions import milliseconds

    return {
        "region": place.region.code,
        "name": place.region.name,
        "latency_ms": None if place.latency is None else milliseconds(place.latency),
        "opt_in": not (place.status is Status.APART or place.region.code in on_for_everybody()),
        "account": place.status.value,
    }
