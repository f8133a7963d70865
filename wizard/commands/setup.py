"""`rekwiz setup`: the guided set-up, from nothing to a first face detection; safe to run again."""

from __future__ import annotations

import sys

from checks import TYPE_CHECKING
from checks.exits import Exit
from checks.phrase import Phrase
from wizard.errors import Usage
from wizard.interruption import LeftAt, StoppedHalfWay
from wizard.invocation.command import Order, Practise, Sandbox, command
from wizard.invocation.prepared import Prepared
from wizard.setup.options import SetupOptions, by_variables

if TYPE_CHECKING:
    from wizard.conversation.protocol import Conversation
    from wizard.invocation.call import Call
    from wizard.setup.trail import Ending
    from wizard.setup.travel import Travel

STAYS = Phrase("What was done in AWS stays. Run rekwiz setup again: it continues from there.")
BEGINS_ANEW = Phrase("Each practice starts over; with --keep-sandbox it continues where it was.")
IS_KEPT = Phrase("The practice is kept in {folder}. Delete that folder to start over.")


def run(call: Call, options: SetupOptions) -> int:
    from wizard.conversation.chosen import speak
    from wizard.conversation.protocol import Kind
    from wizard.output.marks import Mark
    from wizard.setup.beginning import begin
    from wizard.setup.steps import question_keys
    from wizard.setup.trail import Ending
    from wizard.setup.travel import Travel
    from wizard.setup.world import World

    options = by_variables(options, call.environment)
    _somebody_answers(call)
    conversation = speak(call, question_keys)
    _greet(call, conversation)
    world = World(call, call.everywhere.profile, options.admin_profile)
    travel = Travel(call, conversation, world, options)
    try:
        ending = begin(travel) or _walked(travel)
    except Usage:
        if world.granted and not call.begins_anew:
            conversation.show(STAYS, Mark.WARN)
        raise
    except StoppedHalfWay:
        raise
    except KeyboardInterrupt:
        from wizard.setup.going_on import going_on

        raise LeftAt(going_on(call, options), anew=call.begins_anew) from None
    if ending is Ending.PRACTISED:
        raise Practise(_in_practice(call, options))
    if ending is Ending.REHEARSED:
        return Exit.READY
    if ending is not Ending.DONE:
        from wizard.setup.going_on import going_on, what_is_left

        conversation.show(what_is_left(call), Mark.WARN)
        conversation.literal(going_on(call, options), Kind.COMMAND)
        return Exit.NOT_READY
    done = (
        Phrase("Done. For the real AWS: rekwiz setup")
        if call.in_sandbox
        else Phrase("Done. When it breaks one day: rekwiz doctor")
    )
    conversation.show(done, Mark.DONE)
    return Exit.READY


def _walked(travel: Travel) -> Ending:
    from wizard.setup.journey import walk
    from wizard.setup.steps import all_steps

    return walk(all_steps(), travel)


def _in_practice(call: Call, options: SetupOptions) -> Order:
    """The same set-up in the sandbox: with its key and its account, and so without the person's."""
    unattended = call.everywhere.no_input or call.prepared.stands_in
    own = SetupOptions(photo=options.photo, yes=unattended, dry_run=options.dry_run)
    return Order(_prepared(own), lambda practice: run(practice, own))


def _somebody_answers(call: Call) -> None:
    """A person at a terminal, or a flag that says that nobody is asked."""
    there = sys.stdin.isatty() and sys.stderr.isatty()
    if not there and not (call.everywhere.no_input or call.prepared.stands_in):
        raise Usage(
            Phrase("There is no terminal to ask on."),
            Phrase(
                "Use --yes for the recommended answers, --answers FILE for your own, or --no-input"
                " to be asked nothing."
            ),
        )


def _greet(call: Call, conversation: Conversation) -> None:
    from pathlib import Path

    from wizard.output.marks import Mark

    conversation.show(Phrase("rekwiz · to a first face detection with Amazon Rekognition"))
    if call.in_sandbox:
        conversation.show(
            Phrase(
                "This is a sandbox: a local AWS for practice. Nothing here is real, nothing costs."
            ),
            Mark.WARN,
        )
        if call.begins_anew:
            conversation.show(BEGINS_ANEW)
        elif call.everywhere.practises:
            conversation.show(IS_KEPT.with_(folder=Path.home().parent))
    else:
        conversation.show(
            Phrase("It takes about 10 minutes. One face detection costs about 0.001 USD.")
        )
    if conversation.asks:
        conversation.show(Phrase("? shows help, Ctrl-C leaves; leaving harms nothing."))


def _prepared(options: SetupOptions) -> Prepared:
    return Prepared(
        yes=options.yes,
        answers=options.answers,
        record=options.record,
        csv=options.csv,
        photo=options.photo,
        secret_from_stdin=options.secret_from_stdin,
    )


COMMAND = command(
    SetupOptions,
    run,
    sandbox=Sandbox.FROM_NOTHING,
    prepared=_prepared,
)
