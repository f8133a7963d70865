"""The options of the set-up: what the journey is told before it begins."""

from __future__ import annotations

from collections.abc import Mapping

from checks import TYPE_CHECKING
from checks.phrase import Phrase
from wizard.invocation.options import Options, flag, path, value
from wizard.invocation.selection import (
    administrator,
    key_file,
    own_photo,
    secret_from_stdin,
    yes_to_all,
)

if TYPE_CHECKING:
    from pathlib import Path


class SetupOptions(Options):
    """What `rekwiz setup` takes beside what every command does."""

    csv: Path | None = key_file()
    secret_from_stdin: bool = secret_from_stdin()
    photo: Path | None = own_photo()
    yes: bool = yes_to_all()
    answers: Path | None = value("FILE", Phrase("A TOML file that answers the questions"), path)
    record: Path | None = value(
        "FILE", Phrase("Write the answers to this file, never a secret"), path
    )
    dry_run: bool = flag(Phrase("Show what would be written, and write nothing"))
    admin_profile: str | None = administrator()


def by_variables(options: SetupOptions, environment: Mapping[str, str]) -> SetupOptions:
    """The options with the two files that a variable may name in place of its flag."""
    csv, photo = environment.get("REKWIZ_CSV"), environment.get("REKWIZ_PHOTO")
    return options.with_(
        csv=options.csv or (path(csv) if csv else None),
        photo=options.photo or (path(photo) if photo else None),
    )
