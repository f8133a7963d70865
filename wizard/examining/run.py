"""From a call to a report: what doctor, preflight and the end of the set-up have in common."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable

from checks import catalogue
from checks.console_links import partition_meant, with_its_console
from checks.context import Context
from checks.deadline import Deadline, aside
from checks.diagnosis import diagnose
from checks.head_start import head_start
from checks.model import Check, Outcome, Phrase, at
from checks.mute import Mute
from checks.own_time import own_time
from checks.report import FailOn, Report
from checks.runner import WHOLE_RUN, Plan, run
from checks.spelling import near
from checks.target import known_target
from wizard.errors import Usage
from wizard.invocation.wishes import Places

BY_FLAG = Places()
NO_FINDING = Phrase("there is no finding called {code}.")
AT_THE_END = 0.3
"""Seconds that a report still waits for what hung in its run."""


def planned(
    only: Iterable[str] | None = None,
    skip: Iterable[str] = (),
    require: Iterable[str] = (),
    places: Places = BY_FLAG,
    mutes: Iterable[Mute] = (),
) -> Plan:
    """Which checks to run; a code that no check has is a usage error that names the nearest.

    What is required is not left out, whatever `skip` says. `places` are where each of the three was
    said. `mutes` name findings; of several for one the last day counts.
    """
    chosen = _meant(places.of("only"), only or ())
    checks = catalogue.with_needs(chosen) if only else catalogue.all_checks()
    required = _meant(places.of("require"), require)
    left_out = _meant(places.of("skip"), skip) - required
    return Plan(checks, left_out, required, _by_code(mutes))


def _by_code(mutes: Iterable[Mute]) -> dict[str, Mute]:
    """Each by its finding; a code that no finding has is a usage error that names the nearest."""
    by_code = {mute.code: mute for mute in sorted(mutes, key=lambda each: each.until)}
    known = catalogue.all_messages() if by_code else {}
    for code, mute in by_code.items():
        if code not in known:
            raise Usage(at(mute.place, NO_FINDING.with_(code=code)), _finding_meant(code, known))
    return by_code


def _finding_meant(code: str, known: Collection[str]) -> Phrase:
    of_a_check = (each.messages for each in catalogue.all_checks() if each.code == code)
    able = tuple(message.code for messages in of_a_check for message in messages)
    if found := able or near(code, known):
        return Phrase("Did you mean: {codes}", codes=found)
    return Phrase("rekwiz explain --list lists the codes.")


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
    known: Iterable[Outcome] = (),
    whole: float | None = None,
    begun_at: float | None = None,
) -> Report:
    """The whole report of one run; `timeout` in seconds, what is left of the `whole`. What is
    `known` is not looked at again. Where the person's own programs have begun already, the run counts
    from then, on the clock of `time.monotonic`."""
    began = time.monotonic() if begun_at is None else begun_at
    deadline, known = Deadline(timeout), tuple(known)
    if timeout and not is_called_off():
        if begun_at is None:
            head_start(plan, context, deadline, known)
        aside(
            context.aws.settings, "settings"
        )  # the report names the profile, whatever is looked at
    outcomes = run(
        plan,
        context,
        timeout=timeout,
        waiting=waiting,
        is_called_off=is_called_off,
        meanwhile=lambda seen: _told(seen, context, timeout),  # then it is known already
        known=known,
        whole=whole,
    )
    deadline.end()
    own_programs = own_time(context.programs.spells, outcomes, began, time.monotonic())
    if not timeout or is_called_off():
        target = known_target(context, patience=None)
    else:
        left = began + timeout - time.monotonic()
        target = known_target(context, patience=max(AT_THE_END, left))
    partition = partition_meant(target)
    linked = [with_its_console(outcome, partition) for outcome in outcomes]
    left = 0.0 if is_called_off() else began + timeout - time.monotonic()
    outcomes = _told(linked, context, left)
    root_cause, explained = diagnose(outcomes)
    took = time.monotonic() - began
    return Report(
        mode,
        target,
        outcomes,
        root_cause,
        explained,
        took,
        fail_on,
        context.scope,
        context.place,
        own_programs,
    )


def _told(outcomes: Iterable[Outcome], context: Context, left: float) -> tuple[Outcome, ...]:
    """The same with what only this place tells: what set a variable, and remedies that can be followed."""
    outcomes = tuple(outcomes)
    if not any(outcome.findings for outcome in outcomes):
        return outcomes
    from checks.place_remedies import fitting
    from checks.variable_origins import traced

    with_places = traced(outcomes, context, max(AT_THE_END, left))
    fitted = tuple(fitting(outcome, context) for outcome in with_places)
    if not context.place.is_pipeline:
        return fitted
    from checks.pipelines.advice import advised
    from checks.pipelines.service import service_of

    service = service_of(context.environment)
    return tuple(advised(outcome, service) for outcome in fitted)
