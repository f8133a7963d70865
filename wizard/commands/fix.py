"""`rekwiz fix CODE…`: mends one finding at a time; shows the change, asks, applies it, checks again."""

from __future__ import annotations

from pathlib import Path

from checks.model import Phrase
from wizard.errors import Usage
from wizard.invocation.call import Call
from wizard.invocation.parser import Parser, add_granting, add_requirements

SUMMARY = Phrase("mend a finding: shows the change, asks, applies it, checks again")


def add_arguments(parser: Parser) -> None:
    parser.argument("codes", nargs="*", metavar="CODE", help=Phrase("a finding's code"))
    parser.option(
        "--yes",
        action="store_true",
        help=Phrase("take the recommended answer wherever there is one"),
    )
    add_granting(parser)
    parser.option(
        "--dry-run",
        action="store_true",
        help=Phrase("show what would be changed, and change nothing"),
    )
    parser.option(
        "--for-admin",
        nargs="?",
        type=Path,
        const=Path(),
        metavar="FILE",
        help=Phrase("write a page to hand to whoever may change permissions; changes nothing"),
    )
    add_requirements(parser)


def run(call: Call) -> int:
    from wizard.explaining.codes import message_named
    from wizard.mending.mend import NOT_MENDED, hand_over_code, mend_code, work_of

    codes, file = _codes_and_file(call.option("codes"), call.option("for_admin"))
    if file is not None and call.option("dry_run"):
        raise Usage(
            Phrase("{what} does not go with {other}.", what="--dry-run", other="--for-admin")
        )
    if file not in (None, Path()) and len(codes) > 1:
        raise Usage(
            Phrase("--for-admin writes one page, and {count} codes are named.", count=len(codes)),
            Phrase("Name one code, or no file: then each has a page of its own."),
        )
    for code in codes:
        message_named(code)
    work = work_of(call)
    ended = [
        mend_code(work, code) if file is None else hand_over_code(work, code, file)
        for code in codes
    ]
    return NOT_MENDED if NOT_MENDED in ended else max(ended)


def _codes_and_file(codes: list[str], file: Path | None) -> tuple[list[str], Path | None]:
    """What was meant where a code stands right behind --for-admin, which argparse takes for FILE."""
    from checks.catalogue import all_messages

    if file is not None and str(file) in all_messages():
        return [str(file), *codes], Path()
    if not codes:
        raise Usage(
            Phrase("{what} is missing.", what="CODE"),
            Phrase("For example: rekwiz fix permissions.s3-denied; rekwiz doctor names the codes."),
        )
    return codes, file
