"""`rekwiz fix CODE…`: mends one finding at a time; shows the change, asks, applies it, checks again."""

from __future__ import annotations

from checks import TYPE_CHECKING
from checks.exits import gravest
from checks.phrase import Phrase
from wizard.errors import Usage
from wizard.formats import REPORT, names_of
from wizard.invocation.command import command
from wizard.invocation.options import Options, flag, part, path, value, words
from wizard.invocation.prepared import Prepared
from wizard.invocation.selection import (
    Requirements,
    Selection,
    administrator,
    key_file,
    own_photo,
    secret_from_stdin,
    yes_to_all,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from wizard.invocation.call import Call
    from wizard.mending.mend import Work


NO_FILE = ""
"""What --for-admin means with no name behind it."""


def codes() -> Iterable[str]:
    from checks.catalogue import all_messages

    return (message.code for message in all_messages().values() if message.fix)


class FixOptions(Options):
    """What is mended, how far, and by whom."""

    codes: tuple[str, ...] = words("CODE", Phrase("A finding's code"), among=codes)
    yes: bool = yes_to_all()
    answers: Path | None = value("FILE.toml", Phrase("Answers in place of questions"), path)
    csv: Path | None = key_file()
    secret_from_stdin: bool = secret_from_stdin()
    admin_profile: str | None = administrator()
    dry_run: bool = flag(Phrase("Show what would be changed, and change nothing"))
    for_admin: Path | None = value(
        "FILE",
        Phrase("Write a page for whoever may change permissions; changes nothing"),
        path,
        alone=NO_FILE,
    )
    photo: Path | None = own_photo()
    requirements: Requirements = part(Requirements)


def run(call: Call, options: FixOptions) -> int:
    from msgspec.structs import replace

    from wizard.explaining.codes import message_named
    from wizard.mending.mend import hand_over_code, mend_code
    from wizard.writing.world import together

    codes, file = _codes_and_file(options.codes, options.for_admin)
    if file is not None and options.dry_run:
        raise Usage(
            Phrase("{what} does not go with {other}.", what="--dry-run", other="--for-admin")
        )
    if file not in (None, path(NO_FILE)) and len(codes) > 1:
        raise Usage(
            Phrase("--for-admin writes one page, and {count} codes are named.", count=len(codes)),
            Phrase("Name one code, or no file: then each has a page of its own."),
        )
    for code in codes:
        message_named(code)
    work = _work(call, options)
    with together():
        return gravest(
            [
                mend_code(replace(work, to_come=codes[number:]), code)
                if file is None
                else hand_over_code(work, code, file)
                for number, code in enumerate(codes, 1)
            ]
        )


def _work(call: Call, options: FixOptions) -> Work:
    """Usage where the configuration file or a flag cannot be followed."""
    from wizard.conversation.chosen import speak_of_keys
    from wizard.invocation.wishes import wishes_of
    from wizard.mending.fixes import question_keys
    from wizard.mending.mend import Work

    wishes = wishes_of(
        call,
        Selection(requirements=options.requirements, photo=options.photo),
        formats=names_of(REPORT),
        administrator=options.admin_profile,
    )
    return Work(call, speak_of_keys(call, question_keys), wishes, dry=options.dry_run)


def _codes_and_file(codes: Sequence[str], file: Path | None) -> tuple[Sequence[str], Path | None]:
    """What was meant where a code stands right behind --for-admin, which argparse takes for FILE."""
    from checks.catalogue import all_messages

    if file is not None and str(file) in all_messages():
        return [str(file), *codes], path(NO_FILE)
    if not codes:
        raise Usage(
            Phrase("{what} is missing.", what="CODE"),
            Phrase("For example: rekwiz fix permissions.s3-denied; rekwiz doctor names the codes."),
        )
    return codes, file


COMMAND = command(
    FixOptions,
    run,
    prepared=lambda options: Prepared(
        yes=options.yes,
        answers=options.answers,
        csv=options.csv,
        secret_from_stdin=options.secret_from_stdin,
    ),
)
