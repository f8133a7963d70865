"""Faults of the account itself: not verified yet, blocked, a plan that ended, nothing to pay with."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

from wizard.sandbox.account import USER
from wizard.sandbox.aws_refusals import NotServed, Refused
from wizard.sandbox.faults.fault import Fault, spare_the_administrator
from wizard.sandbox.principals import iam_of
from wizard.sandbox.world import Plan, SignedCall, World

_NOT_SIGNED_UP = {
    "rekognition": Refused(
        "SubscriptionRequiredException",
        "The AWS Access Key Id needs a subscription for the service",
    ),
    "s3": Refused(
        "NotSignedUp",
        "Your account is not signed up for the S3 service. You must sign up before you can use S3.",
        403,
    ),
    "iam": Refused(
        "OptInRequired", "The AWS Access Key Id needs a subscription for the service", 403
    ),
}
_BEING_VERIFIED = Refused(
    "AccessDeniedException",
    "Your account is currently being verified. Verification normally takes less than 2 hours. Until"
    " your account is verified, you may not have access to this operation. If you are still receiving"
    " this message after more than 2 hours, please let us know by writing to"
    " aws-verification@amazon.com. We appreciate your patience.",
)
_NOTHING_TO_PAY_WITH = Refused(
    "AccessDeniedException",
    "Access is denied due to INVALID_PAYMENT_INSTRUMENT: A valid payment instrument must be provided."
    " If you recently fixed this issue, try again after 2 minutes.",
)
"""Both as seen with Amazon Bedrock; what Rekognition says of such accounts is not known."""
_BLOCKED = Refused(
    "Blocked",
    "This account is currently blocked and not recognized as a valid account. "
    "Please contact aws-verification@amazon.com if you have questions.",
    403,
)
"""The words are known from EC2; what other services say of a blocked account is not."""


def _refuse(answers: dict[str, Refused]) -> Callable[[World], None]:
    """Refuses these services to everybody but admin."""

    def refuse(call: SignedCall) -> None:
        if call.service in answers:
            raise NotServed(answers[call.service])

    return lambda world: world.on_authorization.append(spare_the_administrator(refuse))


def _end_plan(world: World) -> None:
    """A free plan that ended a week ago; the user may ask for it.

    Which code AWS answers then is not documented: here that of an account that is not signed up.
    """
    world.plan = Plan("FREE", "EXPIRED", 0.0, world.now() - timedelta(days=7))
    allowed = {"Effect": "Allow", "Action": "freetier:GetAccountPlanState", "Resource": "*"}
    document = json.dumps({"Version": "2012-10-17", "Statement": [allowed]})
    iam_of(world.account).put_user_policy(USER, "MayReadItsPlan", document)
    _refuse(_NOT_SIGNED_UP)(world)


FAULTS = (
    Fault(
        "identity.account-not-activated",
        "the account's sign-up is not finished",
        _refuse(_NOT_SIGNED_UP),
        variants={"verifying": _refuse({"rekognition": _BEING_VERIFIED})},
    ),
    Fault(
        "identity.account-blocked",
        "AWS has blocked the account",
        _refuse({"rekognition": _BLOCKED, "s3": _BLOCKED}),
    ),
    Fault("identity.plan-ended", "the account's free plan ended a week ago", _end_plan),
    Fault(
        "identity.payment-missing",
        "the account has nothing to pay with",
        _refuse({"rekognition": _NOTHING_TO_PAY_WITH}),
    ),
)
