"""AWS itself is in trouble, wants fewer calls, or does not serve this account."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.console_links import SUPPORT
from checks.context import Context
from checks.knowledge import aws_codes
from checks.model import Finding, Message, Severity
from checks.pages import ACTIVATION, HEALTH, LIMITS
from checks.refusals.evidence import evidence_of
from checks.sources.aws.refusal import Kind, Refusal

AWS_IN_TROUBLE = Message(
    code="network.aws-in-trouble",
    severity=Severity.UNKNOWN,
    summary="AWS, or a proxy before it, reported trouble of its own for {action}.",
    why="This is not a fault of your set-up, and it passes as a rule.",
    recognised="The answer was an internal error, Service Unavailable or another 5xx, twice.",
    raw=(
        "An error occurred (InternalServerError) when calling the … operation",
        "An error occurred (503) when calling the … operation",
        "Service Unavailable",
    ),
    steps=(
        "Wait a few minutes.",
        "Run rekwiz again.",
        "If it stays so, look at the AWS Health Dashboard for your Region.",
    ),
    links=(HEALTH,),
)

THROTTLED = Message(
    code="network.throttled",
    severity=Severity.UNKNOWN,
    summary="AWS asked to slow down: too many calls of {action} at a time.",
    why="Each account may make a certain number of calls a second in each Region. Other programs"
    " of the same account count too.",
    recognised="AWS's code is {error}.",
    raw=(
        "An error occurred (ThrottlingException) when calling the … operation",
        "An error occurred (ProvisionedThroughputExceededException) when calling the … operation",
        "An error occurred (Throttling) when calling the … operation",
        "Rate exceeded",
    ),
    steps=(
        "Wait a minute.",
        "Run rekwiz again.",
        "Make fewer calls a second in your own program.",
    ),
    links=(LIMITS,),
)

NOT_ACTIVATED = Message(
    code="identity.account-not-activated",
    severity=Severity.FAIL,
    summary="The sign-up of this AWS account is not finished, so {action} is not served yet.",
    why="A new account is activated once its payment card and phone are verified, usually within"
    " two hours, at times within 24. An unpaid bill can also close an account to a service. Keys"
    " and policies are not at fault.",
    recognised="AWS's code is {error}, one that says so; or its words say that the account is being"
    " verified.",
    raw=(
        "The AWS Access Key Id needs a subscription for the service",
        "You are not subscribed to this service",
        "Your account is not signed up for the S3 service",
        "An error occurred (OptInRequired) when calling the …",
        "Your account is currently being verified. Verification normally takes less than 2 hours.",
        "Your account is pending verification. Until the verification process is complete, you may not"
        " be able to carry out requests with this account.",
        "Your request for accessing resources in this region is being validated",
        "An error occurred (PendingVerification) when calling the …",
    ),
    steps=(
        "Sign in as the root user and open Billing and Payments: add or confirm the card.",
        "Finish the phone check if AWS asks for it, and wait two hours. After 24 hours write to"
        " aws-verification@amazon.com, as AWS's words say.",
        "Then run rekwiz again.",
        "If it stays so, open a case with AWS Support; that is free for account questions.",
    ),
    links=(ACTIVATION, SUPPORT),
    explains=("permissions.s3-denied",),
)

BLOCKED = Message(
    code="identity.account-blocked",
    severity=Severity.FAIL,
    summary="AWS has blocked this account.",
    why="AWS blocks an account while it verifies it, for an unpaid bill, or after misuse.",
    recognised="AWS's code is Blocked.",
    raw=("This account is currently blocked and not recognized as a valid account",),
    steps=(
        "Look for an e-mail from AWS at the root user's address, and answer it.",
        "Open a case with AWS Support under Account and billing; that is free.",
    ),
    links=(SUPPORT,),
)

MESSAGES = (AWS_IN_TROUBLE, THROTTLED, NOT_ACTIVATED, BLOCKED)
MEANINGS = {
    THROTTLED: aws_codes.THROTTLED,
    NOT_ACTIVATED: aws_codes.NOT_ACTIVATED,
    BLOCKED: aws_codes.BLOCKED,
    AWS_IN_TROUBLE: aws_codes.IN_TROUBLE,
}

BEING_VERIFIED = re.compile(
    r"account is (?:currently |still )?(?:being verified|pending verification)|is being validated",
    re.IGNORECASE,
)
"""What EC2, Bedrock and IVS say of a new account, under codes that differ: AccessDeniedException, too."""


def findings(refusal: Refusal, context: Context) -> Iterator[Finding]:
    """What the service has against the call, whoever makes it."""
    if refusal.kind is not Kind.AWS:
        return
    known = (message for message, codes in MEANINGS.items() if refusal.code in codes)
    trouble = AWS_IN_TROUBLE if (refusal.status or 0) >= 500 else None
    verifying = NOT_ACTIVATED if BEING_VERIFIED.search(refusal.words) else None
    if message := verifying or next(known, trouble):
        yield message.finding(
            *evidence_of(refusal), facts={"action": refusal.operation, "error": refusal.code}
        )
