"""From a call to a report: what doctor, preflight and the end of the set-up have in common."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from checks import catalogue
from checks.consoles import partition_meant, with_its_console
from checks.context import Context
from checks.diagnosis import diagnose
from checks.model import FailOn, Outcome, Phrase, Report
from checks.runner import Plan, run
from wizard.arguments import near
from wizard.usage import Usage


def planned(
    only: Iterable[str] | None, skip: Iterable[str] | None, require: Iterable[str] | None
) -> Plan:
    """Which checks to run; a code that no check has is a usage error that names the nearest."""
    chosen = _meant("--only", only)
    checks = catalogue.with_needs(chosen) if only else catalogue.all_checks()
    return Plan(checks, _meant("--skip", skip), _meant("--require", require))


def _meant(flag: str, codes: Iterable[str] | None) -> frozenset[str]:
    try:
        return catalogue.select(codes or ())
    except LookupError as unknown:
        raise _unknown(flag, str(unknown.args[0])) from None


def _unknown(flag: str, code: str) -> Usage:
    raisers = [
        check.code
        for check in catalogue.all_checks()
        if code in {message.code for message in check.messages}
    ]
    if raisers:
        return Usage(
            Phrase("{flag}: {code} is a finding, not a check.", flag=flag, code=code),
            Phrase("The checks that can find it: {codes}", codes=", ".join(raisers)),
        )
    known = [check.code for check in catalogue.all_checks()] + list(catalogue.AREAS)
    found = near(code, known)
    hint = (
        Phrase("Did you mean: {codes}", codes=found)
        if found
        else Phrase("rekwiz checks lists the checks and areas.")
    )
    return Usage(Phrase("{flag}: there is no check or area {code}.", flag=flag, code=code), hint)


def examine(
    plan: Plan,
    context: Context,
    mode: str,
    *,
    timeout: float = 30.0,
    fail_on: str = "unknown",
    watch: Callable[[Outcome], None] = lambda outcome: None,
) -> Report:
    """The whole report of one run; `timeout` in seconds."""
    began = time.monotonic()
    outcomes = run(plan, context, timeout=timeout, watch=watch)
    target = context.target()
    partition = partition_meant(target)
    outcomes = tuple(with_its_console(outcome, partition) for outcome in outcomes)
    root_cause, explained = diagnose(outcomes)
    took = time.monotonic() - began
    return Report(mode, target, outcomes, root_cause, explained, took, FailOn(fail_on))
