"""Runs of several profiles and Regions side by side: a report for each, within the time of one."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import count, product

from msgspec import Struct

from checks.context import Context
from checks.deadline import side_by_side, unless
from checks.model import Outcome, Phrase
from checks.report import Report
from checks.sources.aws.ask import Answer, Aws, Settings
from checks.sources.aws.refusal import Refusal
from checks.sources.aws.shared import Shared
from checks.sources.memory import Memory
from checks.target import known_target
from wizard.conversation.chosen import speak
from wizard.errors import Usage
from wizard.examining.run import examine, planned
from wizard.invocation.call import Call
from wizard.invocation.wishes import Wishes, context_of

AT_ONCE = 16
"""Runs at a time. Each has about a dozen threads, and mostly waits for AWS."""
WRITTEN_IN = 0.005
"""Seconds that a report takes after its run: the time of all runs has to hold them, too."""
LOOKED_AT = Phrase("Looking… {done} of {count} done")
View = Shared[Answer | Refusal]


class Pair(Struct, frozen=True):
    """A profile and a Region, None for what is in use anyhow; what is `known` is not looked at again.

    In the `first` pair the person's own tools prove the set-up.
    """

    profile: str | None
    region: str | None
    first: bool = True
    known: tuple[Outcome, ...] = ()


def several_asked_for(call: Call, *, all_profiles: bool) -> bool:
    """Whether there will be reports, and not one; Usage where some profiles and all are asked for."""
    said = call.everywhere
    if all_profiles and said.profiles:
        what, other = "--profile", "--all-profiles"
        raise Usage(Phrase("{what} does not go with {other}.", what=what, other=other))
    regions = {each.code for each in said.regions}
    return all_profiles or len(set(said.profiles)) > 1 or len(regions) > 1


def pairs_of(
    call: Call,
    wishes: Wishes,
    *,
    all_profiles: bool,
    is_called_off: Callable[[], bool] = lambda: False,
) -> list[Pair]:
    """Every profile that is asked for in every Region that is, each pair once."""
    profiles: Sequence[str | None] = wishes.profiles or [wishes.profile]
    if all_profiles:
        profiles = _all_profiles(call, is_called_off) or [None]
    regions: Sequence[str | None] = wishes.regions or [wishes.region]
    pairs = dict.fromkeys(product(profiles, regions))
    return [Pair(*each, first=number == 0) for number, each in enumerate(pairs)]


def _all_profiles(call: Call, is_called_off: Callable[[], bool]) -> Sequence[str]:
    """None where the files give no answer, or nobody waits for one any more."""
    settings = unless(is_called_off, call.context().aws.settings, "settings")
    return settings.profiles if isinstance(settings, Settings) else ()


def reports_on(
    call: Call,
    wishes: Wishes,
    mode: str,
    pairs: Sequence[Pair],
    is_called_off: Callable[[], bool] = lambda: False,
    shared: View | None = None,
) -> list[Report]:
    """A report for each pair, in their order; all of them are over after the time of one run.

    `shared` is what was asked and paid for already.
    """
    plan = planned(wishes.only, wishes.skip, wishes.require, wishes.places, wishes.mutes)
    written = min(len(pairs) * WRITTEN_IN, wishes.timeout / 2)
    ends, world = time.monotonic() + wishes.timeout - written, context_of(call, wishes)
    view = shared or View()
    with speak(call).progress(Phrase("Looking…")) as say:
        done, late = count(1), Memory[Report]()

        def one(pair: Pair) -> Report:
            context, off = _beside(call, world, wishes, pair, view), is_called_off()
            left = max(0.0, ends - time.monotonic())

            def look() -> Report:
                return examine(
                    plan,
                    context,
                    mode,
                    timeout=left,
                    whole=wishes.timeout,
                    fail_on=wishes.fail_on,
                    is_called_off=is_called_off,
                    known=pair.known,
                )

            if pair.known or (left and not off):
                report = look()
            else:
                report = _as_little_of(context, late.once((pair.region, off), look))
            say(LOOKED_AT.with_(done=next(done), count=len(pairs)))
            return report

        works = [partial(one, pair) for pair in pairs]
        return side_by_side(works, at_once=AT_ONCE, name="report")


def _as_little_of(context: Context, report: Report) -> Report:
    """What is known of a profile that nobody began with is what is known of another such: thousands of
    them would take longer than the run."""
    return replace(report, target=known_target(context, patience=None), scope=context.scope)


def _beside(call: Call, world: Context, wishes: Wishes, pair: Pair, view: View) -> Context:
    """The world of a pair: of the computer each thing is looked at once for all."""
    own_tools = wishes.of_several(pair.profile, first=pair.first).own_tools
    aws = Aws(pair.profile, pair.region, shared=view)
    call.asking.append(aws)
    return world.beside(pair.profile, pair.region, aws, own_tools)
