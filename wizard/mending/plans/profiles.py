"""Another profile than the one in use: a program cannot name it for its parent, and says how it is done."""

from __future__ import annotations

from dataclasses import replace

from checks.context import Context
from checks.credentials.support.code_needed import code_needed
from checks.geography.names import DEFAULT_REGION
from checks.masking import masked_name
from checks.model import Phrase
from checks.principal import principal_of
from checks.profile import PROFILE_VARIABLES, asked_profile
from checks.refusals.reading import findings_of
from checks.scope import Scope
from checks.sources.aws.ask import Answer, Aws, Settings
from checks.sources.aws.refusal import Refusal
from checks.sources.local.shells import set_remedy
from wizard.account.administrator import ASKING
from wizard.conversation.findings import show_finding, show_steps
from wizard.conversation.protocol import Conversation, Kind, Question
from wizard.output.marks import Mark
from wizard.output.next_commands import doctor_command

WHICH = Question(
    "use_profile",
    Phrase("Which profile do you want to use?"),
    help=Phrase(
        "A profile is a name for a key, a Region and an output format. A new one gets a key and a"
        " Region now; one that is there already has to be named in this terminal."
    ),
)


def show_how_to_name(conversation: Conversation, context: Context, profile: str) -> None:
    """The line to paste, for the variable that names a profile here; then how to look again."""
    asked = asked_profile(context)
    by_variable = asked is not None and asked.source in PROFILE_VARIABLES
    name = asked.source if asked and by_variable else PROFILE_VARIABLES[-1]
    remedy = set_remedy(name, masked_name(profile), context.platform)
    conversation.show(
        Phrase("rekwiz cannot set a variable of your terminal; paste the command below there.")
    )
    show_steps(conversation, remedy.steps, remedy.commands, remedy.links)
    conversation.show(Phrase("Or name the profile in each command, as in:"))
    conversation.literal(doctor_command(Scope(profile)), Kind.COMMAND)


def is_known_to_aws(conversation: Conversation, context: Context, profile: str) -> bool:
    """Whether AWS takes the keys of this profile; whom it knows it as, or why it does not, is said.

    botocore is not let ask for an MFA code.
    """
    settings = Aws(profile).settings()
    own = settings.region if isinstance(settings, Settings) else None
    world = replace(context, aws=Aws(profile, own or DEFAULT_REGION), profile=profile)
    if asks := code_needed(world):
        show_finding(conversation, asks)
        return False
    with conversation.progress(ASKING.with_(profile=masked_name(profile))):
        said = world.aws.ask("sts", "GetCallerIdentity")
    match said:
        case Answer(value={"Account": account, "Arn": arn}):
            name = principal_of(arn).name
            words = Phrase("AWS knows it: {name}, account {account}", name=name, account=account)
            conversation.show(words, Mark.DONE)
            return True
        case Refusal() as refusal:
            show_finding(conversation, next(iter(findings_of(refusal, world))))
    return False
