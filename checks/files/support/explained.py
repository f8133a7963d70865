"""What a fault in some settings accounts for: a Region in quotes does not make a key unknown."""

from __future__ import annotations

from checks.model import Message, area_of

STAND_ALONE = ("region", "output")
"""Settings on which no other depends."""


def explained(message: Message, *settings: str) -> tuple[str, ...]:
    """Of the findings that the message accounts for those that depend on one of these settings."""
    faulty = set(map(_alone, settings))
    return tuple(code for code in message.explains if _about(code) in faulty)


def _alone(setting: str) -> str | None:
    return setting if setting in STAND_ALONE else None


def _about(code: str) -> str | None:
    """The setting that a finding depends on; None for the keys, and whatever else signs in."""
    if code == "cli.output-format-unknown":
        return "output"
    return "region" if area_of(code) == "region" else None
