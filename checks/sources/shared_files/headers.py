"""What a section's header stands for, and how a name is written into one."""

from __future__ import annotations

import re
import shlex

KINDS = ("profile", "sso-session", "services")
"""The words that begin a header of `config`; botocore looks at them in this order."""

_BLANKS = re.compile(r"[ \t\r\n]+")


def meaning(header: str) -> tuple[str, str] | None:
    """Kind and name of a header of `config`; None for a section that botocore leaves to others.

    As `botocore.configloader.build_profile_map` takes it apart: a header that only begins with
    the word counts too (`[profiles x]`), and one of more than two words stands for nothing.
    """
    if header == "default":
        return "profile", header
    kind = next(filter(header.startswith, KINDS), None)
    words = _words(header) if kind else []
    return (kind, words[1]) if kind and len(words) == 2 else None


def section_name(header: str, file: str) -> str:
    """How a caller names the section of a header: `profile my dev` for `profile 'my dev'`."""
    meant = meaning(header) if file == "config" and header != "default" else None
    return " ".join(meant) if meant else header


def asked_for(section: str) -> tuple[str, str] | None:
    """Kind and name of a section as a caller names it, without quotes: `profile my dev`."""
    if section == "default":
        return "profile", section
    kind = next((kind for kind in KINDS if section.startswith((f"{kind} ", f"{kind}\t"))), None)
    return (kind, section[len(kind) + 1 :]) if kind else None


def written(section: str, file: str) -> str:
    """The header's text for a new section, in quotes where botocore needs them."""
    asked = asked_for(section)
    if file != "config" or asked is None or section == "default":
        return section
    kind, name = asked
    for spelling in (name, shlex.quote(name)):  # so does `aws configure`, which knows no other
        if meaning(f"{kind} {spelling}") == asked:
            return f"{kind} {spelling}"
    raise ValueError("botocore could not read this name back from a header")


def _words(header: str) -> list[str]:
    if not any(mark in header for mark in "'\"\\"):
        return [word for word in _BLANKS.split(header) if word]
    try:
        return shlex.split(header)
    except ValueError:  # a quote that never closes
        return []
