"""Findings explained: those of a code or of a pasted text, or all that there are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from msgspec import Struct

from checks.knowledge.causes import Match, causes_of
from checks.knowledge.facts import Facts, facts_of
from checks.knowledge.known import explainable, known_by_text_alone
from checks.knowledge.typed import completed, respelt
from checks.model import CODES, Message, Phrase, Remedy, fields_of
from checks.scope import Scope
from wizard.explaining.codes import explained
from wizard.explaining.door import Door, of_words
from wizard.explaining.given_away import holds_a_secret
from wizard.explaining.logs import Known, Log
from wizard.explaining.refusal_facts import remedy_of, scope_of
from wizard.languages import General
from wizard.languages.untold import in_capitals
from wizard.output.next_commands import follow_ups


class Asked(Enum):
    """What was to be explained."""

    EVERYTHING = auto()
    CODE = auto()
    TEXT = auto()
    LOG = auto()


@dataclass(frozen=True)
class Explanation:
    """One finding, with the facts that a pasted text tells of it; `apart` is what tells it from others
    that the text may stand for. For a fact that is not known stand words of the language.

    Of a text in a log `lines` are the first ones that it stands in, `times` how many there are, and
    `others` what else it may stand for.
    """

    message: Message
    facts: Facts = field(default_factory=dict)
    apart: Phrase | None = None
    lines: tuple[int, ...] = ()
    times: int = 0
    others: tuple[str, ...] = field(default=(), metadata=CODES)

    @property
    def is_checked(self) -> bool:
        """Whether a check looks for it."""
        return not known_by_text_alone(self.message)

    @property
    def summary(self) -> Phrase:
        return general(self.message.summary, self.facts)

    @property
    def why(self) -> Phrase:
        return general(self.message.why, self.facts)

    @property
    def recognised(self) -> Phrase:
        return general(self.message.recognised, self.facts)

    @property
    def remedy(self) -> Remedy:
        """What to do, for whom the text is about."""
        if self.facts and (remedy := remedy_of(self.message, self.facts)):
            return remedy
        message, facts = self.message, self.facts
        steps = (general(step, facts) for step in message.steps)
        commands = (command.format(**_filled(command, facts)) for command in message.commands)
        return Remedy(tuple(steps), tuple(commands), message.links, message.fix)

    @property
    def follow_ups(self) -> list[str]:
        """What rekwiz itself can do about it."""
        identity = self.facts.get("identity", "")
        scope = scope_of(self.message, self.facts) if self.facts else Scope()
        return follow_ups(self.message.code, self.remedy.fix, identity, scope)


class Explanations(Struct, frozen=True):
    """The answer to one question; of a text that may stand for several findings, the likeliest first.

    `door` is what can be pasted into an issue, where nothing is known.
    """

    asked: Asked
    of: tuple[Explanation, ...]
    holds_a_secret: bool = False
    door: Door | None = None


def everything() -> Explanations:
    """All findings that can be explained, by area."""
    return Explanations(Asked.EVERYTHING, tuple(map(Explanation, explainable().values())))


def of_code(code: str) -> Explanations:
    """The one finding of a code; Usage with the nearest codes where there is none."""
    return Explanations(Asked.CODE, (Explanation(explained(code)),))


def of_text(text: str) -> Explanations:
    """What a pasted text may stand for. One that holds a secret gives no facts: nothing is repeated."""
    is_secret = holds_a_secret(text)
    facts = {} if is_secret else facts_of(text)
    found = tuple(Explanation(each.message, facts, _apart(each)) for each in causes_of(text))
    return Explanations(Asked.TEXT, found, is_secret, None if found else of_words(text))


def of_typed(text: str) -> Explanations:
    """The same for a text that somebody may have typed off a screen: with a letter wrong here and there,
    or only a half of it."""
    found = of_text(text)
    if found.of or found.holds_a_secret:
        return found
    meant = (of_text(likely) for likely in (respelt(text), completed(text)) if likely)
    return next((each for each in meant if each.of), found)


def of_log(log: Log) -> Explanations:
    """What a log holds that is known, the most telling first."""
    if not log.known:
        door = of_words(log.end)
        return Explanations(Asked.LOG, (), door is None, door)
    secret = any(holds_a_secret(each.text) for each in log.known)
    return Explanations(Asked.LOG, tuple(map(_in_log, log.known)), secret)


def _in_log(known: Known) -> Explanation:
    first, *others = known.matches
    return Explanation(
        first.message,
        {} if holds_a_secret(known.text) else facts_of(known.text),
        _apart(first),
        tuple(known.lines),
        known.times,
        tuple(each.message.code for each in others),
    )


def _apart(match: Match) -> Phrase:
    return match.apart or general(match.message.summary)


def general(text: str, facts: Facts | None = None) -> Phrase:
    """A text of a message with the facts that are known, and in general words for the others."""
    known = facts or {}
    return General(text, **{name: known[name] for name in fields_of(text) if name in known})


def _filled(command: str, facts: Facts) -> Mapping[str, str]:
    return {name: facts.get(name, in_capitals(name)) for name in fields_of(command)}
