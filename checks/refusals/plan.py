"""The account itself is not served: its free plan has ended, or there is nothing to pay with."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checks.accounts.organization import is_explicit
from checks.accounts.plan import Plan, plan_of
from checks.console_links import PAYMENT_METHODS, SUPPORT
from checks.context import Context
from checks.knowledge import aws_codes
from checks.model import Finding, Message, Phrase, Severity
from checks.pages import FREE_TIER
from checks.refusals.evidence import action_of, evidence_of
from checks.sources.aws.refusal import Kind, Refusal

PLAN_ENDED = Message(
    code="identity.plan-ended",
    severity=Severity.FAIL,
    summary="The free plan of this AWS account has ended, so {action} is not served.",
    why="Accounts that were opened since July 2025 may be on a free plan. It lasts for six months, or"
    " until its credits are used up; then AWS closes the account, unless it is moved to the paid plan."
    " Keys and policies are not at fault.",
    recognised="AWS refused the call, and freetier:GetAccountPlanState says FREE and EXPIRED; or AWS's"
    " words say that the plan has ended.",
    steps=(
        "Sign in to the console as the account's owner and choose the paid plan, under Billing and Cost"
        " Management or in AWS Settings. A payment card is needed then.",
        "Do it soon: AWS says by e-mail until when a closed account can be opened again.",
        "Wait some minutes and run rekwiz again.",
    ),
    raw=('"accountPlanStatus": "EXPIRED"',),
    commands=("aws freetier get-account-plan-state --region us-east-1",),
    links=(FREE_TIER, SUPPORT),
)
ENDED_ON = Phrase("The free plan of this AWS account ended on {date}, so {action} is not served.")
PAYMENT_MISSING = Message(
    code="identity.payment-missing",
    severity=Severity.FAIL,
    summary="AWS wants a valid payment method for this account before it serves {action}.",
    why="Each call has its price, be it a thousandth of a dollar. AWS refuses it where an account"
    " has no card, one that has expired, or one that it could not charge. A policy cannot fix that.",
    recognised="AWS's words name a payment instrument or a payment method.",
    steps=(
        "Sign in to the console as the account's owner, open Billing and Cost Management, Payment"
        " preferences, and add a card, or make one that works the default.",
        "Wait some minutes and run rekwiz again.",
        "If it stays so, open a case with AWS Support; that is free for account questions.",
    ),
    raw=("INVALID_PAYMENT_INSTRUMENT: A valid payment instrument must be provided.",),
    links=(PAYMENT_METHODS, SUPPORT),
)
MESSAGES = (PLAN_ENDED, PAYMENT_MISSING)

PAYMENT_WORDS = re.compile(
    r"invalid_payment_instrument|payment instrument"
    r"|(?:valid|add a|no|missing|expired|update your) payment method",
    re.IGNORECASE,
)
ENDED_WORDS = re.compile(
    r"free (?:account |tier )?plan\b.{0,40}\b(?:has )?(?:ended|expired|is over)|account plan (?:has )?"
    r"(?:ended|expired)",
    re.IGNORECASE,
)
UNEXPLAINED = (*aws_codes.NOT_ACTIVATED, *aws_codes.BLOCKED)
"""Codes of refusals that are about the account; which of them an ended plan brings is not documented."""
DENIED = ("AccessDenied", "AccessDeniedException")


def findings(refusal: Refusal, context: Context) -> Iterator[Finding]:
    """What stands between AWS and the account's own money, by AWS's words or by the account's plan."""
    if refusal.kind is not Kind.AWS:
        return
    facts = {"action": action_of(refusal)}
    if PAYMENT_WORDS.search(refusal.words):
        yield PAYMENT_MISSING.finding(*evidence_of(refusal), facts=facts)
    elif ENDED_WORDS.search(refusal.words):
        yield _ended(refusal, plan_of(context))
    elif _may_be_the_plan(refusal) and (plan := plan_of(context)) and plan.has_ended:
        yield _ended(refusal, plan)


def _may_be_the_plan(refusal: Refusal) -> bool:
    """Whether the refusal has no other reason in it: only then is the plan asked for."""
    silent = refusal.code in DENIED and not refusal.words.strip()
    return refusal.code in UNEXPLAINED or silent or is_explicit(refusal)


def _ended(refusal: Refusal, plan: Plan | None) -> Finding:
    seen = (*evidence_of(refusal), *(plan.evidence if plan else ()))
    facts = {"action": action_of(refusal)}
    if plan and plan.ends:
        facts["date"] = f"{plan.ends:%Y-%m-%d}"
        return PLAN_ENDED.finding(*seen, summary=ENDED_ON, facts=facts)
    return PLAN_ENDED.finding(*seen, facts=facts)
