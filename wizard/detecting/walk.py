"""The guide's fourth chapter as a walk through the program: what each part does, and how it is run."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from checks.geography.names import DEFAULT_REGION
from checks.model import Phrase
from wizard.detecting.program import Part, Settings, parts
from wizard.languages import Language


class Explained(Struct, frozen=True):
    """One part of the program, and what there is to say of it."""

    part: Part
    title: Phrase
    says: tuple[Phrase, ...]


class Way(Struct, frozen=True):
    """How to run it in one place: what to do, in order, and what to type there."""

    title: Phrase
    steps: tuple[Phrase, ...]
    command: str = ""


class Walk(Struct, frozen=True):
    """The whole chapter; `begins` and `ends` stand around the parts."""

    begins: Phrase
    explained: Sequence[Explained]
    ends: Phrase
    ways: Sequence[Way]


BEGINS = Phrase(
    "Python tells blocks of code apart by how far they stand from the left: one blank too many, which"
    " nobody sees, can break a program. So change words between quotes, and leave the margin alone."
)
IN_SHORT = Phrase(
    "Without what is only there to print, three things happen: a client is made, a request is sent, and"
    " what comes back is taken apart. Whatever else Rekognition can do goes the same way."
)
SAID: dict[str, tuple[Phrase, tuple[Phrase, ...]]] = {
    "head": (
        Phrase("What it is"),
        (Phrase("Text for people, between three quotation marks. Python passes over it."),),
    ),
    "imports": (
        Phrase("Tools that others have made"),
        (
            Phrase(
                "import fetches a box of tools, as if somebody had written it here. boto3 speaks with"
                " AWS; without it you would have to do that by hand, and nobody wants to."
            ),
            Phrase(
                "json sets the answer out tidily, and sys knows what was typed after the program's"
                " name."
            ),
        ),
    ),
    "settings": (
        Phrase("What you may change"),
        (
            Phrase(
                "Three names for three values: who asks, where, and about which photo. For another"
                " photo put its path between the quotes; keep the quotes."
            ),
        ),
    ),
    "function": (
        Phrase("A function of your own"),
        (
            Phrase(
                "def gives a name to the lines below that stand further right. They do nothing yet:"
                " they wait until somebody calls the name, and photo is what the caller hands them."
            ),
        ),
    ),
    "client": (
        Phrase("First: a client"),
        (
            Phrase(
                "The client is the one who carries your questions to Rekognition: with your profile's"
                " key, to your Region."
            ),
        ),
    ),
    "request": (
        Phrase("Second: the request"),
        (
            Phrase(
                "with opens the photo and sees to it that it is closed again; “rb” reads it as bytes,"
                " not as text."
            ),
            Phrase(
                "detect_faces sends them, and what comes back is called response. “ALL” asks for all"
                " that Rekognition can say; without it there are five things only."
            ),
        ),
    ),
    "answer": (
        Phrase("Third: the answer"),
        (
            Phrase(
                "The response is a dictionary: names with values. Under FaceDetails is a list, and for"
                " takes one face after the other out of it and does the lines below with each."
            ),
            Phrase(
                "A value is taken out by its name in square brackets. json.dumps turns a whole face into"
                " legible text; max looks for the emotion that Rekognition is surest of."
            ),
        ),
    ),
    "return": (
        Phrase("What the function gives back"),
        (Phrase("return ends it and hands over what follows: how many faces there are."),),
    ),
    "main": (
        Phrase("The main program"),
        (
            Phrase(
                "It takes the photo that was named on the command line, else PHOTO, calls the function"
                " above, and prints the number. That it is called main is a custom, no must."
            ),
        ),
    ),
    "start": (
        Phrase("Where it begins"),
        (
            Phrase(
                "This is so only where the file itself is run. Another program can import it, and"
                " nothing happens until it calls the function."
            ),
        ),
    ),
}
WAYS = (
    Way(
        Phrase("In a plain terminal"),
        (Phrase("Go to the program's folder with cd, and type:"),),
        "python detect_faces.py",
    ),
    Way(
        Phrase("In Anaconda"),
        (
            Phrase(
                "Open the Anaconda Prompt and activate your environment, if you have one: conda activate"
                " NAME"
            ),
            Phrase("Go to the program's folder with cd, and run it as above."),
            Phrase(
                "boto3 has to be in that environment; the boto of older guides is another package. This"
                " installs it:"
            ),
        ),
        "conda install -c conda-forge boto3",
    ),
    Way(
        Phrase("In Spyder"),
        (
            Phrase(
                "Open the file, and press F5. The answer stands in the console at the lower right."
            ),
            Phrase(
                "Spyder uses the Python that Tools, Preferences, Python interpreter names: boto3 has to"
                " be in that one. In the console this installs it:"
            ),
        ),
        "%pip install boto3",
    ),
    Way(
        Phrase("In VS Code"),
        (
            Phrase(
                "Open the folder, choose your Python with “Python: Select Interpreter” (Ctrl+Shift+P),"
                " and press the triangle at the upper right."
            ),
        ),
    ),
    Way(
        Phrase("In Jupyter"),
        (
            Phrase("Where boto3 is not there yet, run %pip install boto3 in a cell first."),
            Phrase("Put the program and the photo beside the notebook, and run this in a cell:"),
        ),
        "%run detect_faces.py",
    ),
)


def walk(language: Language) -> Walk:
    """Through the program as it would be written for the guide's Region and a photo beside it."""
    settings = Settings(None, DEFAULT_REGION, Path("photo.jpg"))
    explained = [Explained(part, *SAID[part.name]) for part in parts(settings, language)]
    return Walk(BEGINS, explained, IN_SHORT, WAYS)
