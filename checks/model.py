"""The values that the whole program speaks in: phrases, messages, checks, findings, outcomes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import msgspec
from msgspec import Struct

from checks import TYPE_CHECKING
from checks.fix import Fix
from checks.mute import Mute
from checks.phrase import Fact as Fact
from checks.phrase import Joined as Joined
from checks.phrase import Phrase as Phrase
from checks.phrase import Quoted as Quoted
from checks.phrase import at as at
from checks.phrase import fields_of as fields_of
from checks.phrase import key_of as key_of

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


def area_of(code: str) -> str:
    """The area of a check's or a finding's code: `files` of `files.readable`."""
    return code.partition(".")[0]


class Evidence(Struct, frozen=True):
    """One thing that was seen, and where: never a secret."""

    name: str
    value: str
    source: str


class Location(Struct, frozen=True):
    """A place in a file; line counts from 1."""

    file: str
    line: int | None = None
    section: str | None = None
    key: str | None = None


class Remedy(Struct, frozen=True):
    """What to do: steps in the imperative, commands to paste, pages to read, the fix that does it.

    `unset` are the variables that its commands take out of the person's own shell, `sets` those that
    they give a value there, and `anew` those that the person alone can change, so that a rekwiz which
    runs sees nothing of it.
    """

    steps: tuple[Phrase, ...]
    commands: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    fix: Fix | None = None
    unset: tuple[str, ...] = ()
    sets: tuple[tuple[str, str], ...] = ()
    anew: tuple[str, ...] = ()


class Message(Struct, frozen=True, kw_only=True):
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
        explains: tuple[str, ...] | None = None,
    ) -> Finding:
        """This cause, found: with what was seen, and a remedy and a summary of its own where the case
        needs them; `explains` where it accounts for fewer findings than its message may.

        KeyError where a fact is missing that its sentences name: better here than on a screen.
        """
        known = {**(summary.facts if summary else {}), **(facts or {})}
        said = summary.text if summary else self.summary
        told = (said, self.why, *(() if remedy else (*self.steps, *self.commands)))
        if missing := set().union(*map(fields_of, told)) - known.keys():
            raise KeyError(*sorted(missing))
        weight = severity or self.severity
        return Finding(self, weight, known, evidence, location, remedy, summary, explains)


class Finding(Struct, frozen=True):
    """A cause that was found in one run; one that is `muted` counts for nothing."""

    message: Message
    severity: Severity
    facts: Mapping[str, Fact] = msgspec.field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    location: Location | None = None
    own_remedy: Remedy | None = None
    own_summary: Phrase | None = None
    own_explains: tuple[str, ...] | None = None
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
    def explains(self) -> tuple[str, ...]:
        """The other findings of the same run that it accounts for."""
        return self.message.explains if self.own_explains is None else self.own_explains

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


class NotApplicable(Struct, frozen=True):
    """A check's word that its claim has no meaning here."""

    reason: Phrase


class Undecided(Struct, frozen=True):
    """A check's word that it could not look, where that is no finding of its own."""

    reason: Phrase


Seen = Finding | Evidence | NotApplicable | Undecided
"""What a check may give: a cause, something worth showing, or why it could not judge."""


class Check(Struct, frozen=True, kw_only=True):
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
