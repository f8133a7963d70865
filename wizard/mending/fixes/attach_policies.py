"""The fix `attach-policies`: what is missing of the two policies, by an identity that may attach it."""

from __future__ import annotations

from msgspec import Struct

from checks.context import Context
from checks.model import Finding, Phrase
from checks.permissions.support.simulator import Decision, simulated
from checks.principal import Principal, principal_of
from checks.profile import profile_in_use
from checks.refusals.sign_in import SIGN_IN_DENIED
from checks.sources.aws.refusal import Refusal
from checks.sources.aws.resource_types import ANY
from wizard.account.administrator import (
    ASKING_IAM,
    NOBODY,
    PROFILE,
    Administrator,
    chosen_profile,
    elsewhere,
    known_as,
    others,
)
from wizard.account.deeds import attach
from wizard.account.granting import Deed, Failed, carry_out
from wizard.account.patience import CALLS, lacks_a_policy, until_allowed
from wizard.account.policies import GRANT, identity, missing_of, preview
from wizard.account.refused import end, point_to_page
from wizard.conversation.protocol import Conversation, Question
from wizard.mending.plan import Done
from wizard.output.marks import Mark

ASKS = (PROFILE, GRANT)


def can_be_granted(context: Context) -> bool:
    """Whether IAM lets somebody attach policies to the identity."""
    return principal_of(identity(context)).takes_policies


def may_work(conversation: Conversation, context: Context) -> bool:
    """Whether somebody is there to grant: another profile, or an identity that IAM says may do it."""
    if not can_be_granted(context):
        return False
    if context.administrator or others(context):
        return True
    who = principal_of(identity(context))
    with conversation.progress(ASKING_IAM.with_(name=who.name)):
        decisions = simulated(context, {f"iam:Attach{who.kind.capitalize()}Policy": (ANY,)})
    known = decisions.values() if isinstance(decisions, dict) else ()
    return any(isinstance(each, Decision) and each.is_allowed for each in known)


def plan(conversation: Conversation, context: Context, finding: Finding) -> Attaching | None:
    """None where nothing can be attached; NotTaken where IAM does not say what is missing."""
    if not can_be_granted(context):
        conversation.show(NOBODY, Mark.FAIL)
        return None
    who = principal_of(identity(context))
    profile = chosen_profile(conversation, context, profile_in_use(context))
    admin = known_as(conversation, profile, context)
    if admin is None:
        return None
    if admin.account != who.account:
        conversation.show(elsewhere(admin, who), Mark.FAIL)
        point_to_page(conversation, context.scope, finding.code)
        return None
    with conversation.progress(ASKING_IAM.with_(name=who.name)):
        missing = missing_of(context, who, admin)
        if not isinstance(missing, Refusal):
            missing = tuple(name for name in missing if _is_lacking(name, context, finding.code))
    if isinstance(missing, Refusal):
        raise end(conversation, context, Failed(missing), admin, who, finding.code)
    if missing:
        return Attaching(context, who, admin, finding.code, missing)
    conversation.show(
        Phrase("Neither of the two policies is missing; something else refuses the call.")
    )
    return None


class Attaching(Struct, frozen=True):
    """A plan to attach the policies `missing`, by their names, to an identity."""

    context: Context
    who: Principal
    admin: Administrator
    code: str
    missing: tuple[str, ...]
    question: Question = GRANT

    @property
    def exact(self) -> str:
        return ""

    def show(self, conversation: Conversation) -> None:
        preview(conversation, self.admin, self._deeds)

    def do(self, conversation: Conversation) -> Done:
        """NotTaken where AWS refused, and all is as before."""
        carry_out(
            conversation,
            self._deeds,
            self.admin.account,
            lambda failed: end(conversation, self.context, failed, self.admin, self.who, self.code),
        )
        granted = self.context.now()
        conversation.show(Phrase("Attached: {policies}", policies=self.missing), Mark.DONE)
        if not until_allowed(conversation, self.context, self.missing):
            conversation.show(
                Phrase("AWS accepted the change, but it has not taken effect yet."), Mark.UNKNOWN
            )
        by_hand = tuple(command for deed in self._deeds for command in deed.by_hand)
        return Done(granted, by_hand=by_hand)

    @property
    def _deeds(self) -> list[Deed[None, None]]:
        return [
            attach(self.admin.aws, self.who, self.who.policy_of_aws(name)) for name in self.missing
        ]


def _is_lacking(name: str, context: Context, code: str) -> bool:
    """By use: that of aws login is, where AWS refused a sign-in; a session proves that it is not."""
    call = CALLS.get(name)
    return code == SIGN_IN_DENIED.code if call is None else lacks_a_policy(call(context))
