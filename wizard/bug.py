"""The report of a bug in rekwiz: all that helps to find it, and no secret."""

from __future__ import annotations

import platform
import sys
import traceback
from pathlib import Path

from checks.model import Phrase
from wizard import __version__
from wizard.languages import Language
from wizard.output.cells import harmless

HEAD = Phrase(
    "This is a bug in rekwiz; your files are as they were. Please report it with the lines below."
    " They hold no secret."
)


def report(error: BaseException, command: str | None, words: Language) -> str:
    """The sentences and the lines to paste into an issue: versions, command, where it broke."""
    lines = [
        f"rekwiz {__version__}, Python {platform.python_version()}, {platform.platform()}",
        f"rekwiz {command or ''}",
        *_places(error),
        type(error).__name__,  # not its words: they could hold anything
    ]
    return "\n".join([words.say(HEAD), "", *(harmless(f"  {line}") for line in lines)])


def _places(error: BaseException) -> list[str]:
    """Where it broke, innermost last: file, line and function, without the folders of this machine."""
    here = Path(sys.prefix)
    return [
        f"{'/'.join(Path(frame.filename).parts[-2:])}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename.startswith(str(here))
        or "wizard" in frame.filename
        or "checks" in frame.filename
    ]
