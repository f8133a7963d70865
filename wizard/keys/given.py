"""An access key as a person has it: in the console's key file, or to be typed and pasted."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from checks.credentials.support.keys import (
    complaint_about_id,
    complaint_about_secret,
    complaint_about_token,
)
from checks.model import Phrase
from checks.sources.aws.sessions import Keys
from wizard.conversation import boxes
from wizard.conversation.protocol import Conversation, Question
from wizard.errors import Usage
from wizard.keys import console_file
from wizard.output.marks import Mark
from wizard.output.paths import shown

ACCESS_KEY_ID = Question(
    "access_key_id",
    Phrase("Access key ID"),
    help=Phrase(
        "20 letters and digits that begin with AKIA, or with ASIA where they are good for some hours"
        " only. The first column of the key file, and the IAM console, have it."
    ),
    flag="--csv",
    boxes=(boxes.ACCESS_KEY,),
    visible=re.compile(r"[^a-z/+=]*"),  # a secret, pasted here by mistake, has small letters
)
SECRET = Question(
    "secret_access_key",
    Phrase("Secret access key (it is not shown)"),
    help=Phrase("Paste it; it is never shown. It is written to ~/.aws and nowhere else."),
    flag="--csv, --secret-from-stdin",
    boxes=(boxes.ACCESS_KEY, boxes.HOME),
)
TOKEN = Question(
    "session_token",
    Phrase("Session token (it is not shown)"),
    help=Phrase(
        "A key that begins with ASIA is a temporary one and has three parts; the token is the long one,"
        " and ends with the key. Paste all of it."
    ),
    flag="--csv",
)
CSV = Question(
    "csv",
    Phrase("Where is the key file?"),
    help=Phrase(
        "Type its path, or drag the file into this window. The IAM console has your browser"
        " download it, so it lies in your downloads, usually under the user's name and _accessKeys.csv."
    ),
    flag="--csv",
)
QUESTIONS = (ACCESS_KEY_ID, SECRET, TOKEN, CSV)


def typed(conversation: Conversation, known: str = "") -> Keys:
    """A key that is typed or pasted; `known` is the ID that most likely stays."""
    access_key_id = conversation.ask(ACCESS_KEY_ID, default=known, judge=complaint_about_id).strip()
    secret = conversation.ask_secret(SECRET, judge=complaint_about_secret).strip()
    token = None
    if access_key_id.startswith("ASIA"):
        token = conversation.ask_secret(TOKEN, judge=complaint_about_token).strip()
    return Keys(access_key_id, secret, token)


def from_file(
    conversation: Conversation, found: Sequence[Path], *, is_chosen: bool = False
) -> Keys | None:
    """The keys of the file that the person names: the first of those that were found is offered, and
    taken where it was chosen already."""
    default = shown(found[0]) if found else ""
    path = conversation.ask(replace(CSV, silent=is_chosen), default=default)
    return read(conversation, Path(_unquoted(path)))


def read(conversation: Conversation, path: Path) -> Keys | None:
    """The keys of a file, or None after saying what is wrong; with nobody there that is wrong usage."""
    try:
        return whole(path)
    except console_file.NotAKeyFile as wrong:
        if not conversation.asks:
            raise Usage(wrong.phrase, Phrase("Name the key file with --csv.")) from None
        conversation.show(wrong.phrase, Mark.FAIL)
        return None


def whole(path: Path) -> Keys:
    """The keys of a file; NotAKeyFile where it has none, or such as can be none."""
    keys = console_file.read(path)
    complaint = complaint_about_id(keys.access_key_id) or complaint_about_secret(
        keys.secret.revealed
    )
    if complaint:
        raise console_file.NotAKeyFile(complaint)
    return keys


def _unquoted(path: str) -> str:
    """A path as a terminal gives it when a file is dragged in: in quotes, or with escaped blanks."""
    bare = path.strip().strip("'\"").replace("\\ ", " ")
    return os.path.expanduser(bare)
