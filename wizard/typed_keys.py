"""What is wrong with a key as a person typed it, said at once and in words, before anything is asked."""

from __future__ import annotations

import re

from checks.model import Phrase

ACCESS_KEY_ID = re.compile(r"(AKIA|ASIA)[A-Z0-9]{16}")
"""IAM User Guide, "IAM identifiers": AKIA is a long-term key, ASIA a temporary one."""
SECRET = re.compile(r"[A-Za-z0-9/+=]{40}")
SAMPLES = ("AKIAIOSFODNN7EXAMPLE", "AKIAI44QH8DHBEXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")
"""The keys of AWS's documentation."""
QUOTES = "\"'“”‘’"


def complaint_about_id(typed: str) -> Phrase | None:
    """What is wrong with an access key ID, or None."""
    text = typed.strip()
    if ACCESS_KEY_ID.fullmatch(text) and text not in SAMPLES:
        return None
    if complaint := _common(text):
        return complaint
    if SECRET.fullmatch(text):
        return Phrase(
            "This looks like the secret access key. The access key ID is the shorter one, which"
            " begins with AKIA."
        )
    if text.startswith(("AIDA", "AROA")):
        return Phrase(
            "This is the ID of a user or a role. The access key ID begins with AKIA; it is under"
            " “Access keys” in the tab “Security credentials”."
        )
    return Phrase(
        "An access key ID has 20 characters, capitals and digits, and begins with AKIA or ASIA. This"
        " one has {count}.",
        count=len(text),
    )


def complaint_about_secret(typed: str) -> Phrase | None:
    """What is wrong with a secret access key, or None; the answer never repeats it."""
    text = typed.strip()
    if SECRET.fullmatch(text) and text not in SAMPLES:
        return None
    if complaint := _common(text):
        return complaint
    if ACCESS_KEY_ID.fullmatch(text):
        return Phrase("This is an access key ID. The secret access key is the longer one.")
    return Phrase(
        "A secret access key has 40 letters, digits, / and +. This one has {count} characters; a"
        " part may be missing, or too much was copied.",
        count=len(text),
    )


def complaint_about_token(typed: str) -> Phrase | None:
    """What is wrong with a session token, or None."""
    return _common(typed.strip())


def _common(text: str) -> Phrase | None:
    if not text:
        return Phrase("Nothing was typed.")
    if text in SAMPLES or re.search(r"your|<|>|x{6}|example", text, re.IGNORECASE):
        return Phrase("This is a sample from a page. Use the key of your own user.")
    if text[0] in QUOTES or text[-1] in QUOTES:
        return Phrase("There are quotes around it. Leave them off.")
    if re.search(r"\s", text):
        return Phrase("There is a blank or a line break in it. Copy it once more.")
    if not text.isascii():
        return Phrase("There is a character in it that no key has, perhaps one that cannot be seen.")
    return None
