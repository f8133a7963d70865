"""freetier:GetAccountPlanState, which moto does not have.

The answer's form is that of botocore/data/freetier/2023-09-07/service-2.json.
"""

from __future__ import annotations

from collections.abc import Iterable
from wsgiref.types import StartResponse, WSGIEnvironment

from wizard.sandbox.answering import as_json
from wizard.sandbox.aws_refusals import NotServed, Refused
from wizard.sandbox.permission import require
from wizard.sandbox.world import CALL, WORLD, SignedCall, World


def account_plan(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
    """Tells the plan to whom policies allow to ask; raises NotServed."""
    world: World = environ[WORLD]
    call: SignedCall = environ[CALL]
    require(world, call, {})
    if world.plan is None:
        raise NotServed(Refused("ResourceNotFoundException"))
    told = {
        "accountId": world.account,
        "accountPlanType": world.plan.type,
        "accountPlanStatus": world.plan.status,
        "accountPlanRemainingCredits": {"amount": world.plan.credits, "unit": "USD"},
        "accountPlanExpirationDate": world.plan.ends.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    return as_json(told, start_response)
