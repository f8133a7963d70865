"""Step 4: a Region that offers Rekognition, and the output format of the AWS CLI."""

from __future__ import annotations

from checks.model import Phrase, Report, State
from wizard.conversation import Choice, Mark, Question
from wizard.journey import DEFAULT_REGION, Ending, Step, Travel
from wizard.typed_region import complaint_about

TITLE = Phrase("Region and output")
REGION = Question(
    "region",
    Phrase("Region"),
    help=Phrase(
        "A Region is the place whose computers look at your photos. Not every Region offers"
        " Rekognition; us-east-1 (N. Virginia) does, and so does Tokyo (ap-northeast-1) today."
        " rekwiz regions lists them all."
    ),
    flag="--region",
)
OUTPUT = Question(
    "output",
    Phrase("In which format should the AWS CLI answer?"),
    help=Phrase("json is what the guide takes, and what programs read best. boto3 ignores it."),
)
FORMATS = ("json", "text", "table", "yaml")


def guide(travel: Travel) -> Ending:
    if not travel.again and travel.call.option("region") is None and not travel.keys:
        report = travel.look("region")
        if _holds(report):
            region = travel.context.target().region or ""
            travel.line(Mark.DONE, TITLE, Phrase("{region} offers Rekognition", region=region))
            return Ending.HELD
    travel.line(Mark.NOW, TITLE)
    travel.region = _region(travel)
    travel.output = travel.conversation.choose(OUTPUT, _formats(), "json")
    decided = Phrase("{region}, {output}", region=travel.region, output=travel.output)
    travel.line(Mark.DONE, TITLE, decided)
    return Ending.DONE


def _holds(report: Report) -> bool:
    return all(
        outcome.state in (State.PASS, State.NA) for outcome in report.outcomes if outcome.required
    )


def _region(travel: Travel) -> str:
    """The Region that was typed or given by a flag, once nothing is wrong with it."""
    aws = travel.context.aws
    default = travel.call.option("region") or _current(travel) or DEFAULT_REGION
    given = travel.call.option("region")
    if given and not travel.again and complaint_about(given, aws) is None:
        return given
    asked = travel.conversation.ask(
        REGION, default=default, judge=lambda typed: complaint_about(typed, aws)
    )
    return asked.strip()


def _current(travel: Travel) -> str | None:
    region = travel.context.target().region
    fine = region and complaint_about(region, travel.context.aws) is None
    return region if fine else None


def _formats() -> tuple[Choice[str], ...]:
    return tuple(Choice(name, name, Phrase("{format}", format=name)) for name in FORMATS)


STEP = Step(TITLE, guide)
