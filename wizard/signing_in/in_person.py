"""Runs a sign-in of AWS's in the person's own terminal, as if they had typed it; says how it ended."""

from __future__ import annotations

import os
import sys
from enum import Enum, auto

from checks import aws_cli as copies
from checks.accounts.sign_ins import Way
from checks.context import Context
from checks.model import Phrase
from checks.profile import ID, stated
from wizard.conversation.protocol import Conversation, Kind
from wizard.output.marks import Mark
from wizard.running.ended import code_of
from wizard.running.piped import waited_for
from wizard.running.signals import handled
from wizard.signing_in.command import Command

OF_THE_TERMINAL = ("SIGINT", "SIGQUIT")
"""The terminal sends them to the whole job: they are the command's, and rekwiz goes on after it."""
NO_OFFERS = {"AWS_CLI_AGENT_TOOLKIT_HINT_DISABLED": "true"}
"""Keeps a question about something else away (AWS CLI User Guide, "Environment variables")."""
NEEDS_A_PERSON = Phrase(
    "{command} needs a person and a browser, and nobody is asked now. Run this yourself; then run the"
    " same rekwiz command again:"
)


BESIDE = (
    "web_identity_token_file",
    "sso_role_name",
    "sso_account_id",
    ID,
    "role_arn",
    "credential_process",
)
"""A profile that has one of them is refused by `aws login` (aws-cli, awscli/customizations/login/login.py,
ensure_profile_does_not_have_existing_credentials); `aws configure sso` asks nothing about it."""


class Ended(Enum):
    """How it ended by its exit code, which proves nothing yet."""

    WELL = auto()
    BADLY = auto()
    INTERRUPTED = auto()
    NOT_STARTED = auto()


def sign_in(conversation: Conversation, context: Context, command: Command) -> Ended:
    """Says what comes, and hands the terminal to the AWS CLI until that has ended by itself.

    rekwiz types nothing into it and answers nothing there.
    """
    conversation.show(
        Phrase("The AWS CLI has the terminal now; what it asks is yours to answer. Ctrl-C ends it.")
    )
    conversation.literal(command.shown, Kind.COMMAND)
    program = copies.in_use(context)
    ended = Ended.NOT_STARTED if program is None else _run(command, str(program))
    if said := _said(command, ended, context):
        conversation.show(said, Mark.WARN)
    return ended


def in_the_way(command: Command, context: Context) -> str | None:
    """The setting of its profile that keeps `aws login` from it; None where nothing does."""
    if command.way is not Way.BROWSER:
        return None
    return next((name for name in BESIDE if stated(context, name, command.profile)), None)


def say_that_it_needs_a_person(conversation: Conversation, command: Command) -> None:
    conversation.show(NEEDS_A_PERSON.with_(command=command.name), Mark.WARN)
    conversation.literal(command.shown, Kind.COMMAND)


def _run(command: Command, program: str) -> Ended:
    from subprocess import Popen

    sys.stdout.flush()
    sys.stderr.flush()
    output = None if os.isatty(1) else 2  # its questions must be seen where rekwiz's are
    try:
        with handled(OF_THE_TERMINAL, lambda *_: None):
            child = Popen(command.by(program), env=os.environ | NO_OFFERS, stdout=output)
            try:
                code = code_of(waited_for(child))
            finally:
                child.kill()  # nothing, where it has ended
    except OSError:
        return Ended.NOT_STARTED
    match code:
        case 0:
            return Ended.WELL
        case 130 | 131:  # 128 + SIGINT or SIGQUIT, which the AWS CLI gives itself, too
            return Ended.INTERRUPTED
    return Ended.BADLY


def _said(command: Command, ended: Ended, context: Context) -> Phrase | None:
    """What became of it, in a sentence; the AWS CLI's own words stand above."""
    match ended:
        case Ended.WELL:
            return None
        case Ended.NOT_STARTED:
            return Phrase("{command} could not be started.", command=command.name)
        case Ended.INTERRUPTED:
            return Phrase("{command} was interrupted; nobody was signed in.", command=command.name)
    if setting := in_the_way(command, context):
        return Phrase(
            "The profile {profile} has {setting}, beside which aws login takes no sign-in: give the"
            " sign-in a profile of its own (--profile NAME), or take that out of the file first.",
            profile=command.profile,
            setting=setting,
        )
    if (policy := command.needs_policy) is not None:
        return Phrase(
            "{command} ended without a sign-in; why stands above, in its own words. If they speak of"
            " permissions: an IAM user needs the policy {policy}.",
            command=command.name,
            policy=policy,
        )
    return Phrase(
        "{command} ended without a sign-in; why stands above, in its own words.",
        command=command.name,
    )
