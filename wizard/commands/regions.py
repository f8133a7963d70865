"""`rekwiz regions`: the Regions that offer Rekognition."""

from __future__ import annotations

from checks.model import Phrase
from wizard.arguments import Parser, add_format
from wizard.call import Call

SUMMARY = Phrase("list the Regions that offer Rekognition")


def add_arguments(parser: Parser) -> None:
    add_format(parser)


def run(call: Call) -> int:
    from checks.region.offers_rekognition import offered
    from wizard.formats.json import written
    from wizard.layout import pad
    from wizard.reporting import print_data

    regions = offered(call.context().aws)
    if call.option("format") == "json":
        listed = [{"region": each.code, "name": each.name} for each in regions]
        print_data(written({"schema": "rekwiz.regions/1", "regions": listed}))
    else:
        print_data("".join(f"{pad(each.code, 16)} {each.name}\n" for each in regions))
    return 0
