"""What words alone say of a cause, as a finding: where they are known and nothing more is needed.

They are those of a person's own tool, or of a refusal that no other file here knows.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

from checks.knowledge.facts import facts_of
from checks.model import Evidence, Finding, Message, Phrase, Remedy
from checks.refusals import denials, mfa, roles, sign_in
from checks.refusals.connection import CONNECTION_REFUSED, NAME_NOT_RESOLVED
from checks.refusals.tls.messages import ANOTHER_SERVER, NOT_STANDARD

if TYPE_CHECKING:
    from checks.knowledge.causes import Match

_HOST = re.compile(r"https?://([\w.-]+)")

MESSAGES: tuple[Message, ...] = (
    *sign_in.MESSAGES,
    *mfa.OF_A_CODE,
    roles.PROVIDER_MISSING,
    roles.AUDIENCE_WRONG,
    roles.TOKEN_UNVERIFIABLE,
    roles.TAG_SESSION_DENIED,
    roles.SESSION_TOO_LONG,
    CONNECTION_REFUSED,
    NAME_NOT_RESOLVED,
    NOT_STANDARD,
    ANOTHER_SERVER,
)
"""Causes that are so by the words alone, whoever says them."""
OF_TOOLS = (*MESSAGES, *denials.BY_LAYER)
"""With those that a question of rekwiz's own is known to meet before its words are asked about."""


def finding_of(
    named: Collection[Match], words: str, *seen: Evidence, facts: Mapping[str, str]
) -> Finding | None:
    """The likeliest cause of the words as a finding; None for one that is no finding by itself, or
    whose sentences need more facts than the words and the caller have."""
    first = next(iter(named), None)
    if first is None or first.message not in OF_TOOLS:
        return None
    host = _HOST.search(words)
    known = {**({"host": host[1]} if host else {}), **facts_of(words), **facts}
    try:
        return first.message.finding(*seen, facts=known)
    except KeyError:
        return None


def pointing_to(
    named: Collection[Match], message: Message, facts: Mapping[str, str]
) -> Remedy | None:
    """The message's remedy with the command that explains the likeliest cause first; None for none."""
    first = next(iter(named), None)
    if first is None:
        return None
    own = tuple(command.format(**facts) for command in message.commands)
    commands = (f"rekwiz explain {first.message.code}", *own)
    steps = tuple(Phrase(step, **facts) for step in message.steps)
    return Remedy(steps, commands, message.links, message.fix)
