"""Step 8: a first detection on a real photo, shown as the guide's program shows it, and something to keep."""

from __future__ import annotations

from pathlib import Path

from checks.accounts.plan import cost_of_the_sample
from checks.geography.names import DEFAULT_REGION
from checks.model import Finding, Phrase, Severity
from checks.profile import profile_in_use, resolved_region
from checks.sources.local.pythons import own_python
from checks.sources.photo.photo import Photo
from wizard.conversation.protocol import Choice, Kind, Question
from wizard.detecting.detect import Detected, detect
from wizard.detecting.faces import head, rows
from wizard.detecting.keepsakes import keep_picture, keep_script
from wizard.mending.plan import as_it_is
from wizard.output.legible_json import written
from wizard.output.marks import Mark
from wizard.output.paths import shown
from wizard.setup.journey import Step
from wizard.setup.photo_choice import QUESTIONS as PHOTO_QUESTIONS
from wizard.setup.photo_choice import chosen_photo, named_photo
from wizard.setup.signing_in import sign_in_meanwhile
from wizard.setup.trail import Ending
from wizard.setup.travel import Travel

TITLE = Phrase("First detection")
AGAIN = Question("detect_again", Phrase("How do you want to go on?"))
WHOLE = Question(
    "show_json",
    Phrase("Show the whole answer as JSON?"),
    help=Phrase("It is what Rekognition gave, with everything that it says of each face."),
)


def guide(travel: Travel) -> Ending:
    travel.line(Mark.NOW, TITLE)
    if cost := cost_of_the_sample(travel.context):
        travel.conversation.show(cost)
    named = named_photo(travel)
    while True:
        path, named = chosen_photo(travel, named), None
        with travel.conversation.progress(Phrase("Rekognition looks at {photo}…", photo=path.name)):
            result = detect(travel.context, path)
        if isinstance(result, Detected):
            return _shown(travel, result)
        travel.tell(result)
        if ending := sign_in_meanwhile(travel, result):
            if ending is not Ending.DONE:
                return ending
        elif not _another(travel, result):
            return Ending.LEFT
        travel.world.look_anew()


def _another(travel: Travel, finding: Finding) -> bool:
    if not travel.conversation.asks:
        return False
    words = Phrase("Choose another photo") if "photo" in finding.code else Phrase("Try once more")
    choices = (
        Choice("again", True, words),
        Choice("leave", False, Phrase("Leave; what is done stays")),
    )
    return travel.conversation.choose(AGAIN, choices, "again")


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
        say.table(head(), rows(result.faces))
    _keep(travel, result)
    is_guided = travel.trail.is_guided
    if result.faces and is_guided and say.asks and say.confirm(WHOLE, recommended=False):
        say.literal(written(result.answer), Kind.JSON)
    return Ending.DONE


def _keep(travel: Travel, result: Detected) -> None:
    """The framed picture and the starter script: beside the person's own photo, never over a file."""
    photo: Photo = result.photo
    folder = Path.cwd() if photo.path == travel.context.sample else photo.path.parent
    region = resolved_region(travel.context) or DEFAULT_REGION
    kept = [
        keep_picture(folder, photo, result.faces) if result.faces else None,
        keep_script(
            folder, photo.path, _profile(travel), region, travel.context.sample, _runner(travel)
        ),
    ]
    for each in kept:
        if each:
            travel.conversation.show(each)


def _runner(travel: Travel) -> str:
    """What runs the program: the practice's keys are good inside the sandbox only, and an environment
    that this journey made is not active yet."""
    python = own_python(travel.context) if travel.world.within is not as_it_is else None
    program = shown(python.path) if python else "python"
    return f"rekwiz sandbox -- {program}" if travel.call.in_sandbox else program


def _profile(travel: Travel) -> str | None:
    """The profile that the program must name; None for the default one."""
    name = profile_in_use(travel.context)
    return None if name == "default" else name


STEP = Step(TITLE, guide, (AGAIN, WHOLE, *PHOTO_QUESTIONS))
