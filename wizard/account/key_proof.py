"""Proves keys with STS before they are saved, with patience for a key that is only seconds old."""

from __future__ import annotations

import time
from collections.abc import Callable

from msgspec import Struct

from checks.context import Context
from checks.model import Finding
from checks.permissions.support.reading import read
from checks.principal import principal_of
from checks.refusals.keys import UNKNOWN_ID
from checks.refusals.reading import findings_of
from checks.sources.aws.ask import Answer, Aws
from checks.sources.aws.refusal import Kind, Refusal
from checks.sources.aws.sessions import Keys

PATIENCE = 30.0
"""Seconds given to a new key: IAM is eventually consistent (IAM User Guide, "Troubleshoot IAM")."""
PAUSE = 3.0
ADMINISTRATOR = "AdministratorAccess"


class Proved(Struct, frozen=True):
    """AWS knows the keys."""

    account: str
    arn: str
    may_do_everything: bool = False
    """Whether IAM shows AdministratorAccess on it, or it is the root user."""

    @property
    def name(self) -> str:
        return self.arn.rpartition("/")[2] if "/" in self.arn else self.arn.rpartition(":")[2]

    @property
    def is_root(self) -> bool:
        return self.arn.endswith(":root")


class Refused(Struct, frozen=True):
    """AWS does not take the keys, and why."""

    finding: Finding
    refusal: Refusal


class OutOfReach(Struct, frozen=True):
    """STS could not be asked, and why."""

    finding: Finding
    refusal: Refusal


def prove(
    prover: Callable[[Keys], Aws],
    keys: Keys,
    context: Callable[[Aws], Context],
    *,
    patience: float = PATIENCE,
    watch: Callable[[float], None] = lambda seconds: None,
) -> Proved | Refused | OutOfReach:
    """What STS says of the keys; an unknown key ID is asked again until the patience is over.

    Before each pause `watch` is told how many seconds have passed.
    """
    began = time.monotonic()
    ends = began + patience
    while True:
        aws = prover(keys)
        match aws.ask("sts", "GetCallerIdentity"):
            case Answer(value=who):
                return Proved(
                    who["Account"], who["Arn"], _is_administrator(context(aws), who["Arn"])
                )
            case Refusal(code=code) if code in UNKNOWN_ID and time.monotonic() + PAUSE < ends:
                watch(time.monotonic() - began)
                time.sleep(PAUSE)
            case Refusal() as refusal:
                finding = next(iter(findings_of(refusal, context(aws))))
                is_about_keys = finding.area == "credentials"
                what = Refused if refusal.kind is Kind.AWS and is_about_keys else OutOfReach
                return what(finding, refusal)


def _is_administrator(context: Context, arn: str) -> bool:
    """Whether it is known to be all-powerful; where IAM does not let it look, it hardly is."""
    who = principal_of(arn)
    if who.kind not in ("user", "role"):
        return who.kind == "root"
    attached = {policy.arn for policy in read(context, who).attached}
    return who.policy_of_aws(ADMINISTRATOR) in attached
