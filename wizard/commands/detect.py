"""`rekwiz detect PHOTO…`: the faces in photos of one's own, as a table, as JSON and as pictures."""

from __future__ import annotations

import sys

from checks import TYPE_CHECKING
from checks.exits import Exit
from checks.phrase import Phrase
from wizard.formats import DEFAULT, DETECTION, names_of, renderer
from wizard.invocation.command import command
from wizard.invocation.options import Options, flag, words
from wizard.invocation.selection import output_format
from wizard.output.stdout import print_data

if TYPE_CHECKING:
    from pathlib import Path

    from checks.model import Finding
    from wizard.detecting.detect import Detected
    from wizard.invocation.call import Call


class DetectOptions(Options):
    """Which photos, and what becomes of the faces."""

    photos: tuple[str, ...] = words("PHOTO", Phrase("A JPEG or PNG file"), needed=True)
    no_picture: bool = flag(Phrase("Do not write pictures with the faces framed"))
    format: str | None = output_format(names_of(DETECTION))


def run(call: Call, options: DetectOptions) -> int:
    from checks.model import Finding
    from wizard.conversation.chosen import speak
    from wizard.detecting.detect import OfPhoto, detect
    from wizard.output.look import look_on

    context, conversation = call.context(), speak(call)
    photos = list[OfPhoto]()
    for photo in options.photos:
        with conversation.progress(Phrase("Rekognition looks at {photo}…", photo=photo)):
            result = detect(context, photo)
        photos.append(
            OfPhoto(photo, result, None if options.no_picture else _picture(call, result))
        )
    render = renderer(options.format or DEFAULT, DETECTION)
    print_data(render(photos, call.language, look_on(sys.stdout)))
    failed = any(isinstance(each.result, Finding) for each in photos)
    return Exit.NOT_READY if failed else Exit.READY


def _picture(call: Call, result: Detected | Finding) -> Path | None:
    from checks.model import Finding
    from wizard.conversation.chosen import speak
    from wizard.detecting.keepsakes import save_picture

    if isinstance(result, Finding) or not result.faces:
        return None
    match save_picture(result.photo.path.parent, result.photo, result.faces):
        case Phrase() as why_not:
            speak(call).show(why_not)
            return None
        case place:
            return place


COMMAND = command(DetectOptions, run)
