"""`rekwiz fix CODE…`: mends one finding at a time; shows the change, asks, applies it, checks again."""

from __future__ import annotations

from pathlib import Path

from checks.model import Phrase
from wizard.arguments import Parser, add_granting
from wizard.call import Call

SUMMARY = Phrase("mend a finding: shows the change, asks, applies it, checks again")
NOT_MENDED = 1


def add_arguments(parser: Parser) -> None:
    parser.argument("codes", nargs="+", metavar="CODE", help=Phrase("a finding's code"))
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


def run(call: Call) -> int:
    from wizard.codes import message_named
    from wizard.mending import hand_over_code, mend_code

    codes = call.option("codes")
    for code in codes:
        message_named(code)
    conversation = call.conversation()
    work = mend_code if call.option("for_admin") is None else hand_over_code
    mended = [work(call, conversation, code) for code in codes]
    return 0 if all(mended) else NOT_MENDED
