"""What a program of somebody else's said, as it may be told: what is known of it, else how much it was.

Nobody knows what such a program writes: its password, a page of a proxy, what it was given. On the
person's own screen its words may stand, without what they call a secret; a report, a file and a bundle
go to others, and have only the sentences that rekwiz knows.
"""

from __future__ import annotations

import re

from checks.secrets.heard import MOST, Heard, counted, told

_MOST_LINES = 50
_VERSION = re.compile(r"(?:[A-Za-z][A-Za-z-]{0,30}[ /])?v?\d{1,4}(?:\.\d{1,6}){1,3}")
_CLASS = re.compile(
    r"(?:(?:[A-Z][a-z]{0,20}|[A-Z]{2,5})[0-9]?){0,8}(?:Error|Exception|Warning|Exit)"
    r"|exit -?\d{1,3}|timeout"
)


def heard(words: str, *, operation: str | None = None, code: str | None = None) -> Heard:
    """The words of one program; `operation` and `code` are AWS's, where it was AWS that spoke."""
    from checks.knowledge.causes import causes_of

    lines = [line.strip() for line in words.splitlines() if line.strip()][-_MOST_LINES:]
    known = [line for line in lines if _VERSION.fullmatch(line) or causes_of(line, operation, code)]
    said = " ".join(map(told, known)) or counted(len(lines))
    return Heard(said[:MOST], " ".join(map(told, lines))[-MOST:])


def raised(kind: str, words: str) -> Heard:
    """What an exception of the person's own Python says of itself, behind its class."""
    from checks.knowledge.causes import causes_of

    if causes_of(words, code=kind):
        return heard(f"{kind}: {words}")
    said = heard(words)
    name = kind if _CLASS.fullmatch(kind) else "Exception"
    return Heard(f"{name}: {said}" if said else name, f"{name}: {said.aloud}"[:MOST])
