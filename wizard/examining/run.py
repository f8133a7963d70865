"""From a call to a report: what doctor, preflight and the end of the set-up have in common."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from checks import catalogue
from checks.console_links import partition_meant, with_its_console
from checks.context import Context
from checks.deadline import aside
from checks.diagnosis import diagnose
from checks.model import Check, Phrase
from checks.place_remedies import fitting
from checks.report import FailOn, Report
from checks.runner import WHOLE_RUN, Plan, run
from checks.spelling import near
from checks.target import known_target
from wizard.errors import Usage
from wizard.invocation.wishes import Places

BY_FLAG = Places()
AT_THE_END = 0.3
"""Seconds that a report still waits for what hung in its run."""


def planned(
    only: Iterable[str] | None = None,
    skip: Iterable[str] = (),
    require: Iterable[str] = (),
    places: Places = BY_FLAG,
) -> Plan:
    """Which checks to run; a code that no check has is a usage error that names the nearest.

    What is required is not left out, whatever `skip` says. `places` are where each of the three was
    said.
    """
    chosen = _meant(places.of("only"), only or ())
    checks = catalogue.with_needs(chosen) if only else catalogue.all_checks()
    required = _meant(places.of("require"), require)
    return Plan(checks, _meant(places.of("skip"), skip) - required, required)


def _meant(place: str, codes: Iterable[str]) -> frozenset[str]:
    try:
        return catalogue.select(codes)
    except LookupError as unknown:
        raise _unknown(place, str(unknown.args[0])) from None


def _unknown(place: str, code: str) -> Usage:
    from wizard.invocation.requirements import action_meant

    raisers = tuple(
        check.code
        for check in catalogue.all_checks()
        if code in {message.code for message in check.messages}
    )
    if raisers:
        return Usage(
            Phrase("{flag}: {code} is a finding, not a check.", flag=place, code=code),
            Phrase("The checks that can find it: {codes}", codes=raisers),
        )
    known = [check.code for check in catalogue.all_checks()] + list(catalogue.AREAS)
    found = action_meant(code) or near(code, known)
    hint = (
        Phrase("Did you mean: {codes}", codes=found)
        if found
        else Phrase("rekwiz checks lists the checks and areas.")
    )
    named = code or '""'
    return Usage(Phrase("{flag}: there is no check or area {code}.", flag=place, code=named), hint)


def examine(
    plan: Plan,
    context: Context,
    mode: str,
    *,
    timeout: float = WHOLE_RUN,
    fail_on: FailOn = FailOn.UNKNOWN,
    waiting: Callable[[Check, float], None] = lambda check, seconds: None,
    is_called_off: Callable[[], bool] = lambda: False,
) -> Report:
    """The whole report of one run; `timeout` in seconds."""
    began = time.monotonic()
    aside(context.aws.settings, "settings")  # the report names the profile, whatever is looked at
    outcomes = run(plan, context, timeout=timeout, waiting=waiting, is_called_off=is_called_off)
    left = 0.0 if is_called_off() else began + timeout - time.monotonic()
    target = known_target(context, patience=max(AT_THE_END, left))
    partition = partition_meant(target)
    outcomes = tuple(
        fitting(with_its_console(outcome, partition), context.place) for outcome in outcomes
    )
    root_cause, explained = diagnose(outcomes)
    took = time.monotonic() - began
    return Report(
        mode, target, outcomes, root_cause, explained, took, fail_on, context.scope, context.place
    )
