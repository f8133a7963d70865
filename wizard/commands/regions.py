"""`rekwiz regions`: the Regions that offer Rekognition, how far away they are, and the account's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from checks.model import Phrase
from wizard.arguments import Parser, add_format
from wizard.call import Call

if TYPE_CHECKING:
    from checks.region.survey import Place, Survey

SUMMARY = Phrase("list the Regions that offer Rekognition")


def add_arguments(parser: Parser) -> None:
    add_format(parser)
    parser.option(
        "--no-measure",
        action="store_true",
        help=Phrase("do not measure how far away they are; the account is still asked"),
    )


def run(call: Call) -> int:
    from checks.region.names import DEFAULT_REGION
    from checks.region.offered import offered
    from checks.region.survey import survey
    from wizard.region_table import measuring, remark_on
    from wizard.reporting import print_data

    context, conversation = call.context(), call.conversation()
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
    from wizard.layout import screen_width, table
    from wizard.region_table import table_of

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
    from checks.region.opted_in import Status, on_for_everybody
    from wizard.region_table import milliseconds

    return {
        "region": place.region.code,
        "name": place.region.name,
        "latency_ms": None if place.latency is None else milliseconds(place.latency),
        "opt_in": not (place.status is Status.APART or place.region.code in on_for_everybody()),
        "account": place.status.value,
    }
