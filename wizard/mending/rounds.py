"""`doctor --fix`: from cause to cause, until nothing is left that rekwiz may mend."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from checks.context import Context
from checks.exits import Exit
from checks.model import Finding, Joined, Phrase, Remedy, Severity
from checks.report import Report
from wizard.conversation.findings import show_finding
from wizard.conversation.protocol import Choice, Kind, MissingAnswer, Question, WentBack
from wizard.errors import NotTaken
from wizard.mending.here import paste, paste_values
from wizard.mending.mend import Work, mend, show_steps_left
from wizard.output.marks import SEVERITY_MARKS, Mark
from wizard.output.next_actions import in_order
from wizard.output.next_commands import fix_command, follow_ups
from wizard.writing import NotWritten
from wizard.writing.world import together

Look = Callable[[Context], Report]
"""Runs all the checks that the doctor was asked for."""
Key = tuple[str, object]

MANUAL = Question(
    "manual",
    Phrase("Once that is done:"),
    help=Phrase(
        "This is something that only a person can do: take your time, in another window, if you like."
        " rekwiz waits here and looks again when you say so."
    ),
)
AGAIN = Choice("again", True, Phrase("Done: check again"))
PASTE_LATER = Phrase(
    "No program can take {names} out of the terminal that it was started from. rekwiz goes on"
    " checking as if that were done, and tells you at the end what to paste."
)
SET_LATER = Phrase(
    "No program can set {names} in the terminal that it was started from. rekwiz goes on checking as if"
    " that were done, and tells you at the end what to paste."
)
ANEW_LATER = Phrase(
    "rekwiz sees a change of {names} only once it is started again: make it when rekwiz has ended, and"
    " then run it once more."
)
LATER = Choice("later", False, Phrase("Leave it for later"))


class Rounds(Struct):
    """How far it is: what was mended, what was left, and what was dealt with in either way."""

    work: Work
    look: Look
    only_safe: bool
    mended: list[str] = field(default_factory=list)
    left: list[Finding] = field(default_factory=list)
    not_taken: bool = False
    seen: set[Key] = field(default_factory=set)

    def run(self, report: Report, context: Context) -> Exit:
        """What the last look says, 5 where a change did not take. All changes are one run for undo."""
        with together():
            while (finding := self._next(report)) is not None:
                self.seen.add(_key(finding))
                if self._dealt_with(finding, context):
                    context = self.work.world()
                    report = self.look(context)
        self.work.here.give_back()
        self._tell(report)
        return Exit.NOT_TAKEN if self.not_taken else report.exit_code

    def _next(self, report: Report) -> Finding | None:
        """What is to be mended next: the root cause, then what holds up most, then the warnings."""
        return next((each for each in in_order(report) if _key(each) not in self.seen), None)

    def _dealt_with(self, finding: Finding, context: Context) -> bool:
        """Whether anything may be different now."""
        say, fix = self.work.conversation, finding.remedy.fix
        say.show(Joined("{code}: {what}", code=finding.code, what=finding.summary), Mark.NOW)
        if fix is None:
            return self._waited_for(finding)
        if self.only_safe and not fix.is_safe:
            return self._left(finding)
        try:
            code = mend(replace(self.work, moved=self._moved), finding, context)
        except MissingAnswer:
            if say.asks:
                raise
            return self._left(finding)
        except (NotWritten, NotTaken) as error:
            say.show(_words(error), Mark.FAIL)
            self.not_taken = True
            return self._left(finding)
        if code is not Exit.READY:
            self.not_taken |= code is Exit.NOT_TAKEN
            return self._left(finding, code is not Exit.NOT_READY)
        self.mended.append(finding.code)
        return not self.work.dry

    def _moved(self, work: Work) -> None:
        """From now on it is looked at in the world that a change has made."""
        self.work = replace(self.work, within=work.within, steps=work.steps)

    def _waited_for(self, finding: Finding) -> bool:
        """What only a person can do: shown, waited for where somebody is there, and looked at again."""
        say = self.work.conversation
        if (
            not say.asks
            or self.work.dry
            or finding.severity not in (Severity.FAIL, Severity.UNKNOWN)
        ):
            return self._left(finding)
        remedy = finding.remedy
        show_finding(say, finding)
        if remedy.anew:
            say.show(ANEW_LATER.with_(names=remedy.anew))
            return self._left(finding)
        if remedy.unset:
            say.show(PASTE_LATER.with_(names=remedy.unset))
        if remedy.sets:
            say.show(SET_LATER.with_(names=tuple(name for name, _ in remedy.sets)))
        try:
            is_done = say.choose(MANUAL, (AGAIN, LATER), AGAIN.key)
        except WentBack:
            is_done = False
        if is_done:
            self._goes_on_with(remedy)
            self.seen.discard(_key(finding))
            return True
        return self._left(finding)

    def _goes_on_with(self, remedy: Remedy) -> None:
        """As if its variables were changed, which the person is to do in the terminal in the end."""
        if remedy.unset:
            self._to_do(paste(remedy.unset, self.work.world()))
            self.work.here.take(remedy.unset)
        if remedy.sets:
            self._to_do(paste_values(remedy.sets, self.work.world()))
            self.work.here.put(remedy.sets)

    def _to_do(self, step: Remedy) -> None:
        self.work = replace(self.work, steps=(*self.work.steps, step))

    def _left(self, finding: Finding, changed: bool = False) -> bool:
        self.left.append(finding)
        return changed

    def _tell(self, report: Report) -> None:
        """How it ended: what was mended, what is left and for whom, and the way back."""
        say = self.work.conversation
        there = {_key(each) for each in report.findings}
        left = [each for each in self.left if _key(each) in there]
        if left:
            say.show(Phrase("Still to do:"))
        for finding in left:
            say.show(finding.summary, SEVERITY_MARKS[finding.severity])
            for command in _commands(finding, self.work, report):
                say.literal(command, Kind.COMMAND)
        show_steps_left(say, self.work.steps)
        is_done = self.mended and not left and not self.work.dry
        counts = self._counts().with_(mended=len(self.mended), left=len(left))
        say.show(counts, Mark.DONE if is_done else Mark.PLAIN)
        if self.mended and not self.work.dry:
            say.show(Phrase("rekwiz undo takes back the changes to files."))

    def _counts(self) -> Phrase:
        """What the numbers are of: a dry run has mended nothing."""
        if self.work.dry:
            return Phrase("Would be fixed: {mended} · left: {left}")
        return Phrase("Fixed: {mended} · left: {left}")


def _key(finding: Finding) -> Key:
    return finding.code, (finding.location, finding.evidence)


def _commands(finding: Finding, work: Work, report: Report) -> Iterator[str]:
    """How it goes on: the fix by its name, the page for somebody else, or the remedy's own commands."""
    if finding.remedy.fix:
        admin = work.wishes.administrator
        flags = [] if work.conversation.asks else ["--yes"]
        flags += ["--admin-profile", admin] if admin else []
        yield fix_command(finding.code, report.scope, *flags)
        if not admin:
            yield from follow_ups(finding.code, None, report.target.arn or "", report.scope)
    else:
        yield from follow_ups(finding.code, None, report.target.arn or "", report.scope)
        yield from finding.remedy.commands


def _words(error: NotWritten | NotTaken) -> Phrase:
    if isinstance(error, NotTaken):
        return error.phrase
    from wizard.writing.reasons import sentence

    return sentence(error)
