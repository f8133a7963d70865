"""The values that the whole program speaks in: phrases, messages, checks, findings, outcomes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePath
from string import Formatter
from typing import TYPE_CHECKING, overload

from checks.fix import Fix
from checks.mute import Mute

if TYPE_CHECKING:
    from checks.context import Context


class State(StrEnum):
    """What became of a check."""

    PASS = "pass"
    WARN = "warn"
    FAIL = "fail"
    UNKNOWN = "unknown"
    SKIP = "skip"
    NA = "na"


class Severity(StrEnum):
    """How much a finding matters; the worst one of a check makes its state."""

    FAIL = "fail"
    WARN = "warn"
    UNKNOWN = "unknown"
    INFO = "info"


class Cost(StrEnum):
    """What a check uses beside time: nothing, a program, the network, or about 0.001 USD."""

    LOCAL = "local"
    PROGRAM = "program"
    NETWORK = "network"
    PAID = "paid"


OF_REKWIZ = "of rekwiz"
"""In the metadata of a field: what stands there are codes, which no secret takes apart."""
CODES = {OF_REKWIZ: True}


@dataclass(frozen=True, init=False)
class Phrase:
    """An English sentence with named fields and the values for them; a language gives it its words.

    A value that is a tuple is a list, and the language says what stands between its members. No
    value is a phrase: a part of a sentence fits one language's grammar and no other's. `sense` tells
    a word without fields from another that English spells alike.
    """

    text: str
    facts: Mapping[str, Fact]
    sense: str | None

    @overload
    def __init__(self, text: str, /, *, sense: str) -> None: ...

    @overload
    def __init__(self, text: str, /, **facts: Fact) -> None: ...

    def __init__(self, text: str, /, **given: Fact) -> None:
        object.__setattr__(self, "text", text)
        object.__setattr__(self, "sense", given.pop("sense", None))
        object.__setattr__(self, "facts", given)

    @property
    def key(self) -> str:
        """By what a language finds its words."""
        return key_of(self.text, self.sense)

    def with_(self, **facts: Fact) -> Phrase:
        """The same sentence with these facts, beside those that it has and in place of their like."""
        return Phrase(self.text, **{**self.facts, **facts}) if facts else self


@dataclass(frozen=True, init=False)
class Joined(Phrase):
    """Whole phrases beside each other with nothing but signs between: `{place}: {what}`, `{n}. {step}`."""

    parts: Mapping[str, Phrase]

    def __init__(self, text: str, /, **given: Fact | Phrase) -> None:
        facts = {name: each for name, each in given.items() if not isinstance(each, Phrase)}
        super().__init__(text, **facts)
        parts = {name: each for name, each in given.items() if isinstance(each, Phrase)}
        object.__setattr__(self, "parts", parts)

    def with_(self, **given: Fact | Phrase) -> Joined:
        return Joined(self.text, **{**self.facts, **self.parts, **given})


def at(place: object, what: Phrase) -> Phrase:
    """A sentence behind the place that it is about, as a compiler says it: a flag, a file and its key."""
    return Joined("{place}: {what}", place=str(place), what=what)


@dataclass(frozen=True)
class Quoted:
    """Words of rekwiz's own as a fact: a sentence that speaks of another puts it in quotation marks."""

    phrase: Phrase


Fact = str | int | float | PurePath | Exception | Quoted | tuple[str | Phrase, ...]
"""What may stand in a sentence. A phrase in a list is a name or a title, such as an area's."""


def key_of(text: str, sense: str | None) -> str:
    """A text and its sense as one key; gettext's own separator, which no text has."""
    return text if sense is None else f"{text}\x04{sense}"


