"""The options of the set-up: what the journey is told before it begins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from checks.model import Phrase
from wizard.invocation.options import flag, value
from wizard.invocation.selection import (
    administrator,
    key_file,
    own_photo,
    secret_from_stdin,
    yes_to_all,
)


@dataclass(frozen=True)
class SetupOptions:
    """What `rekwiz setup` takes beside what every command does."""

    csv: Path | None = key_file()
    secret_from_stdin: bool = secret_from_stdin()
    photo: Path | None = own_photo()
    yes: bool = yes_to_all()
    answers: Path | None = value("FILE", Phrase("A TOML file that answers the questions"), Path)
    record: Path | None = value(
        "FILE", Phrase("Write the answers to this file, never a secret"), Path
    )
    dry_run: bool = flag(Phrase("Show what would be written, and write nothing"))
    admin_profile: str | None = administrator()


def by_variables(options: SetupOptions, environment: Mapping[str, str]) -> SetupOptions:
    """The options with the two files that a variable may name in place of its flag."""
    csv, photo = environment.get("REKWIZ_CSV"), environment.get("REKWIZ_PHOTO")
    return replace(
        options,
        csv=options.csv or (Path(csv) if csv else None),
        photo=options.photo or (Path(photo) if photo else None),
    )
