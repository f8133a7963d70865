"""The end of the set-up: the faces in the terminal, their table, and what the person keeps of it."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from checks.geography.names import DEFAULT_REGION
from checks.model import Phrase
from checks.profile import profile_in_use, resolved_region
from checks.sources.local.pythons import own_python
from wizard.conversation.protocol import Kind, Question
from wizard.detecting.detect import Detected
from wizard.detecting.faces import head, rows
from wizard.detecting.keepsakes import first_that_takes_files, save_picture, save_script
from wizard.detecting.picture import framed
from wizard.detecting.program import Settings
from wizard.output.marks import Mark
from wizard.output.practice import OUTER_HOME
from wizard.setup.opening import can_open_file, open_file
from wizard.setup.travel import Travel

FOLDER = "rekwiz"
WALK = "rekwiz explain --program"
OPEN = Question(
    "open_picture",
    Phrase("Open the picture?"),
    help=Phrase(
        "It opens in the program with which you look at pictures. It is an ordinary PNG file, and"
        " belongs to you; rekwiz never reads it again."
    ),
)


def show_faces(travel: Travel, result: Detected) -> None:
    """In the terminal itself, where it can show pictures; and as a table everywhere."""
    say = travel.conversation
    with suppress(OSError):  # Pillow cannot read it: that is said where the picture is saved
        say.picture(framed(result.photo.data, result.faces))
    say.table(head(), rows(result.faces))


def keep(travel: Travel, result: Detected) -> None:
    """The framed picture and the starter program, in one folder, and never over a file."""
    folder = first_that_takes_files(_folders(travel, result.photo.path))
    picture = save_picture(folder, result.photo, result.faces) if result.faces else None
    if picture:
        _tell(travel, Phrase("The picture with the faces framed:"), picture)
    program = save_script(
        folder, _settings(travel, result), travel.context.sample, travel.call.language
    )
    _tell(travel, Phrase("Your first program:"), program)
    if isinstance(program, Path):
        travel.conversation.show(Phrase("Run it with:"))
        travel.conversation.literal(_typed([*_runner(travel), str(program)], travel), Kind.COMMAND)
        travel.conversation.show(Phrase("What each part of it does:"))
        travel.conversation.literal(WALK, Kind.COMMAND)
    if isinstance(picture, Path):
        _offer(travel, picture)


def _folders(travel: Travel, photo: Path) -> Iterator[Path]:
    """Where the person's own photo lies; for the bundled one a folder with a name that is found again."""
    if photo != travel.context.sample:
        yield photo.absolute().parent
    yield Path(travel.call.environment.get(OUTER_HOME) or Path.home()) / FOLDER
    yield Path.cwd()


def _tell(travel: Travel, what: Phrase, saved: Path | Phrase) -> None:
    match saved:
        case Phrase() as why_not:
            travel.conversation.show(why_not, Mark.WARN)
        case place:
            travel.conversation.show(what)
            travel.conversation.literal(str(place), Kind.FILE)


def _offer(travel: Travel, picture: Path) -> None:
    """Opens it on request; nothing is asked where nobody could look at it, or all held already."""
    say = travel.conversation
    if not (say.asks and travel.trail.is_guided and can_open_file(travel.context)):
        return
    if say.confirm(OPEN) and not open_file(picture, travel.context.platform):
        say.show(Phrase("Nothing here can open pictures: the file is above."), Mark.WARN)


def _settings(travel: Travel, result: Detected) -> Settings:
    name = profile_in_use(travel.context)
    profile = None if name == "default" else name
    region = resolved_region(travel.context) or DEFAULT_REGION
    return Settings(profile, region, result.photo.path, _typed(_runner(travel), travel))


def _runner(travel: Travel) -> list[str]:
    """What runs it: the practice's keys are good inside the sandbox only, and an environment that this
    journey made is not active yet."""
    python = own_python(travel.context) if travel.world.within else None
    words = [str(python.path) if python else _by_name(travel.call.environment.get("PATH"))]
    return ["rekwiz", "sandbox", "--", *words] if travel.call.in_sandbox else words


def _by_name(path: str | None) -> str:
    names = ("python", "python3", "py")
    return next((each for each in names if shutil.which(each, path=path)), names[0])


def _typed(words: list[str], travel: Travel) -> str:
    """The words as they are typed in a terminal of this system."""
    if travel.context.platform == "win32":
        import subprocess

        return subprocess.list2cmdline(words)
    return shlex.join(words)
