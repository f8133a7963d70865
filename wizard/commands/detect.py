"""`rekwiz detect PHOTO…`: the faces in photos of one's own, as a table, as JSON and as pictures."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from checks.model import Finding, Phrase
from wizard.conversation.chosen import speak
from wizard.invocation.call import Call
from wizard.invocation.parser import Parser, add_format

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
    from wizard.detecting.detect import detect

    context, conversation = call.context(), speak(call)
    results: list[tuple[str, Detected | Finding, Path | None]] = []
    for photo in call.option("photos"):
        with conversation.progress(Phrase("Rekognition looks at {photo}…", photo=photo)):
            result = detect(context, cleaned(photo, context))
        results.append((photo, result, _picture(call, result)))
    _publish(call, results)
    return SOME_FAILED if any(isinstance(result, Finding) for _, result, _ in results) else 0


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
                reason=error.strerror or error,
            )
        )
        return None


def _publish(call: Call, results: list[tuple[str, Detected | Finding, Path | None]]) -> None:
    from wizard.formats.json import written
    from wizard.output.stdout import print_data

    if call.option("format") == "json":
        photos = [as_object(call, *result) for result in results]
        print_data(written({"schema": "rekwiz.detection/1", "photos": photos}))
    else:
        print_data("\n".join(as_text(call, *result) for result in results))


def as_object(
    call: Call, photo: str, result: Detected | Finding, picture: Path | None
) -> dict[str, object]:
    """One photo for programs (CONTRACT, rekwiz.detection/1)."""
    if isinstance(result, Finding):
        error = {"code": result.code, "summary": call.language.say(result.summary)}
        return {"photo": photo, "error": error, "picture": None, "faces": []}
    return {
        "photo": photo,
        "error": None,
        "picture": str(picture) if picture else None,
        "faces": result.faces,
    }


def as_text(call: Call, photo: str, result: Detected | Finding, picture: Path | None) -> str:
    """One photo for a person: how many faces, a row each, where the picture is."""
    from wizard.detecting.faces import head, rows
    from wizard.output.cells import harmless, table

    say = call.language.say
    if isinstance(result, Finding):
        steps = [f"  {harmless(say(step))}" for step in result.remedy.steps]
        return "\n".join([f"{harmless(photo)}: {harmless(say(result.summary))}", *steps]) + "\n"
    count = Phrase("faces found: {count}", count=len(result.faces))
    lines = [f"{harmless(photo)}: {say(count)}"]
    if result.faces:
        cells = [[say(cell) for cell in row] for row in rows(result.faces)]
        lines += table([say(cell) for cell in head()], cells)
    lines += [f"  {harmless(say(remark.summary))}" for remark in result.remarks]
    lines += [f"  → {harmless(str(picture))}"] if picture else []
    return "\n".join(lines) + "\n"
