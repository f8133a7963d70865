"""Who grants: the identity of a profile that may change permissions, and in which account."""

from __future__ import annotations

from dataclasses import replace

from msgspec import Struct

from checks.console_links import in_console, partition_meant
from checks.context import Context
from checks.credentials.support.code_needed import code_needed
from checks.geography.names import DEFAULT_REGION
from checks.model import Phrase
from checks.principal import Principal, principal_of
from checks.profile import profile_in_use, resolved_region
from checks.refusals.reading import findings_of
from checks.sources.aws.ask import Answer, Aws, Settings
from checks.sources.aws.refusal import Refusal
from checks.sources.shared_files import Refused, read_profiles
from checks.spelling import near
from checks.target import known_target
from wizard.conversation.findings import show_finding
from wizard.conversation.protocol import Choice, Conversation, Question
from wizard.errors import Usage

FLAG = "--admin-profile"
NOBODY = Phrase("Nobody can attach policies to this identity; sign in as a user or a role.")
ASKING = Phrase("Asking AWS about the profile {profile}…")
ASKING_IAM = Phrase("Asking IAM about {name}…")
PROFILE = Question(
    "admin_profile",
    Phrase("Which profile should rekwiz make the changes with?"),
    help=Phrase(
        "It must belong to somebody who may change permissions in IAM, usually an administrator."
        " Its keys are used for these changes only and are not copied."
    ),
    flag=FLAG,
)


class Administrator(Struct, frozen=True):
    """A profile, AWS as it sees it, and whom AWS knows it as."""

    profile: str
    aws: Aws
    account: str
    name: str
    partition: str = "aws"
    region: str = DEFAULT_REGION
    named: str | None = None
    """The profile as botocore is told it; None for the one that is in use anyhow."""

    def world(self, context: Context) -> Context:
        """The world as this identity sees it."""
        return replace(context, aws=self.aws, profile=self.named, region=self.region)


def profiles_of(context: Context) -> tuple[str, ...]:
    """The profiles of the shared files; none where botocore refuses a file."""
    config, credentials = context.config.data, context.credentials.data
    try:
        return tuple(read_profiles(config, credentials, encoding=context.encoding))
    except Refused:
        return ()


def others(context: Context) -> tuple[str, ...]:
    """The profiles beside the one in use."""
    own = profile_in_use(context)
    return tuple(name for name in profiles_of(context) if name != own)


def chosen_profile(conversation: Conversation, context: Context, own: str | None) -> str:
    """The profile of --admin-profile, or the one that the person chooses.

    To a person another than their own is recommended: that one may not, as a rule. Without being
    told so rekwiz uses no other.
    """
    theirs = [own] if own else []
    names = [*others(context), *theirs] if conversation.asks else [*theirs, *others(context)]
    if wish := context.administrator:
        if wish not in profiles_of(context):
            found = near(wish, profiles_of(context))
            raise Usage(
                Phrase("{flag}: there is no profile {name}.", flag=FLAG, name=wish),
                Phrase("Did you mean: {codes}", codes=found) if found else None,
            )
        return wish
    if own is not None and names == [own]:
        return own
    choices = [Choice(name, name, Phrase("the profile {name}", name=name)) for name in names]
    return conversation.choose(PROFILE, choices, names[0])


def known_as(conversation: Conversation, profile: str, context: Context) -> Administrator | None:
    """Whom AWS knows the profile as; None where it does not, and why was said.

    botocore is not let ask for an MFA code.
    """
    own = profile == profile_in_use(context) and not context.administrator
    named = context.profile if own else profile
    region = _region_of(named, context)
    aws = Aws(named, region)
    world = replace(context, aws=aws, profile=named, region=region)
    finding = code_needed(world)
    if finding is None:
        with conversation.progress(ASKING.with_(profile=profile)):
            aws.keys()
            said = aws.ask("sts", "GetCallerIdentity")
        match said:
            case Answer(value={"Account": account, "Arn": arn}):
                who = principal_of(arn)
                return Administrator(profile, aws, account, who.name, who.partition, region, named)
            case Refusal() as refusal:
                found = next(iter(findings_of(refusal, world)))
                finding = in_console(found, partition_meant(known_target(world)))
            case _:
                raise AssertionError("GetCallerIdentity without an ARN")
    conversation.show(Phrase("The profile {profile} cannot make the changes:", profile=profile))
    show_finding(conversation, finding)
    return None


def elsewhere(admin: Administrator, who: Principal) -> Phrase:
    """What is said where the identity belongs to another account than the administrator."""
    return Phrase(
        "The profile {profile} belongs to account {other}, and {user} to account {account}. Only"
        " somebody of account {account} can change what {user} may do.",
        profile=admin.profile,
        other=admin.account,
        user=who.name,
        account=who.account,
    )


def _region_of(profile: str | None, context: Context) -> str:
    """Its own, which says the partition; IAM has one address in each, so any Region of it will do."""
    settings = Aws(profile).settings()
    own = settings.region if isinstance(settings, Settings) else None
    return own or resolved_region(context) or DEFAULT_REGION
