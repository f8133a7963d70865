"""What may be wrong inside one value: pure functions of its text."""

from __future__ import annotations

import re
import unicodedata

QUOTES = "\"'“”‘’„‟«»`"
COMMENT = re.compile(r"\s[#;]")
PROMPT = re.compile(
    r"AWS Access Key ID|AWS Secret Access Key|Default (region name|output format)|\[None\]:?"
)


def is_quoted(value: str) -> bool:
    """Whether it begins or ends with a quote, straight or curly."""
    return bool(value) and (value[0] in QUOTES or value[-1] in QUOTES)


def without_quotes(value: str) -> str:
    return value.strip(QUOTES + " \t")


def has_extra_text(value: str) -> bool:
    """Whether a comment stands behind it, or the prompt of `aws configure` before it."""
    return bool(COMMENT.search(value) or PROMPT.search(value))


def without_extra_text(value: str) -> str:
    """What is left once the comment and the prompt are gone."""
    behind = re.split(r"\[[^\]]*\]:\s*", value)[-1]
    return COMMENT.split(behind)[0].strip()


def foreign_characters(value: str) -> tuple[str, ...]:
    """The characters that cannot be seen or only look right, as `U+200B`, each once.

    A letter with an accent is none of them, nor is a text without any ASCII in it or like it.
    """
    text = value.strip()
    strange = dict.fromkeys(
        letter
        for letter in text
        if not letter.isascii() and letter not in QUOTES and not _has_accent(letter)
    )
    meant = unicodedata.normalize("NFKC", text)
    if not any(letter.isascii() and letter.isalnum() for letter in meant):
        return ()
    return tuple(f"U+{ord(letter):04X}" for letter in strange)


def in_ascii(value: str) -> str:
    """The value with look-alikes in their plain form and all else that is foreign left out."""
    plain = unicodedata.normalize("NFKC", value)
    return "".join(letter for letter in plain if letter.isascii()).strip()


def _has_accent(letter: str) -> bool:
    return any(unicodedata.combining(part) for part in unicodedata.normalize("NFD", letter))
