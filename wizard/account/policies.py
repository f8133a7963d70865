"""Which of the policies that it needs an identity lacks, and the change as it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from checks.accounts.sign_ins import InUse, Way, way_in_use
from checks.context import Context
from checks.model import Phrase
from checks.permissions.policies import wanted_of
from checks.permissions.support.reading import read
from checks.principal import Principal
from checks.profile import Stated
from checks.sources.aws.refusal import Refusal
from wizard.account.administrator import Administrator
from wizard.account.granting import Change, show
from wizard.conversation.protocol import YES_FLAG, Conversation, Question

GRANT = Question(
    "attach_policies",
    Phrase("Make this change in AWS?"),
    help=Phrase(
        "Each line is one change in the account, with the command of the AWS CLI that would do the"
        " same. If one of them fails, those before it are undone."
    ),
    flag=YES_FLAG,
)


def preview(conversation: Conversation, admin: Administrator, changes: Sequence[Change]) -> None:
    """Where, as whom, and what."""
    conversation.show(
        Phrase(
            "In account {account}, as {name} (profile {profile}), rekwiz would:",
            account=admin.account,
            name=admin.name,
            profile=admin.profile,
        )
    )
    show(conversation, changes)


def missing_of(context: Context, who: Principal, admin: Administrator) -> tuple[str, ...] | Refusal:
    """Those that it needs and neither it nor a group of its has, or why IAM does not say.

    Nothing is attached blindly: undoing it could take away what was there before.
    """
    kind = who.kind.capitalize()
    pages = admin.aws.pages("iam", f"ListAttached{kind}Policies", **{f"{kind}Name": who.name})
    for page in pages:
        if isinstance(page, Refusal):
            return page
    attached = {policy.arn for policy in read(replace(context, aws=admin.aws), who).attached}
    return tuple(name for name in wanted(context, who) if who.policy_of_aws(name) not in attached)


def identity(context: Context) -> str:
    """The ARN of who is spoken of: the caller, else whoever would sign in with `aws login`, if the profile
    says it; AWS itself tells nothing of somebody who may not sign in."""
    match way_in_use(context):
        case InUse(way=Way.BROWSER, setting=Stated(value=session)):
            return context.caller() or session
    return context.caller()


def wanted(context: Context, who: Principal) -> tuple[str, ...]:
    """The guide's two, and that of aws login for a user whose profile signs in with it."""
    used = way_in_use(context)
    return wanted_of(used.way if used else Way.ACCESS_KEY, who)
