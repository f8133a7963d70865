"""The guided set-up as a journey: steps in order, forward, back, skipped or left, safe to walk again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, auto

from checks.catalogue import all_checks
from checks.context import Context
from checks.model import Finding, Joined, Phrase
from checks.region.support.names import DEFAULT_REGION
from checks.report import Report, Verdict
from checks.runner import Plan
from checks.scope import Scope
from checks.sources.aws.ask import Aws, Keys, Settings
from checks.sources.aws.partitions import region_names
from wizard.conversation.findings import show_finding
from wizard.conversation.protocol import Conversation, Question, WentBack
from wizard.examining.run import examine
from wizard.invocation.call import Call
from wizard.output.marks import SEVERITY_MARKS, Mark
from wizard.setup.options import SetupOptions


class Ending(Enum):
    """How a step ended."""

    HELD = auto()
    """Its claims held already: nothing was asked."""
    DONE = auto()
    """It was guided to its end."""
    SKIPPED = auto()
    """The person goes on without it."""
    LEFT = auto()
    """The person leaves; what was done stays."""


@dataclass
class Travel:
    """Where a journey stands. `keys`, `region` and `output` are decided but not yet saved."""

    call: Call
    conversation: Conversation
    options: SetupOptions = field(default_factory=SetupOptions)
    profile: str | None = None
    keys: Keys | None = field(default=None, repr=False)
    region: str | None = None
    output: str | None = None
    again: bool = False
    """The person came back to this step: it asks, even where its claims hold."""
    guided: bool = False
    """Some step had to ask or change something: this is not merely a look at what holds."""
    dry: bool = False
    rehearsed: bool = False
    """A dry run came as far as its preview."""
    granted: datetime | None = None
    """When this journey changed permissions in AWS: a refusal right after it may be passing."""
    number: int = 0
    of: int = 0
    _context: Context | None = field(default=None, repr=False)
    _somewhere: Context | None = field(default=None, repr=False)
    _told: set[tuple[str, str]] = field(default_factory=set, repr=False)

    @property
    def context(self) -> Context:
        """The world as it is for the profile; the same, with AWS's answers, until `look_anew`."""
        if self._context is None:
            self._context = self._world(self.call.scope.region)
        return self._context

    @property
    def somewhere(self) -> Context:
        """The same world, with the guide's Region where none of the lists is set yet.

        The network and the keys are looked at before the Region, and by a name that AWS has.
        """
        if self.context.target().region in region_names():
            return self.context
        if self._somewhere is None:
            self._somewhere = self._world(DEFAULT_REGION)
        return self._somewhere

    def _world(self, region: str | None) -> Context:
        """Without a person's own photo: that is sent after consent only, by the last step."""
        scope, admin = Scope(self.profile, region), self.options.admin_profile
        return self.call.context(scope, granted=self.granted, administrator=admin)

    def look_anew(self) -> None:
        """Forget AWS's answers, because something was changed."""
        self._context = self._somewhere = None

    def look(self, *codes: str, context: Context | None = None) -> Report:
        """The report of these checks, each with what it needs among them; shown as progress."""
        checks = tuple(
            check for check in all_checks() if check.code in codes or check.area in codes
        )
        with self.conversation.progress(Phrase("Looking…")):
            return examine(Plan(checks), context or self.context, "setup")

    def prover(self, keys: Keys) -> Aws:
        """AWS as these keys see it, before they are saved; by the profile's own way, if there is one."""
        match self.context.aws.settings():
            case Settings(profile=name, profiles=names) if name in names:
                profile = name
            case _:
                profile = None
        region = self.region or self.call.scope.region
        return Aws(profile, region if region in region_names() else DEFAULT_REGION, keys)

    def tell(self, finding: Finding) -> None:
        """What was found: in full where this journey meets it first, later in one sentence."""
        if (key := (finding.code, str(finding.summary))) in self._told:
            self.conversation.show(finding.summary, SEVERITY_MARKS[finding.severity])
        else:
            self._told.add(key)
            show_finding(self.conversation, finding)

    def line(self, mark: Mark, title: Phrase, detail: Phrase | None = None) -> None:
        """The step's one line: its number, its title, what is so."""
        label = Joined("{number}/{of} {title}", number=self.number, of=self.of, title=title)
        self.conversation.line(mark, label, detail)


def until_it_holds(
    travel: Travel,
    title: Phrase,
    look: Callable[[], Report],
    detail: Callable[[Report], Phrase],
    ask: Callable[[Report, bool], Ending | None],
    show: Callable[[Report], None] | None = None,
) -> Ending:
    """Look until all holds; `ask` how to go on where it does not, by None to look again.

    `ask` is told whether it is asked for the first time. `show` shows what is wrong; without it
    the root cause is.
    """
    asked = False
    while True:
        report = look()
        if report.verdict is Verdict.READY:
            travel.line(Mark.DONE, title, detail(report))
            return Ending.DONE if asked else Ending.HELD
        travel.line(Mark.NOW, title)
        if show:
            show(report)
        elif report.root_cause:
            travel.tell(report.root_cause)
        if ending := ask(report, not asked):
            return ending
        asked = True
        travel.look_anew()


@dataclass(frozen=True)
class Step:
    """One step: its title, and how to guide a person until its claims hold."""

    title: Phrase
    guide: Callable[[Travel], Ending]
    questions: tuple[Question, ...] = ()
    """All that it may ask: what a file of answers may hold."""


def walk(steps: Sequence[Step], travel: Travel) -> bool:
    """Walk the steps; True where none was skipped or left. Going back returns to the last that asked."""
    travel.of = len(steps)
    endings: dict[int, Ending] = {}
    asked: list[int] = []
    place = 0
    while place < len(steps):
        travel.number = place + 1
        try:
            ending = steps[place].guide(travel)
        except WentBack:
            place = asked.pop() if asked else place
            travel.again = True
            continue
        if travel.again and ending is Ending.HELD and asked:
            place = asked.pop()  # it had nothing to ask: what was meant lies before it
            continue
        travel.again = False
        endings[place] = ending
        if ending is Ending.LEFT:
            return False
        if ending is not Ending.HELD:
            travel.guided = True
            asked.append(place)
        place += 1
    return all(ending is not Ending.SKIPPED for ending in endings.values())
