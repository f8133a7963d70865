"""Step 8: a first detection on a real photo, shown as the guide's program shows it, and something to keep."""

from __future__ import annotations

from enum import Enum, auto
from pathlib import Path

from checks.accounts.plan import cost_of_the_sample
from checks.model import Finding, Phrase, Severity
from wizard.conversation.boxes import COST
from wizard.conversation.protocol import Choice, Kind, Question, WentBack
from wizard.detecting.detect import Detected, detect
from wizard.output.legible_json import written
from wizard.output.marks import Mark
from wizard.setup.journey import Step
from wizard.setup.leaving import leave
from wizard.setup.photo_choice import QUESTIONS as PHOTO_QUESTIONS
from wizard.setup.photo_choice import another_photo, chosen_photo, named_photo
from wizard.setup.reward import OPEN, keep, show_faces
from wizard.setup.signing_in import sign_in_meanwhile
from wizard.setup.trail import Ending
from wizard.setup.travel import Travel

TITLE = Phrase("First detection")


class Way(Enum):
    """How to go on after a detection that failed."""

    AGAIN = auto()
    BUNDLED = auto()
    OTHER = auto()
    LEAVE = auto()


AGAIN = Question(
    "detect_again",
    Phrase("What next?"),
    help=Phrase(
        "What was set up before stays as it is; only this photo got no answer. Rekognition takes JPEG"
        " and PNG files of 5 MB at most."
    ),
    boxes=(COST,),
)
WHOLE = Question(
    "show_json",
    Phrase("Show the whole answer as JSON?"),
    help=Phrase("It is what Rekognition gave, with everything that it says of each face."),
    silent=True,
)
"""Nobody is asked: a file of answers may wish it, and `rekwiz detect --format json` gives it."""


def guide(travel: Travel) -> Ending:
    travel.line(Mark.NOW, TITLE)
    with travel.conversation.progress(Phrase("Asking AWS what one face detection costs you…")):
        cost = cost_of_the_sample(travel.context)
    if cost:
        travel.conversation.show(cost)
    path = chosen_photo(travel, named_photo(travel))
    while True:
        looking = Phrase("Rekognition looks at {photo}…", photo=path.name)
        with travel.conversation.progress(looking, _why_it_takes(travel)):
            result = detect(travel.context, path)
        if isinstance(result, Detected):
            return _shown(travel, result)
        travel.tell(result)
        if ending := sign_in_meanwhile(travel, result):
            if ending is not Ending.DONE:
                return ending
        elif (another := _another(travel, result, path)) is None:
            return Ending.LEFT
        else:
            path = another
        travel.world.look_anew()


def _why_it_takes(travel: Travel) -> Phrase:
    if travel.call.in_sandbox:
        return Phrase("The sandbox loads its model first, which needs some seconds.")
    return Phrase("The photo is on its way to AWS, which needs some seconds on a slow line.")


def _another(travel: Travel, finding: Finding, path: Path) -> Path | None:
    """The photo to try next; None to leave. A call that failed is tried again with the same one."""
    while travel.conversation.asks:
        is_of_the_photo = "photo" in finding.code
        choices = _ways(travel, is_own=path != travel.context.sample, is_of_it=is_of_the_photo)
        match travel.conversation.choose(travel.after_it(AGAIN), choices, choices[0].key):
            case Way.AGAIN:
                return path
            case Way.BUNDLED:
                return travel.context.sample
            case Way.LEAVE:
                return None
        try:
            with travel.conversation.leading_back(True):
                return another_photo(travel)
        except WentBack:
            continue
    return None


def _ways(travel: Travel, *, is_own: bool, is_of_it: bool) -> list[Choice[Way]]:
    """How to go on: with the bundled photo, where it is the person's own that cannot be used."""
    again = Choice("again", Way.AGAIN, Phrase("Try again"))
    bundled = Choice("bundled", Way.BUNDLED, Phrase("Use the bundled photo of an astronaut"))
    other = Choice("another", Way.OTHER, Phrase("Choose another photo"))
    return [
        *([] if is_of_it else [again]),
        *([bundled] if is_own else []),
        other,
        leave(travel, Way.LEAVE),
    ]


def _shown(travel: Travel, result: Detected) -> Ending:
    say = travel.conversation
    seconds = f"{result.took:.1f}"
    found = Phrase(
        "faces found in {photo}: {count} ({seconds} s)",
        photo=result.photo.path.name,
        count=len(result.faces),
        seconds=seconds,
    )
    travel.line(Mark.DONE, TITLE, found)
    for remark in result.remarks:
        if remark.severity is not Severity.FAIL:
            say.show(remark.summary)
    if result.faces:
        show_faces(travel, result)
    keep(travel, result)
    if result.faces and say.confirm(WHOLE, recommended=False):
        say.literal(written(result.answer), Kind.JSON)
    return Ending.DONE


STEP = Step(TITLE, guide, (AGAIN, WHOLE, OPEN, *PHOTO_QUESTIONS))
