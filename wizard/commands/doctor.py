"""`rekwiz doctor`: runs every check, names the root cause first, and says how to mend it."""

from __future__ import annotations

from pathlib import Path

from checks.model import Phrase
from wizard.arguments import Parser, add_format, add_granting, add_selection
from wizard.call import Call

SUMMARY = Phrase("find out why a set-up does not work, the root cause first")
SAYS_SANDBOX_ITSELF = True


def add_arguments(parser: Parser) -> None:
    add_format(parser)
    add_selection(parser)
    parser.option(
        "--all-profiles",
        action="store_true",
        help=Phrase("look at every profile of the shared files"),
    )
    parser.option(
        "--fix",
        action="store_true",
        help=Phrase("mend the root cause where rekwiz can; shows the change and asks"),
    )
    parser.option(
        "--yes", action="store_true", help=Phrase("with --fix: do what is safe without asking")
    )
    add_granting(parser)
    parser.option(
        "--bundle",
        type=Path,
        metavar="FILE.zip",
        help=Phrase("also write all that somebody who helps would ask for, and no secret"),
    )
    parser.option(
        "--with-account",
        action="store_true",
        help=Phrase("with --bundle: do not hide the account's number"),
    )


def run(call: Call) -> int:
    from wizard.reporting import look_at_all, look_at_one

    return (
        look_at_all(call, "doctor") if call.option("all_profiles") else look_at_one(call, "doctor")
    )
