"""What may be wrong inside one value: pure functions of its text."""

from __future__ import annotations

import re
import unicodedata

BRACKETED_PASTE = re.compile(r"\x1b\[20[01]~")
"""What a terminal puts around a pasted text, where the program that reads it does not know it."""
QUOTES = "\"'“”‘’„‟«»`"
COMMENT = re.compile(r"\s[#;]")
PROMPT = re.compile(
    r"AWS Access Key ID|AWS Secret Access Key|Default (region name|output format)|\[None\]:?"
)

ANOTHER = re.compile(r"\s(?:aws_\w+|region|output|role_arn|source_profile)\s*=", re.IGNORECASE)
"""The next setting on the same line: its line end was lost on the way."""
HALF_A_HEADER = re.compile(r"\[\s*([^][=:#;]+?)\s*\]?|([^][=:#;]+?)\s*\]")
"""A section's name with a bracket too few."""
OWN_NAME = re.compile(r"^(?:export\s+|set\s+)?AWS_\w+\s*=\s*(?=\S)")
"""A whole line of a shell, pasted where its value belongs."""


def is_quoted(value: str) -> bool:
    """Whether it begins or ends with a quote, straight or curly."""
    return bool(value) and (value[0] in QUOTES or value[-1] in QUOTES)


def without_quotes(value: str) -> str:
    return value.strip(QUOTES + " \t")


def has_extra_text(value: str) -> bool:
    """Whether a comment or another setting stands behind it, or the prompt of `aws configure` or its
    own variable's name before it."""
    return any(each.search(value) for each in (COMMENT, PROMPT, ANOTHER, OWN_NAME))


def has_another_setting(value: str) -> bool:
    """Whether the next setting of the file stands behind it."""
    return bool(ANOTHER.search(value))


def without_extra_text(value: str) -> str:
    """What is left once the comment, the prompt and what belongs to other settings are gone."""
    behind = re.split(r"\[[^\]]*\]:\s*", OWN_NAME.sub("", value))[-1]
    return ANOTHER.split(COMMENT.split(behind)[0])[0].strip()


def plain(line: str) -> str:
    """A line with full-width signs as the plain ones that they look like, without invisible ones about it."""
    return unicodedata.normalize("NFKC", line).strip(" \t\ufeff\u200b\u2060")


def header_in(line: str) -> str | None:
    """The section that a line was meant to begin, which botocore knows as none: `[default`, `［default］`."""
    found = HALF_A_HEADER.fullmatch(plain(line))
    return (found[1] or found[2]) if found else None


def foreign_characters(value: str) -> tuple[str, ...]:
    """The characters that cannot be seen or only look right, as `U+200B` or `^V`, each once.

    A letter with an accent is none of them, nor is a text without any ASCII in it or like it.
    Control characters always are: no key, Region or format has one.
    """
    text = value.strip()
    controls = dict.fromkeys(filter(_is_control, text))
    strange = dict.fromkeys(
        letter
        for letter in text
        if not letter.isascii() and letter not in QUOTES and not _has_accent(letter)
    )
    meant = unicodedata.normalize("NFKC", text)
    if not any(letter.isascii() and letter.isalnum() for letter in meant):
        strange = {}
    return tuple(map(_name, (*controls, *strange)))


def _is_control(letter: str) -> bool:
    return letter < " " or letter == "\x7f"


def _name(letter: str) -> str:
    """A control character by the keys that make it, as terminals do: `^V`, `^[` for the escape."""
    return f"^{chr(ord(letter) ^ 0x40)}" if _is_control(letter) else f"U+{ord(letter):04X}"


def in_ascii(value: str) -> str:
    """The value with look-alikes in their plain form and all else that is foreign left out."""
    plain = unicodedata.normalize("NFKC", BRACKETED_PASTE.sub("", value))
    kept = (letter for letter in plain if letter.isascii() and not _is_control(letter))
    return "".join(kept).strip()


def _has_accent(letter: str) -> bool:
    return any(unicodedata.combining(part) for part in unicodedata.normalize("NFD", letter))
