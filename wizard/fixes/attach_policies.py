"""The fix `attach-policies`: what is missing of the two policies, by an identity that may attach it."""

from __future__ import annotations

from dataclasses import replace

from checks.context import Context
from checks.files.in_use import profile_in_use
from checks.identity.principal import Principal, principal_of
from checks.model import Finding, Phrase
from checks.permissions.policies import GUIDE
from checks.permissions.reading import read
from checks.permissions.simulator import Decision, simulated
from checks.refused.seen import caller_of
from checks.sources.refusal import Refusal
from checks.sources.resource_types import ANY
from wizard.conversation import YES_FLAG, Conversation, Mark, Question
from wizard.fixes import Fix, Mended
from wizard.granting import Deed, Failed, carry_out, show
from wizard.granting.administrator import (
    NOBODY,
    Administrator,
    chosen_profile,
    known_as,
    others,
)
from wizard.granting.deeds import attach
from wizard.granting.patience import CALLS, lacks_a_policy, until_allowed
from wizard.granting.refused import end, point_to_page

GRANT = Question(
    "attach_policies",
    Phrase("Make this change in AWS?"),
    help=Phrase(
        "Each line is one change in the account, with the command of the AWS CLI that would do the"
        " same. If one of them fails, those before it are undone."
    ),
    flag=YES_FLAG,
)


def can_be_granted(context: Context) -> bool:
    """Whether IAM lets somebody attach policies to the identity."""
    context.aws.ask("sts", "GetCallerIdentity")
    return principal_of(caller_of(context)).takes_policies


def may_work(context: Context) -> bool:
    """Whether somebody is there to grant: another profile, or an identity that IAM says may do it."""
    if not can_be_granted(context):
        return False
    if context.administrator or others(context):
        return True
    kind = principal_of(caller_of(context)).kind.capitalize()
    decisions = simulated(context, {f"iam:Attach{kind}Policy": (ANY,)})
    known = decisions.values() if isinstance(decisions, dict) else ()
    return any(isinstance(each, Decision) and each.is_allowed for each in known)


def mend(conversation: Conversation, context: Context, finding: Finding) -> Mended | None:
    """None where nothing was attached; NotTaken where AWS refused, and all is as before."""
    if not can_be_granted(context):
        conversation.show(NOBODY, Mark.FAIL)
        return None
    who = principal_of(caller_of(context))
    profile = chosen_profile(conversation, context, profile_in_use(context))
    admin = known_as(conversation, profile, context)
    if admin is None:
        return None
    if admin.account != who.account:
        conversation.show(_elsewhere(admin, who), Mark.FAIL)
        point_to_page(conversation, context.scope, finding.code)
        return None
    return _grant(conversation, context, who, admin, finding.code)


def _elsewhere(admin: Administrator, who: Principal) -> Phrase:
    return Phrase(
        "The profile {profile} belongs to account {other}, and {user} to account {account}. Only"
        " somebody of account {account} can change what {user} may do.",
        profile=admin.profile,
        other=admin.account,
        user=who.name,
        account=who.account,
    )


def _grant(
    conversation: Conversation, context: Context, who: Principal, admin: Administrator, code: str
) -> Mended | None:
    missing = missing_of(context, who, admin)
    if isinstance(missing, Refusal):
        raise end(conversation, context, Failed(missing), admin, who, code)
    missing = tuple(name for name in missing if lacks_a_policy(CALLS[name](context)))
    if not missing:
        conversation.show(
            Phrase("Neither of the two policies is missing; something else refuses the call.")
        )
        return None
    deeds = [attach(admin.aws, who, who.policy_of_aws(name)) for name in missing]
    preview(conversation, admin, deeds)
    if not conversation.confirm(GRANT):
        return None
    carry_out(
        conversation,
        deeds,
        admin.account,
        lambda failed: end(conversation, context, failed, admin, who, code),
    )
    granted = context.now()
    conversation.show(Phrase("Attached: {policies}", policies=missing), Mark.DONE)
    if not until_allowed(conversation, context, missing):
        conversation.show(Phrase("AWS took it, but does not act on it yet."), Mark.UNKNOWN)
    return Mended(granted)


def preview(conversation: Conversation, admin: Administrator, deeds: list[Deed]) -> None:
    """Where, as whom, and what."""
    conversation.show(
        Phrase(
            "In account {account}, as {name} (profile {profile}), rekwiz would:",
            account=admin.account,
            name=admin.name,
            profile=admin.profile,
        )
    )
    show(conversation, deeds)


def missing_of(context: Context, who: Principal, admin: Administrator) -> tuple[str, ...] | Refusal:
    """Those of the two that neither the identity nor a group of its has, or why IAM does not say.

    Nothing is attached blindly: undoing it could take away what was there before.
    """
    kind = who.kind.capitalize()
    pages = admin.aws.pages("iam", f"ListAttached{kind}Policies", **{f"{kind}Name": who.name})
    for page in pages:
        if isinstance(page, Refusal):
            return page
    attached = {policy.arn for policy in read(replace(context, aws=admin.aws), who).attached}
    return tuple(name for name in GUIDE if who.policy_of_aws(name) not in attached)


FIX = Fix("attach-policies", safe=False, mend=mend)
