"""`rekwiz detect PHOTO…`: the faces in photos of one's own, as a table, as JSON and as pictures."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from checks.model import Finding, Phrase
from wizard.conversation.chosen import speak
from wizard.formats import DEFAULT, DETECTION, renderer
from wizard.invocation.call import Call
from wizard.invocation.parser import Parser, add_format
from wizard.output.look import look_on
from wizard.output.stdout import print_data

if TYPE_CHECKING:
    from wizard.detecting.detect import Detected

SUMMARY = Phrase("find the faces in photos of your own")
SOME_FAILED = 1


def add_arguments(parser: Parser) -> None:
    parser.argument("photos", nargs="+", metavar="PHOTO", help=Phrase("a JPEG or PNG file"))
    parser.option(
        "--no-picture",
        action="store_true",
        help=Phrase("do not write pictures with the faces framed"),
    )
    add_format(parser)


def run(call: Call) -> int:
    from checks.detection.photo import cleaned
    from wizard.detecting.detect import OfPhoto, detect

    context, conversation = call.context(), speak(call)
    photos = list[OfPhoto]()
    for photo in call.option("photos"):
        with conversation.progress(Phrase("Rekognition looks at {photo}…", photo=photo)):
            result = detect(context, cleaned(photo, context))
        photos.append(OfPhoto(photo, result, _picture(call, result)))
    render = renderer(call.option("format", DEFAULT), DETECTION)
    print_data(render(photos, call.language, look_on(sys.stdout)))
    return SOME_FAILED if any(isinstance(each.result, Finding) for each in photos) else 0


def _picture(call: Call, result: Detected | Finding) -> Path | None:
    from wizard.detecting.picture import frame
    from wizard.output.new_file import free_name, save_new

    if isinstance(result, Finding) or not result.faces or call.option("no_picture"):
        return None
    photo = result.photo
    place = free_name(photo.path.with_name(f"{photo.path.stem}.faces.png"))
    try:
        return save_new(place, frame(photo.data, result.faces))
    except OSError as error:
        speak(call).show(
            Phrase(
                "The picture could not be saved: {file}: {reason}",
                file=place,
                reason=error.strerror,
            )
        )
        return None
