"""What a person chose in an earlier run of the set-up, by profile; never a secret."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from checks.context import Context
from checks.profile import profile_in_use
from wizard.files.own_folder import state_folder

FILE = "choices.toml"
"""Beside the backups. Whoever deletes it is asked again, and nothing else happens."""


def remembered(context: Context, what: str) -> str | None:
    """The key of the choice, where one was made for the profile in use and can be read."""
    kept = _read(context)
    return _of(kept.get(profile_in_use(context))).get(what) if kept else None


def remember(context: Context, **choices: str) -> None:
    """Keeps these choices; what cannot be kept is asked again, which harms nothing."""
    import tomli_w

    profile, all_of_them = profile_in_use(context), dict(_read(context))
    all_of_them[profile] = _of(all_of_them.get(profile)) | choices
    file = _file(context)
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = file.with_suffix(".new")
        part.write_text(tomli_w.dumps(all_of_them), "utf-8")
        part.replace(file)


def _file(context: Context) -> Path:
    return state_folder(context.environment) / FILE


def _read(context: Context) -> Mapping[str, object]:
    try:
        return tomllib.loads(_file(context).read_text("utf-8"))
    except (OSError, ValueError):
        return {}


def _of(kept: object) -> dict[str, str]:
    """The choices of one profile, whatever somebody may have written there."""
    if not isinstance(kept, dict):
        return {}
    return {str(name): value for name, value in kept.items() if isinstance(value, str)}
