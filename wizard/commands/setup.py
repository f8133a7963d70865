"""`rekwiz setup`: the guided set-up, from nothing to a first face detection; safe to run again."""

from __future__ import annotations

import sys
from pathlib import Path

from checks.model import Phrase
from wizard.conversation.chosen import speak
from wizard.conversation.protocol import Conversation
from wizard.errors import Usage
from wizard.invocation.call import Call
from wizard.invocation.parser import Parser, add_granting
from wizard.output.marks import Mark

SUMMARY = Phrase("the guided set-up, from nothing to a first face detection")
SAYS_SANDBOX_ITSELF = True
BEGINS_FROM_NOTHING = True
UNFINISHED = 1
STAYS = Phrase("What was done in AWS stays. Run rekwiz setup again: it goes on from there.")


def add_arguments(parser: Parser) -> None:
    parser.option(
        "--csv",
        type=Path,
        metavar="FILE",
        help=Phrase("the key file that the IAM console lets you download"),
    )
    parser.option(
        "--photo",
        type=Path,
        metavar="FILE",
        help=Phrase("your own photo in place of the bundled one"),
    )
    parser.option(
        "--yes",
        action="store_true",
        help=Phrase("take the recommended answer wherever there is one"),
    )
    parser.option(
        "--answers",
        type=Path,
        metavar="FILE",
        help=Phrase("a TOML file that answers the questions"),
    )
    parser.option(
        "--record",
        type=Path,
        metavar="FILE",
        help=Phrase("write the answers to this file, never a secret"),
    )
    parser.option(
        "--dry-run",
        action="store_true",
        help=Phrase("show what would be written, and write nothing"),
    )
    add_granting(parser)


def run(call: Call) -> int:
    from wizard.setup.journey import walk
    from wizard.setup.steps import all_steps, question_keys
    from wizard.setup.trail import Ending
    from wizard.setup.travel import Travel
    from wizard.setup.world import World

    _somebody_answers(call)
    conversation = speak(call, question_keys)
    _greet(call, conversation)
    world = World(call, profile=call.option("profile"))
    travel = Travel(call, conversation, world, dry=call.option("dry_run", False))
    try:
        ending = walk(all_steps(), travel)
    except Usage:
        if world.granted:
            conversation.show(STAYS, Mark.WARN)
        raise
    if ending is Ending.REHEARSED:
        return 0
    if ending is not Ending.DONE:
        conversation.show(
            Phrase(
                "The set-up is not finished. Run rekwiz setup again: what holds is not asked again."
            ),
            Mark.WARN,
        )
        return UNFINISHED
    done = (
        Phrase("Done. For the real AWS: rekwiz setup")
        if call.in_sandbox
        else Phrase("Done. When it breaks one day: rekwiz doctor")
    )
    conversation.show(done, Mark.DONE)
    return 0


def _somebody_answers(call: Call) -> None:
    """A person at a terminal, or a flag that says that nobody is asked."""
    there = sys.stdin.isatty() and sys.stderr.isatty()
    if not there and not any(map(call.option, ("yes", "answers", "no_input"))):
        raise Usage(
            Phrase("There is no terminal to ask on."),
            Phrase(
                "Use --yes for the recommended answers, --answers FILE for your own, or --no-input"
                " to be asked nothing."
            ),
        )


def _greet(call: Call, conversation: Conversation) -> None:
    conversation.show(Phrase("rekwiz · to a first face detection with Amazon Rekognition"))
    if call.in_sandbox:
        conversation.show(
            Phrase(
                "This is a sandbox: a local AWS for practice. Nothing here is real, nothing costs."
            ),
            Mark.WARN,
        )
    else:
        conversation.show(
            Phrase("It takes about 10 minutes. One face detection costs about 0.001 USD.")
        )
    if conversation.asks:
        conversation.show(Phrase("? shows help, Ctrl-C leaves; leaving harms nothing."))
