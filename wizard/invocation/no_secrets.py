"""A configuration is no place for a secret: where one seems to stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checks.secrets.gate import shown
from checks.secrets.places import has_a_secrets_form, holds_secret
from wizard.invocation.toml_lines import Path

COMMENT = re.compile(r"#(.*)")
IN_PROSE = ("reason",)
"""What a person writes for persons: a sentence may speak of a token and hold none."""


def of_comments(text: str) -> int | None:
    """The first line with a comment in which something stands that has the form of a secret."""
    for number, line in enumerate(text.splitlines(), 1):
        if (found := COMMENT.search(line)) and has_a_secrets_form(found[1]):
            return number
    return None


def of_settings(held: object, path: Path) -> Path | None:
    """The first setting below the path that holds what may be a secret, by its name or its form."""
    return next(_secrets(held, path), None)


def _secrets(held: object, path: Path) -> Iterator[Path]:
    match held:
        case Mapping():
            for key, value in held.items():
                if has_a_secrets_form(key) or (holds_secret(key) and isinstance(value, str)):
                    yield (*path, key)
                yield from _secrets(value, (*path, key))
        case list():
            for number, value in enumerate(held):
                yield from _secrets(value, (*path, number))
        case str():
            is_prose = any(name in IN_PROSE for name in path)
            if has_a_secrets_form(held) if is_prose else shown(held) != held:
                yield path
