"""Why a shared file was not written, in words, and what to do."""

from __future__ import annotations

from checks.model import Phrase
from wizard.output.paths import shown
from wizard.writing import NotWritten, Reason

WHY = {
    Reason.PERMISSION: Phrase("this user may not write there. Make the file and its folder yours"),
    Reason.READ_ONLY_FILE: Phrase("the file is read-only. Make it writable, then try again"),
    Reason.OWNER: Phrase(
        "it belongs to another user, and a new file could not be given to that user. Run rekwiz as"
        " the file's owner"
    ),
    Reason.NO_SPACE: Phrase("there is no space left. Make room, then try again"),
    Reason.MOUNTED: Phrase(
        "it is mounted as a file of its own, as in a container. Change it outside, or mount its"
        " folder"
    ),
    Reason.IN_USE: Phrase("another program holds it open. Close it, then try again"),
    Reason.LOCKED: Phrase("another rekwiz is at work on it. Wait for it, then try again"),
    Reason.UNSETTLED: Phrase("another program kept writing to it. Try again when that has ended"),
    Reason.KEEPS_VANISHING: Phrase(
        "another program undid the change each time. Try again when that has ended"
    ),
    Reason.REFUSED: Phrase("AWS's tools cannot read it. rekwiz doctor shows what is wrong in it"),
    Reason.UNPROVED: Phrase("botocore would have read something else in it. Please report this"),
    Reason.FOLDER: Phrase("a folder stands where the file should be. Move it away"),
    Reason.NOT_A_FOLDER: Phrase("a file stands where its folder should be. Move it away"),
    Reason.NOT_A_FILE: Phrase("it is not a file but a device or a pipe. Name another file"),
    Reason.LINK_LOOP: Phrase("its links lead round in a circle. Mend or remove the link"),
    Reason.BAD_PATH: Phrase("no file can have that name. Name another file"),
    Reason.SYSTEM: Phrase("the system refused it"),
}


def sentence(stopped: NotWritten) -> Phrase:
    """One sentence: nothing was written to the file, why, what to do; a system's error by its name."""
    if stopped.detail and stopped.reason in (Reason.SYSTEM, Reason.REFUSED):
        return Phrase(
            "{file} was not written: {why} ({detail}). Every file is as it was.",
            file=shown(stopped.file),
            why=WHY[stopped.reason],
            detail=stopped.detail,
        )
    return Phrase(
        "{file} was not written: {why}. Every file is as it was.",
        file=shown(stopped.file),
        why=WHY[stopped.reason],
    )
