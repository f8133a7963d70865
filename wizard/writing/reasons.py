"""Why a shared file was not written, in words, and what to do."""

from __future__ import annotations

from checks.model import Phrase
from wizard.interruption import StoppedHalfWay
from wizard.output.paths import shown
from wizard.writing import NotWritten, Reason

SAID = {
    Reason.PERMISSION: Phrase(
        "{file} was not written: this user may not write there. Make the file and its folder yours."
        " Every file is as it was."
    ),
    Reason.READ_ONLY_FILE: Phrase(
        "{file} was not written: the file is read-only. Make it writable, then try again. Every"
        " file is as it was."
    ),
    Reason.OWNER: Phrase(
        "{file} was not written: it belongs to another user, and a new file could not be given to"
        " that user. Run rekwiz as the file's owner. Every file is as it was."
    ),
    Reason.NO_SPACE: Phrase(
        "{file} was not written: there is no space left. Make room, then try again. Every file is"
        " as it was."
    ),
    Reason.MOUNTED: Phrase(
        "{file} was not written: it is mounted as a file of its own, as in a container. Change it"
        " outside, or mount its folder. Every file is as it was."
    ),
    Reason.IN_USE: Phrase(
        "{file} was not written: another program holds it open. Close it, then try again. Every"
        " file is as it was."
    ),
    Reason.LOCKED: Phrase(
        "{file} was not written: another rekwiz is at work on it. Wait for it, then try again."
        " Every file is as it was."
    ),
    Reason.UNSETTLED: Phrase(
        "{file} was not written: another program kept writing to it. Try again when that has ended."
        " Every file is as it was."
    ),
    Reason.KEEPS_VANISHING: Phrase(
        "{file} was not written: another program undid the change each time. Try again when that"
        " has ended. Every file is as it was."
    ),
    Reason.BACKUP: Phrase(
        "{file} is one of rekwiz's backups and cannot be read ({detail}). Make it and its folder yours,"
        " or name another folder with REKWIZ_STATE_DIR. Every file is as it was."
    ),
    Reason.REFUSED: Phrase(
        "{file} was not written: AWS's tools cannot read it. rekwiz doctor shows what is wrong in"
        " it. Every file is as it was."
    ),
    Reason.UNPROVED: Phrase(
        "{file} was not written: botocore would have read something else in it. Please report this."
        " Every file is as it was."
    ),
    Reason.FOLDER: Phrase(
        "{file} was not written: a folder stands where the file should be. Move it away. Every file"
        " is as it was."
    ),
    Reason.NOT_A_FOLDER: Phrase(
        "{file} was not written: a file stands where its folder should be. Move it away. Every file"
        " is as it was."
    ),
    Reason.NOT_A_FILE: Phrase(
        "{file} was not written: it is not a file but a device or a pipe. Name another file. Every"
        " file is as it was."
    ),
    Reason.LINK_LOOP: Phrase(
        "{file} was not written: its links lead round in a circle. Fix or remove the link. Every"
        " file is as it was."
    ),
    Reason.BAD_PATH: Phrase(
        "{file} was not written: no file can have that name. Name another file. Every file is as it"
        " was."
    ),
    Reason.SYSTEM: Phrase(
        "{file} was not written: the system refused it. Every file is as it was."
    ),
}
WITH_DETAIL = {
    Reason.REFUSED: Phrase(
        "{file} was not written: AWS's tools cannot read it. rekwiz doctor shows what is wrong in"
        " it ({detail}). Every file is as it was."
    ),
    Reason.SYSTEM: Phrase(
        "{file} was not written: the system refused it ({detail}). Every file is as it was."
    ),
}
"""Where the error's name, or the finding's code, tells more than the reason."""


STAYS = Phrase(
    "The change did not take ({file}: {reason}), and could not be put back: it may still stand in"
    " {files}. The old files are kept. Put them back with: rekwiz undo"
)
STOPPED_HALF_WAY = Phrase(
    "Interrupted. What was changed until then could not be put back: it may still stand in {files}. The"
    " old files are kept. Put them back with: rekwiz undo"
)


def interruption(stopped: StoppedHalfWay) -> Phrase:
    return STOPPED_HALF_WAY.with_(files=tuple(shown(file) for file in stopped.stays))


def sentence(stopped: NotWritten) -> Phrase:
    """That nothing was written to the file, or where the change stands for all that; why, and what to
    do; a system's error by its name."""
    if stopped.stays:
        return STAYS.with_(
            file=shown(stopped.file),
            reason=stopped.detail or stopped.reason,
            files=tuple(shown(file) for file in stopped.stays),
        )
    said = SAID[stopped.reason]
    if stopped.detail:
        said = WITH_DETAIL.get(stopped.reason, said).with_(detail=stopped.detail)
    return said.with_(file=shown(stopped.file))
