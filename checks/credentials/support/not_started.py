"""Why the system does not start the program of credential_process."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from checks.context import Context
from checks.fix import Fix
from checks.model import Phrase, Remedy
from checks.pages import PROCESS
from checks.sources.aws.refusal import Refusal
from checks.sources.local.programs import entries, is_file, runnable

MOST_BYTES = 256
"""Linux reads no more of a first line (linux/binfmts.h, BINPRM_BUF_SIZE)."""
EXEC_FORMAT = "[Errno 8]"

LACKS_RIGHT = Phrase(
    "The program {program}, which shall hand out the credentials, may not be executed."
)
LACKS_INTERPRETER = Phrase(
    "The program {program}, which shall hand out the credentials, is there, and what its first line"
    " names to run it is not."
)
NO_FORMAT = Phrase(
    "The program {program}, which shall hand out the credentials, is none that this system can start."
)
GIVE_RIGHT = Phrase("Give the right to execute it with the command below.")
LINE_ENDS = Phrase(
    "Save {program} with the line ends of Unix, which dos2unix does: of those of Windows one letter"
    " counts as part of the name in the first line."
)
CORRECT_FIRST_LINE = Phrase("Correct the first line of {program}, or install what it names.")
ADD_FIRST_LINE = Phrase("In the first line of a script name what runs it, such as #!/bin/sh.")
FOR_THIS_COMPUTER = Phrase("Of another program install the one for this computer's processor.")
WRITE_OUT = Phrase(
    "Write {right} in the place of {found} in {file}: there nobody fills in ~ or a variable, and"
    " without quotes a blank ends the path."
)


def place_of(words: list[str], context: Context) -> Path | None:
    """The file that these words of a command line start, be it one that the system refuses."""
    if not words:
        return None
    if os.sep not in words[0]:
        return next(iter(entries(words[0], context.environment, context.platform)), None)
    place = context.folder / words[0]
    return place if os.path.lexists(place) else None


def not_started(
    refusal: Refusal, words: list[str], context: Context
) -> tuple[Phrase, Remedy] | None:
    """What is so, and what to do, where the program is there and the system does not start it; None
    for all else."""
    place = place_of(words, context)
    if place is None or not is_file(place):
        return None
    match refusal.code:
        case "FileNotFoundError":
            step = LINE_ENDS if _first_line(place).endswith(b"\r") else CORRECT_FIRST_LINE
            remedy = Remedy((step.with_(program=words[0]),), links=(PROCESS,))
            return LACKS_INTERPRETER, remedy
        case "PermissionError" if not runnable(place):
            command = f"chmod u+x {shlex.quote(str(place))}"
            is_own = hasattr(os, "getuid") and place.stat().st_uid == os.getuid()
            fix = Fix.MAKE_EXECUTABLE if is_own else None
            return LACKS_RIGHT, Remedy((GIVE_RIGHT,), (command,), (PROCESS,), fix)
        case "OSError" if EXEC_FORMAT in refusal.words:
            return NO_FORMAT, Remedy((ADD_FIRST_LINE, FOR_THIS_COMPUTER), links=(PROCESS,))
    return None


def _first_line(place: Path) -> bytes:
    try:
        with place.open("rb") as file:
            return file.readline(MOST_BYTES).removesuffix(b"\n")
    except OSError:
        return b""


def meant_by(words: list[str]) -> Phrase | None:
    """To write the whole path, in quotes where they are needed, of the file that was meant; None where
    none is there."""
    for count in range(1, len(words) + 1):
        found = " ".join(words[:count])
        path = os.path.expanduser(os.path.expandvars(found))
        if path != words[0] and is_file(Path(path)):
            return WRITE_OUT.with_(right=shlex.quote(path), found=found)
    return None
