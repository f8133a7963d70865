"""A journey under way: who is spoken with, the world that is looked at, what is decided so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec.structs import replace

from checks.model import Finding, Joined, Phrase
from wizard.conversation.findings import show_finding
from wizard.conversation.protocol import Conversation, Question
from wizard.invocation.call import Call
from wizard.output.marks import SEVERITY_MARKS, Mark
from wizard.setup.decided import Decided
from wizard.setup.options import SetupOptions
from wizard.setup.remedies import show_in_short
from wizard.setup.trail import Trail, Visit
from wizard.setup.world import World

if TYPE_CHECKING:
    from checks.context import Context
    from checks.report import Report
    from checks.runner import Plan
    from checks.sources.aws.ask import Aws
    from checks.sources.aws.sessions import Keys
    from wizard.setup.ahead import Ahead
    from wizard.setup.source import Answered

TOO_LATE = (".timed-out", ".out-of-time")
"""How the codes end of what took too long."""
BUSY = Phrase(
    "The sandbox, which is this computer itself, has not answered in time: it is busy. Wait a moment,"
    " then try again."
)


@dataclass
class Travel:
    """What each step is given."""

    call: Call
    conversation: Conversation
    world: World
    options: SetupOptions = field(default_factory=SetupOptions)
    decided: Decided = field(default_factory=Decided)
    visit: Visit = field(default_factory=Visit)
    trail: Trail = field(default_factory=Trail)
    _told: set[tuple[str, str]] = field(default_factory=set, repr=False)
    _found: Finding | None = field(default=None, repr=False)
    at_once: Answered | None = None
    """How the person wants to sign in, where that was asked before any look."""
    _ahead: dict[tuple[str, ...], Ahead] = field(default_factory=dict, repr=False)

    @property
    def context(self) -> Context:
        return self.world.context

    @property
    def dry(self) -> bool:
        """Whether nothing is changed."""
        return self.options.dry_run

    def look(self, *codes: str, context: Context | None = None) -> Report:
        """The report of these checks, each with what it needs among them; shown as progress."""
        from wizard.examining.narrating import narrator
        from wizard.examining.run import examine

        context = context or self.context
        with self.conversation.progress(Phrase("Looking…")) as say:
            waiting = narrator(self.conversation.language, say)
            ahead = self._ahead.pop(
                codes, None
            )  # of a world that was changed since it tells nothing
            known = ahead.outcomes(waiting) if ahead and ahead.context is context else ()
            return examine(_plan(codes), context, "setup", waiting=waiting, known=known)

    def look_ahead(self, *codes: str, context: Context | None = None) -> None:
        """Begins the look with these codes, aside and without a word; `look` takes what comes of it."""
        from wizard.setup.ahead import Ahead

        self._ahead[codes] = Ahead(_plan(codes), context or self.context)

    def glance(self, *codes: str) -> Report:
        """The same of a world in which nothing was asked yet, without a word: for who waits."""
        from wizard.examining.run import examine

        return examine(_plan(codes), self.world.anew().context, "setup")

    def prover(self, keys: Keys) -> Aws:
        """AWS as these keys see it, before they are saved; by the profile's own way, if there is one."""
        from checks.geography.names import DEFAULT_REGION
        from checks.sources.aws.ask import Aws, Settings
        from checks.sources.aws.partitions import region_names

        profile: str | None = None
        match self.context.aws.settings():
            case Settings(profile=name, profiles=names) if name in names:
                profile = name
        region = self.decided.region or self.call.scope.region
        return Aws(profile, region if region in region_names() else DEFAULT_REGION, keys)

    def tell(self, finding: Finding) -> None:
        """What was found: in a few lines where this journey meets it first, later in one sentence;
        in full where nobody is there to ask for more."""
        if self.call.everywhere.practises and finding.code.endswith(TOO_LATE):
            self.conversation.show(BUSY, SEVERITY_MARKS[finding.severity])
            return
        if (key := (finding.code, str(finding.summary))) in self._told:
            self.conversation.show(finding.summary, SEVERITY_MARKS[finding.severity])
        elif not self.conversation.asks:
            self._told.add(key)
            show_finding(self.conversation, finding)
        else:
            self._told.add(key)
            self.conversation.show(finding.summary, SEVERITY_MARKS[finding.severity])
            show_in_short(self.conversation, finding.remedy)
        self._found = finding

    def arrive(self, visit: Visit) -> None:
        """At a step: what was found in another is not what its questions are about."""
        self.visit, self._found = visit, None

    def after_it(self, question: Question) -> Question:
        """The question that follows what was found last: `?` shows that in full."""
        return replace(question, about=self._found)

    def line(self, mark: Mark, title: Phrase, detail: Phrase | None = None) -> None:
        """The step's one line: its number, its title, what is so."""
        label = Joined(
            "{number}/{of} {title}", number=self.visit.number, of=self.visit.of, title=title
        )
        self.conversation.line(mark, label, detail)


def _plan(codes: tuple[str, ...]) -> Plan:
    """The checks with these codes, and those of these areas."""
    from checks.catalogue import all_checks
    from checks.runner import Plan

    return Plan(
        tuple(check for check in all_checks() if check.code in codes or check.area in codes)
    )
