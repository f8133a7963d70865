"""Runs a command as it is: its streams, its signals and its exit code are its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from checks.masking import MOST
from checks.sources.local.children import end_all, keep_orphans
from wizard.running import piped
from wizard.running.ended import Ended, NotStarted
from wizard.running.environment import as_given
from wizard.running.last_words import end_of
from wizard.running.signals import PASSED_ON, Relay, handled
from wizard.running.streams import Kind, kind_of, lead_to_one_place
from wizard.running.tee import Tee

if TYPE_CHECKING:
    from wizard.running.pty import Pty


def run(command: Sequence[str]) -> Ended | NotStarted:
    """Runs it to its end, after which nothing of what it started runs on."""
    keep_orphans()
    kinds = {number: kind_of(number) for number in (0, 1, 2)}
    tees = _tees([number for number in (1, 2) if kinds[number] is Kind.OTHER])
    words = {number: tee.words for number, tee in tees.items()}
    ptys: Mapping[int, Pty] = {}
    if sys.platform != "win32" and Kind.TERMINAL in (kinds[1], kinds[2]):
        ptys = _ptys([number for number, kind in kinds.items() if kind is Kind.TERMINAL])
        words |= {number: pty.words for number, pty in ptys.items()}
    relay = Relay()
    try:
        with handled(PASSED_ON, relay):
            code = _run(command, ptys, tees, relay)
            is_ended = relay.is_ending_it
    finally:
        end_all()
    if isinstance(code, NotStarted):
        return code
    heard = dict.fromkeys(words[number] for number in (2, 1) if number in words)
    said = tuple(end_of(each.text, MOST) for each in heard)
    lost = tees[1].trouble if 1 in tees else None
    return Ended(code, said, is_ended, lost)


def _run(
    command: Sequence[str], ptys: Mapping[int, Pty], tees: Mapping[int, Tee], relay: Relay
) -> int | NotStarted:
    if not ptys:
        return piped.run(command, as_given(), tees, relay)
    from wizard.running.in_terminal import InTerminal

    return InTerminal(ptys, tees).run(command, as_given(), relay)


def _tees(numbers: Sequence[int]) -> dict[int, Tee]:
    """A pipe for each; one for both, where both lead to one place."""
    if len(numbers) == 2 and lead_to_one_place(*numbers):
        return dict.fromkeys(numbers, Tee(numbers[0]))
    return {number: Tee(number) for number in numbers}


def _ptys(numbers: Sequence[int]) -> dict[int, Pty]:
    """A terminal for each that the streams lead to."""
    from wizard.running.pty import Pty, keys_of

    by_device: dict[int, list[int]] = {}
    for number in numbers:
        by_device.setdefault(os.fstat(number).st_rdev, []).append(number)
    ptys: dict[int, Pty] = {}
    for members in by_device.values():
        # Output leads to where it led; that of input may be open for reading alone.
        pty = Pty(max(members), keys_of(members))
        ptys |= dict.fromkeys(members, pty)
    return ptys
