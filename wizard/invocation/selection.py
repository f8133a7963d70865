"""The options that several commands share: what is checked and what counts, how, and by whom."""

from __future__ import annotations

from collections.abc import Collection

from checks import TYPE_CHECKING
from checks.exits import FailOn
from checks.phrase import Phrase, Quoted
from wizard.invocation.options import Options, flag, member_of, one_of, part, path, value, values

if TYPE_CHECKING:
    from pathlib import Path

DAY = 86_400


def is_time(seconds: float) -> bool:
    """Whether a run may take so long: more than nothing, and less than a day."""
    return 0 < seconds < DAY


def seconds(text: str) -> float:
    seconds = float(text)
    if not is_time(seconds):
        raise ValueError(text)
    return seconds


def output_format(names: Collection[str]) -> str | None:
    """The field --format of commands whose result is data."""
    help = Phrase("How to write the result: {formats}", formats=tuple(map(Phrase, names)))
    return value("FORMAT", help, one_of(*names))


def own_photo() -> Path | None:
    return value("FILE", Phrase("Your own photo in place of the bundled one"), path)


def key_file() -> Path | None:
    """The field --csv of commands that may ask for an access key."""
    help = Phrase("The key file that the IAM console lets you download")
    return value("FILE", help, path)


def secret_from_stdin() -> bool:
    """The field --secret-from-stdin of the same commands."""
    return flag(Phrase("Read the secret access key from standard input: its first line"))


def all_profiles() -> bool:
    return flag(Phrase("Look at every profile of the shared files"))


def administrator() -> str | None:
    """The field --admin-profile of commands that can change permissions in AWS."""
    help = Phrase("The profile of somebody who may change permissions in IAM")
    return value("NAME", help, str)


def yes_to_all() -> bool:
    return flag(Phrase("Take the recommended answer wherever there is one"))


def _bucket(text: str) -> str:
    from wizard.invocation.stored import bucket_of

    return bucket_of(text)


def _collection(text: str) -> str:
    from wizard.invocation.stored import collection_of

    return collection_of(text)


class Requirements(Options):
    """What must hold beyond the guide's own, and the file that may say it."""

    require: tuple[str, ...] | None = values(
        "WHAT", Phrase("Also insist on these checks, areas or IAM actions")
    )
    require_policy: tuple[str, ...] | None = values(
        "NAME", Phrase("Also insist on these managed policies")
    )
    resources: tuple[str, ...] | None = values(
        "ARN", Phrase("The resources that the required actions are for")
    )
    config: Path | None = value("FILE", Phrase("A TOML file with these settings"), path)


class Selection(Options):
    """What doctor and preflight check, and what counts."""

    only: tuple[str, ...] | None = values(
        "CODE", Phrase("Only these checks or areas, and what they need")
    )
    skip: tuple[str, ...] | None = values("CODE", Phrase("Leave out these checks or areas"))
    requirements: Requirements = part(Requirements)
    photo: Path | None = own_photo()
    bucket: str | None = value(
        "NAME[/KEY]", Phrase("Also prove that a photo in this bucket can be analysed"), _bucket
    )
    collection: str | None = value(
        "ID", Phrase("Also prove that this face collection can be used"), _collection
    )
    account: str | None = value("ID", Phrase("The account that is expected"), str)
    no_own_tools: bool = flag(Phrase("Do not test the set-up with your own AWS CLI and Python"))
    timeout: float | None = value(
        "SECONDS", Phrase("Seconds for the whole run; 30 by default"), seconds
    )
    fail_on: FailOn | None = value(
        "WHAT",
        Phrase(
            "The level from which to exit with other than 0: {levels}",
            levels=Quoted(Phrase(", ".join(FailOn))),
        ),
        member_of(FailOn),
    )
    output: Path | None = value("FILE", Phrase("Write the result to this file"), path)