def fields_of(text: str) -> set[str]:
    """The names of a phrase's fields."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def area_of(code: str) -> str:
    """The area of a check's or a finding's code: `files` of `files.readable`."""
    return code.partition(".")[0]


@dataclass(frozen=True)
class Evidence:
    """One thing that was seen, and where: never a secret."""

    name: str
    value: str
    source: str


@dataclass(frozen=True)
class Location:
    """A place in a file; line counts from 1."""

    file: str
    line: int | None = None
    section: str | None = None
    key: str | None = None


@dataclass(frozen=True)
class Remedy:
    """What to do: steps in the imperative, commands to paste, pages to read, the fix that does it.

    `unset` are the variables that its commands take out of the person's own shell.
    """

    steps: tuple[Phrase, ...]
    commands: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    fix: Fix | None = None
    unset: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Message:
    """All that is said about one cause. The texts are English phrases, with the finding's facts as fields.

    `recognised` says how rekwiz knows it, `raw` how other tools word it, `explains` which other
    findings of the same run it accounts for; `explains_as_remark` that it may do so even where it
    is no failure and no warning. `passes` is whether a failure may pass by itself: a grant that is on
    its way, an endpoint that comes up.
    """

    code: str
    severity: Severity
    summary: str
    why: str
    recognised: str
    steps: tuple[str, ...]
    raw: tuple[str, ...] = ()
    commands: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    fix: Fix | None = None
    explains: tuple[str, ...] = ()
    explains_as_remark: bool = False
    passes: bool = False

    @property
    def area(self) -> str:
        return area_of(self.code)

    @property
    def phrases(self) -> tuple[str, ...]:
        """Every text of it that needs each language."""
        return (self.summary, self.why, self.recognised, *self.steps)

    def finding(
        self,
        *evidence: Evidence,
        facts: Mapping[str, Fact] | None = None,
        severity: Severity | None = None,
        location: Location | None = None,
        remedy: Remedy | None = None,
        summary: Phrase | None = None,
    ) -> Finding:
        """This cause, found: with what was seen, and a remedy and a summary of its own where the case
        needs them.

        KeyError where a fact is missing that its sentences name: better here than on a screen.
        """
        known = {**(summary.facts if summary else {}), **(facts or {})}
        said = summary.text if summary else self.summary
        told = (said, self.why, *(() if remedy else (*self.steps, *self.commands)))
        if missing := set().union(*map(fields_of, told)) - known.keys():
            raise KeyError(*sorted(missing))
        weight = severity or self.severity
        return Finding(self, weight, known, evidence, location, remedy, summary)


@dataclass(frozen=True)
class Finding:
    """A cause that was found in one run; one that is `muted` counts for nothing."""

    message: Message
    severity: Severity
    facts: Mapping[str, Fact] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    location: Location | None = None
    own_remedy: Remedy | None = None
    own_summary: Phrase | None = None
    muted: Mute | None = None

    @property
    def code(self) -> str:
        return self.message.code

    def listed(self, fact: str) -> tuple[str, ...]:
        """The members of a fact that is a list; none where it has no such fact."""
        members = self.facts.get(fact)
        return tuple(map(str, members)) if isinstance(members, tuple) else ()

    @property
    def may_pass(self) -> bool:
        """Whether another look may find something else, and nobody did anything about it here."""
        return self.message.passes or self.severity is Severity.UNKNOWN

    @property
    def area(self) -> str:
        """That of the cause, which need not be its check's."""
        return self.message.area

    @property
    def summary(self) -> Phrase:
        return (self.own_summary or Phrase(self.message.summary)).with_(**self.facts)

    @property
    def why(self) -> Phrase:
        return Phrase(self.message.why, **self.facts)

    @property
    def remedy(self) -> Remedy:
        if self.own_remedy:
            return self.own_remedy
        message = self.message
        return Remedy(
            steps=tuple(Phrase(step, **self.facts) for step in message.steps),
            commands=tuple(command.format(**self.facts) for command in message.commands),
            links=tuple(link.format(**self.facts) for link in message.links),
            fix=message.fix,
        )


@dataclass(frozen=True)
class NotApplicable:
    """A check's word that its claim has no meaning here."""

    reason: Phrase


@dataclass(frozen=True)
class Undecided:
    """A check's word that it could not look, where that is no finding of its own."""

    reason: Phrase


Seen = Finding | Evidence | NotApplicable | Undecided
"""What a check may give: a cause, something worth showing, or why it could not judge."""


@dataclass(frozen=True, kw_only=True)
class Check:
    """A claim that must hold before a first face detection works, and the function that looks.

    `needs` names the checks whose failure would make this one pointless, `after` those whose
    failures are told first; `messages` are all the causes that it may find. `holds` are phrases for
    a claim that holds, with what was seen as fields (`{version}`, and `{version_from}` for its
    source); the first whose fields were seen is said. `ahead` puts its question while another that
    it needs is still on its way to AWS; the answer is remembered for `look`. `begins` starts the
    programs whose answers `look` will want, before botocore is loaded, and waits for none.
    """

    code: str
    title: str
    look: Callable[[Context], Iterable[Seen]]
    messages: tuple[Message, ...]
    needs: tuple[str, ...] = ()
    required: bool = True
    cost: Cost = Cost.LOCAL
    holds: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    ahead: Callable[[Context], object] | None = None
    begins: Callable[[Context], object] | None = None

    @property
    def area(self) -> str:
        return area_of(self.code)


MOST_NAMED = 6


def _in_brief(values: Sequence[str]) -> tuple[str, ...]:
    """Some values side by side; of many the first ones, and how many there are."""
    if len(values) <= MOST_NAMED:
        return tuple(values)
    return (*values[: MOST_NAMED - 1], f"… ({len(values)})")


@dataclass(frozen=True)
class Outcome:
    """What became of one check; `took` is in seconds, `ended` on the clock of `time.monotonic`."""

    check: Check
    state: State
    required: bool = True
    findings: tuple[Finding, ...] = ()
    seen: tuple[Evidence, ...] = ()
    reason: Phrase | None = None
    blocked_by: tuple[str, ...] = field(default=(), metadata=CODES)
    took: float = 0.0
    ended: float = field(default=0.0, compare=False)

    @property
    def holds(self) -> Phrase | None:
        """What is so, for a check that passed and has words for what it saw."""
        if self.state is not State.PASS:
            return None
        values: dict[str, list[str]] = {}
        facts: dict[str, Fact] = {}
        for seen in self.seen:
            name = seen.name.replace(" ", "_").lower()
            values.setdefault(name, []).append(seen.value)
            facts.setdefault(f"{name}_from", seen.source)
        facts |= {name: _in_brief(several) for name, several in values.items()}
        fitting = (text for text in self.check.holds if fields_of(text) <= facts.keys())
        return next((Phrase(text, **facts) for text in fitting), None)
