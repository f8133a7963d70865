"""The question how a person comes to AWS, and its choices: all that there is to it before any look."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum, auto
from pathlib import Path

from msgspec import Struct

from checks.accounts.sign_ins import Way
from checks.model import Joined, Phrase
from wizard.conversation import boxes
from wizard.conversation.protocol import Choice, Question
from wizard.keys import console_file
from wizard.output.paths import shown

CHOICE = "sign_in"
"""Under which name a way without a key is remembered."""


class Source(Enum):
    BROWSER = auto()
    IDENTITY_CENTER = auto()
    FOUND = auto()
    """The key file that lies in the downloads."""
    CSV = auto()
    TYPED = auto()
    CHAPTER = auto()
    MAKE = auto()
    PRACTISE = auto()
    LEAVE = auto()


SOURCE = Question(
    "source",
    Phrase("How do you want to sign in to AWS?"),
    help=Phrase(
        "With aws login you sign in to AWS's console in the browser; what programs get by it ends after"
        " 12 hours at most, so there is nothing to lose. IAM Identity Center is for who works or studies"
        " where others look after AWS: ask them for its start URL. An access key works everywhere until"
        " it is deleted, which is why it must not be lost. It is two texts: an access key ID of 20"
        " characters that begins with AKIA, and a secret access key of 40. The IAM console shows the"
        " secret once, when the key is made, and lets you download both as a .csv file."
    ),
    flag="--csv, --admin-profile",
    boxes=(boxes.IAM_USER, boxes.ACCESS_KEY),
)
NOTHING_YET = Phrase("I have no account, user or key yet: show me how")
OWN_USER = Choice(
    "make",
    Source.MAKE,
    Phrase("Have rekwiz make an IAM user and its key"),
    Phrase("with an administrator's profile"),
)
SIGN_INS = (
    Choice(
        Way.BROWSER.value,
        Source.BROWSER,
        Phrase("Sign in with the browser (aws login)"),
        Phrase("no key stays on this computer"),
    ),
    Choice(
        Way.IDENTITY_CENTER.value,
        Source.IDENTITY_CENTER,
        Phrase("Sign in with IAM Identity Center (aws sso login)"),
        Phrase("where a company or a school has it"),
    ),
)


class Answered(Struct, frozen=True):
    """What was chosen, and the key files that lay in the downloads by then, the newest first."""

    source: Source
    found: Sequence[Path]


def choices(
    found: Sequence[Path], leaving: Sequence[Choice[Source]], *, can_be_made: bool
) -> list[Choice[Source]]:
    """The ways to come to AWS; `leaving` are those to do something else first."""
    return [
        *SIGN_INS,
        *_files(found),
        Choice("typed", Source.TYPED, Phrase("Type or paste the access key ID and the secret")),
        *((OWN_USER,) if can_be_made else ()),
        Choice("chapter", Source.CHAPTER, NOTHING_YET),
        *leaving,
    ]


def recommended(found: Sequence[Path], kept: str | None) -> str:
    """To somebody who is there: the way that was `kept` from an earlier run, else the key file."""
    if kept in {choice.key for choice in SIGN_INS}:
        return str(kept)
    return "csv" if found else "chapter"


def _files(found: Sequence[Path]) -> list[Choice[Source]]:
    """The key file in the downloads, and another; without one the question where it is."""
    if not found:
        words = Phrase("Read the key file of the IAM console (.csv)")
        return [Choice("csv", Source.CSV, words, Phrase("no typing mistakes"))]
    newest = found[0]
    remark = Joined("{age} · {place}", age=console_file.age_of(newest), place=shown(newest.parent))
    return [
        Choice("csv", Source.FOUND, Phrase("Use the key file {name}", name=newest.name), remark),
        Choice("another-csv", Source.CSV, Phrase("Read another key file (.csv)")),
    ]
