"""Data on standard output, in whatever encoding it has."""

from __future__ import annotations

import sys

from checks.phrase import Phrase
from wizard.errors import NotTaken
from wizard.output.streams import lead_nowhere


def print_data(text: str) -> None:
    """Data on standard output, in whatever encoding it has: never an encoding error.

    Raises NotTaken where it cannot be written, a full disk perhaps.
    """
    try:
        sys.stdout.write(_encodable(text, sys.stdout.encoding or "utf-8"))
        sys.stdout.flush()
    except BrokenPipeError:  # the reader of a pipe left; the result is the result all the same
        lead_nowhere(sys.stdout)
    except OSError as error:
        raise cannot_be_written(error) from None


def cannot_be_written(error: OSError) -> NotTaken:
    """A result that is lost."""
    reason = error.strerror or error
    return NotTaken(Phrase("The result cannot be written: {reason}.", reason=reason))


def _encodable(text: str, encoding: str) -> str:
    """What the encoding lacks as JSON escapes it, so that JSON stays JSON."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(each if _has(encoding, each) else escaped(each) for each in text)
    return text


def escaped(character: str) -> str:
    """A character as JSON has it in ASCII: `\\u91d1`."""
    import json  # an encoding that lacks something is rare

    return json.dumps(character)[1:-1]


def _has(encoding: str, character: str) -> bool:
    return bool(character.encode(encoding, "ignore"))
