"""A step looks, says what is wrong, asks how to go on, and looks again."""

from collections.abc import Iterable

from checks.diagnosis import diagnose
from checks.model import Check, Message, Outcome, Phrase, Severity, State
from checks.report import Report
from checks.scope import Target
from wizard.conversation.protocol import Choice, Question
from wizard.setup.journey import until_it_holds
from wizard.setup.trail import Ending
from wizard.setup.travel import Travel

TITLE = Phrase("Something")
HOW = Question("how", Phrase("What next?"))
WAYS = (
    Choice("again", None, Phrase("Check again")),
    Choice("leave", Ending.LEFT, Phrase("Leave")),
)
BROKEN = Message(
    code="cli.broken",
    severity=Severity.FAIL,
    summary="It is broken.",
    why="It fell.",
    recognised="By looking.",
    steps=("Mend it.",),
)
CHECK = Check(code="cli.whole", title="It is whole", look=lambda context: (), messages=(BROKEN,))


def report(state: State) -> Report:
    found = (BROKEN.finding(),) if state is State.FAIL else ()
    outcomes = (Outcome(CHECK, state, findings=found),)
    cause, explained = diagnose(outcomes)
    return Report("setup", Target(None, None), outcomes, cause, explained)


def ended(journey: Travel, states: Iterable[State], first: list[bool] | None = None) -> Ending:
    looks = iter(states)

    def ask(report: Report, is_first: bool) -> Ending | None:
        if first is not None:
            first.append(is_first)
        return journey.conversation.choose(HOW, WAYS, "again")

    return until_it_holds(
        journey, TITLE, lambda: report(next(looks)), lambda report: Phrase("all well"), ask
    )


def test_where_it_holds_nothing_is_asked(travel, script):
    said = script()

    assert ended(travel(said), [State.PASS]) is Ending.HELD
    assert said.shown == ["✓ 0/0 Something  all well"]


def test_it_is_looked_at_again_until_it_holds(travel, script):
    said, first = script(("how", "again"), ("how", "again")), list[bool]()

    assert ended(travel(said), [State.FAIL, State.FAIL, State.PASS], first) is Ending.MET
    assert first == [True, False]


def test_what_is_wrong_is_told_with_its_remedy_once_and_then_in_one_sentence(travel, script):
    said = script(("how", "again"), ("how", "leave"))

    assert ended(travel(said), [State.FAIL, State.FAIL]) is Ending.LEFT
    assert said.shown == [
        "▸ 0/0 Something",
        "✗ It is broken.",
        "1. Mend it.",
        "▸ 0/0 Something",
        "✗ It is broken.",
    ]


def test_aws_is_asked_anew_after_each_answer(travel, script, person):
    person()
    journey = travel(script(("how", "again")))
    before = journey.context

    ended(journey, [State.FAIL, State.PASS])

    assert journey.context is not before
