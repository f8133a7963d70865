"""What the parts of an access key look like, and what is wrong with one that does not."""

from __future__ import annotations

import re
import unicodedata

from checks.model import Phrase

KEY_ID = re.compile(r"(AKIA|ASIA)[A-Z0-9]{16}")
"""IAM User Guide, "IAM identifiers": AKIA is a user's key, ASIA a temporary one. The length is that
of every key that was ever seen; AWS promises 16 to 128."""
SECRET = re.compile(r"[A-Za-z0-9/+=]{40}")
SAMPLES = (
    "AKIAIOSFODNN7EXAMPLE",
    "AKIAI44QH8DHBEXAMPLE",
    "ASIAIOSFODNN7EXAMPLE",
    "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY",
)
"""The keys of AWS's own documentation."""
QUOTES = "\"'“”‘’"
PLACEHOLDER = re.compile(
    r"<.*> | \[.*\] | \$\{?\w+\}?"  # <access key>, [key], $KEY
    r"| .*(x{5}|X{5}|\*{4}|\.{3}|…).*"  # AKIAXXXXXXXX, ****
    r"| (?i:.*(your|paste|insert|replace)[\w\ -]*(key|secret|id|here).*)",
    re.VERBOSE,
)


def is_placeholder(value: str) -> bool:
    """Whether a value is a sample from a page, or a text that asks to be replaced."""
    return value in SAMPLES or bool(PLACEHOLDER.fullmatch(value))


def looks_like_id(value: str) -> bool:
    return bool(KEY_ID.fullmatch(value))


def looks_like_secret(value: str) -> bool:
    """Whether a value has the shape of a secret access key (a rule of experience)."""
    return bool(SECRET.fullmatch(value)) and not looks_like_id(value)


def complaint_about_id(typed: str) -> Phrase | None:
    """What is wrong with a typed access key ID; never repeats it."""
    value = typed.strip()
    if not value:
        return Phrase("Type or paste the access key ID; it begins with AKIA.")
    if looks_like_secret(value):
        return Phrase("This looks like the secret access key. The access key ID begins with AKIA.")
    if complaint := _foreign(value):
        return complaint
    if is_placeholder(value):
        return Phrase("This is a sample from a page, not a key of your own.")
    if value.startswith(("AIDA", "AROA")):
        return Phrase("This is the ID of a user or a role. The access key ID begins with AKIA.")
    if not looks_like_id(value) and looks_like_id(value.upper()):
        return Phrase("An access key ID is all capitals and digits; this one has small letters.")
    if not looks_like_id(value):
        return Phrase(
            "An access key ID has 20 characters, capitals and digits, and begins with AKIA or ASIA;"
            " this one has {count}.",
            count=len(value),
        )
    return None


def complaint_about_secret(typed: str) -> Phrase | None:
    """What is wrong with a typed secret access key; never repeats it."""
    value = typed.strip()
    if not value:
        return Phrase("Paste the secret access key; it has 40 characters.")
    if looks_like_id(value):
        return Phrase("This is an access key ID. The secret access key has 40 characters.")
    if complaint := _foreign(value):
        return complaint
    if is_placeholder(value):
        return Phrase("This is a sample from a page, not a secret of your own.")
    if not looks_like_secret(value):
        return Phrase(
            "A secret access key has 40 characters: letters, digits, / and +; this one has {count},"
            " or another character among them.",
            count=len(value),
        )
    return None


def complaint_about_token(typed: str) -> Phrase | None:
    """What is wrong with a typed session token; never repeats it."""
    value = typed.strip()
    if not value:
        return Phrase("Paste the session token; a key that begins with ASIA does not work alone.")
    if complaint := _foreign(value):
        return complaint
    if looks_like_id(value) or looks_like_secret(value):
        return Phrase("This is too short for a session token, which has hundreds of characters.")
    return None


def _foreign(value: str) -> Phrase | None:
    """What of a typed value belongs to no key: quotes, blanks, full-width letters, what cannot be seen."""
    if value[0] in QUOTES or value[-1] in QUOTES:
        return Phrase("There are quotes around it. Leave them off.")
    if any(letter.isspace() for letter in value):
        return Phrase("There is a blank or a line break in it. Copy it again.")
    if any(unicodedata.east_asian_width(letter) == "F" for letter in value):
        return Phrase(
            "There are full-width letters or digits in it. Switch the keyboard to half-width, or paste it."
        )
    if not value.isascii():
        return Phrase("There is a character in it that no key has; perhaps it cannot be seen.")
    return None
