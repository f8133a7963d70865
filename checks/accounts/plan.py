"""The account's plan, as AWS tells it to whoever may ask: free or paid, running or ended, and its credits.

Accounts that were opened since 2025-07-15 have one (AWS Billing, "AWS Free Tier"). AWS Billing and
Cost Management API Reference, GetAccountPlanState; botocore/data/freetier/2023-09-07: asked in
us-east-1, at no cost.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from checks.context import Context
from checks.model import Evidence, Phrase
from checks.profile import resolved_region
from checks.sources.aws.ask import Answer
from checks.sources.aws.partitions import partition_of

COMMERCIAL = "aws"
"""The partition whose accounts have plans."""
HOME = "us-east-1"
"""Where the service is for all accounts of the commercial partition (its endpoint rules)."""
COST_OF_ONE = "0.001"
"""USD for one image in the first tier (https://aws.amazon.com/rekognition/pricing/)."""
ON_FREE_PLAN = Phrase(
    "One face detection costs about {usd} USD; on the free plan it comes off your credits, and"
    " nothing is charged."
)
ON_FREE_PLAN_WITH = Phrase(
    "One face detection costs about {usd} USD; on the free plan it comes off your credits ({credits}"
    " left), and nothing is charged."
)
FROM_CREDITS = Phrase(
    "One face detection costs about {usd} USD; it comes off your credits first ({credits} left)."
)


class Type(StrEnum):
    FREE = "FREE"
    PAID = "PAID"


class State(StrEnum):
    NOT_STARTED = "NOT_STARTED"
    ACTIVE = "ACTIVE"
    EXPIRED = "EXPIRED"


class Plan(Struct, frozen=True):
    """`credits` are what is left, with their unit (`120.50 USD`); empty where AWS did not say."""

    type: str
    state: str
    credits: str = ""
    ends: datetime | None = None

    @property
    def is_free(self) -> bool:
        return self.type == Type.FREE

    @property
    def has_ended(self) -> bool:
        """Whether AWS serves the account no more: a paid plan ends with nothing but its credits."""
        return self.is_free and self.state == State.EXPIRED

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        seen = {
            "plan": f"{self.type} {self.state}",
            "credits left": self.credits,
            "plan ends": f"{self.ends:%Y-%m-%d}" if self.ends else "",
        }
        source = "freetier:GetAccountPlanState"
        return tuple(Evidence(name, value, source) for name, value in seen.items() if value)


def plan_of(context: Context) -> Plan | None:
    """The plan of the account; None where AWS does not tell it to this identity, or there is none."""
    if partition_of(resolved_region(context) or HOME) != COMMERCIAL:
        return None
    match context.aws.ask("freetier", "GetAccountPlanState", region=HOME):
        case Answer(value={"accountPlanType": str(kind), "accountPlanStatus": str(state)} as told):
            ends = told.get("accountPlanExpirationDate")
            return Plan(
                kind,
                state,
                _credits(told.get("accountPlanRemainingCredits")),
                ends if isinstance(ends, datetime) else None,
            )
    return None


def _credits(amount: object) -> str:
    match amount:
        case {"amount": int() | float() as count, "unit": str(unit)}:
            return f"{count:.2f} {unit}"
    return ""


def cost_of_the_sample(context: Context) -> Phrase | None:
    """What one detection costs this very account; None where only the price is known."""
    plan = plan_of(context)
    if plan is None or plan.has_ended:
        return None
    facts = {"usd": COST_OF_ONE, "credits": plan.credits}
    if plan.is_free:
        return ON_FREE_PLAN_WITH.with_(**facts) if plan.credits else ON_FREE_PLAN.with_(**facts)
    return FROM_CREDITS.with_(**facts) if _is_some(plan.credits) else None


def _is_some(credits: str) -> bool:
    return bool(credits) and float(credits.partition(" ")[0]) > 0
