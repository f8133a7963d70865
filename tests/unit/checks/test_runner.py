"""The runner: order, blocking, crashes, deadlines, recommended checks."""

import dataclasses
import threading
import time
from collections.abc import Callable, Iterable
from contextvars import Context as ContextOfWork
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from checks.catalogue import all_checks
from checks.context import Context
from checks.diagnosis import diagnose
from checks.model import (
    Check,
    Cost,
    Evidence,
    Message,
    NotApplicable,
    Outcome,
    Phrase,
    Seen,
    Severity,
    State,
    Undecided,
)
from checks.mute import Mute
from checks.runner import Plan, run
from checks.sources.aws.ask import Aws
from checks.trail import Step, last, waited_for

WORLD = Context(
    environment={},
    home=Path("/nowhere"),
    folder=Path("/nowhere"),
    platform="linux",
    sample=Path("/nowhere/photo.jpg"),
    aws=Aws(),
)


def message(code: str, severity: Severity) -> Message:
    return Message(
        code=code,
        severity=severity,
        summary="It is so.",
        why="Because.",
        recognised="By looking.",
        steps=("Mend it.",),
    )


BROKEN = message("files.broken", Severity.FAIL)
ODD = message("files.odd", Severity.WARN)
DARK = message("files.dark", Severity.UNKNOWN)
NOTE = message("files.note", Severity.INFO)


def check(code: str, *things: object, needs: Iterable[str] = (), required: bool = True) -> Check:
    return Check(
        code=code,
        title="It holds",
        look=lambda context: iter(things),
        messages=(BROKEN, ODD, DARK, NOTE),
        needs=tuple(needs),
        required=required,
    )


def states(outcomes: Iterable[Outcome]) -> dict[str, str]:
    return {outcome.check.code: outcome.state.value for outcome in outcomes}


@pytest.mark.parametrize(
    ("things", "state"),
    [
        ([], State.PASS),
        ([NOTE.finding()], State.PASS),
        ([ODD.finding(), NOTE.finding()], State.WARN),
        ([DARK.finding(), ODD.finding()], State.UNKNOWN),
        ([DARK.finding(), BROKEN.finding(), ODD.finding()], State.FAIL),
        ([NotApplicable(Phrase("no such thing here"))], State.NA),
        ([Undecided(Phrase("it could not look"))], State.UNKNOWN),
    ],
)
def test_the_worst_finding_makes_the_state(things, state):
    (outcome,) = run(Plan((check("files.one", *things),)), WORLD)

    assert outcome.state is state


def test_what_was_seen_is_kept_beside_the_findings():
    seen = Evidence("version", "2.31.4", "aws --version")

    (outcome,) = run(Plan((check("files.one", seen),)), WORLD)

    assert (outcome.seen, outcome.findings) == ((seen,), ())


def test_a_failure_in_a_recommended_check_is_a_warning():
    (outcome,) = run(Plan((check("files.one", BROKEN.finding(), required=False),)), WORLD)

    assert outcome.state is State.WARN
    assert [finding.severity for finding in outcome.findings] == [Severity.WARN]


def test_a_recommended_check_fails_where_it_is_required():
    plan = Plan(
        (check("files.one", BROKEN.finding(), required=False),),
        also_required=frozenset({"files.one"}),
    )

    (outcome,) = run(plan, WORLD)

    assert (outcome.state, outcome.required) == (State.FAIL, True)


def test_what_needs_a_failed_check_is_skipped_and_names_the_root():
    plan = Plan(
        (
            check("files.one", BROKEN.finding()),
            check("files.two", needs=["files.one"]),
            check("files.three", needs=["files.two"]),
            check("files.four"),
        )
    )

    outcomes = run(plan, WORLD)

    assert states(outcomes) == {
        "files.one": "fail",
        "files.two": "skip",
        "files.three": "skip",
        "files.four": "pass",
    }
    assert [outcome.blocked_by for outcome in outcomes] == [
        (),
        ("files.one",),
        ("files.one",),
        (),
    ]


def test_a_warning_blocks_nothing():
    plan = Plan((check("files.one", ODD.finding()), check("files.two", needs=["files.one"])))

    assert states(run(plan, WORLD)) == {"files.one": "warn", "files.two": "pass"}


def test_what_needs_a_check_that_was_left_out_still_runs():
    plan = Plan(
        (check("files.one", BROKEN.finding()), check("files.two", needs=["files.one"])),
        left_out=frozenset({"files.one"}),
    )

    assert states(run(plan, WORLD)) == {"files.one": "skip", "files.two": "pass"}


def test_a_crash_is_unknown_asks_for_a_report_and_the_run_goes_on():
    def crash(context):
        yield ODD.finding()
        raise RuntimeError("wJalrXUtnFEMI/K7MDENG/bPxRfiCYSECRETKEY1")

    broken = Check(code="files.one", title="It holds", look=crash, messages=(ODD,))

    outcomes = run(Plan((broken, check("files.two"))), WORLD)

    assert states(outcomes) == {"files.one": "unknown", "files.two": "pass"}
    assert [finding.code for finding in outcomes[0].findings] == [
        "files.odd",
        "files.check-crashed",
    ]
    assert "SECRET" not in str(outcomes[0].findings)


def test_a_check_that_does_not_end_is_unknown_at_the_deadline():
    released = threading.Event()

    def wait(context):
        released.wait(20)
        yield from ()

    slow = Check(code="files.one", title="It holds", look=wait, messages=())
    plan = Plan((slow, check("files.two", needs=["files.one"]), check("files.three")))

    began = time.monotonic()
    outcomes = run(plan, WORLD, timeout=1)
    took = time.monotonic() - began
    released.set()

    assert states(outcomes) == {"files.one": "unknown", "files.two": "skip", "files.three": "pass"}
    assert [finding.code for finding in outcomes[0].findings] == ["files.out-of-time"]
    assert took < 10


def test_independent_checks_run_side_by_side():
    meeting = threading.Barrier(2, timeout=120)

    def meet(context):
        meeting.wait()
        yield from ()

    both = tuple(
        Check(code=code, title="It holds", look=meet, messages=())
        for code in ("files.a", "files.b")
    )

    assert states(run(Plan(both), WORLD)) == {"files.a": "pass", "files.b": "pass"}


@pytest.mark.parametrize(
    ("cost", "before"), [(Cost.NETWORK, ["ahead", "let go"]), (Cost.LOCAL, ["let go"])], ids=str
)
def test_a_question_goes_ahead_while_another_is_on_its_way_to_aws(cost, before):
    """One that waits for a look at this computer alone stays: what is wrong here is not sent."""
    told, is_ahead = list[str](), threading.Event()

    def ahead(context: Context) -> None:
        told.append("ahead")
        is_ahead.set()

    def look(context: Context) -> Iterable[Evidence]:
        is_ahead.wait(0.3)
        told.append("let go")
        return ()

    first = replace(check("network.first"), look=look, cost=cost)
    second = replace(check("identity.second", needs=[first.code]), ahead=ahead)

    outcomes = run(Plan((first, second)), WORLD)

    assert states(outcomes) == {first.code: "pass", second.code: "pass"}
    assert told == before


def test_what_goes_ahead_comes_after_what_was_answered_and_not_after_what_is_on_its_way():
    told, is_ahead = list[Step | None](), threading.Event()
    answer = Step("sts:GetCallerIdentity", began=1.0, out=2.0, ended=3.0)

    def answered(context: Context) -> Iterable[Seen]:
        waited_for(answer)
        return ()

    def on_its_way(context: Context) -> Iterable[Seen]:
        told.append(last())
        is_ahead.wait(20)
        return ()

    def ahead(context: Context) -> None:
        told.append(last())
        is_ahead.set()

    first = replace(check("identity.first"), look=answered, cost=Cost.NETWORK)
    second = replace(
        check("detection.second", needs=[first.code]), look=on_its_way, cost=Cost.NETWORK
    )
    third = replace(check("detection.third", needs=[second.code]), ahead=ahead)

    ContextOfWork().run(run, Plan((first, second, third)), WORLD)

    assert told == [answer, answer]


def test_no_question_goes_ahead_of_what_does_not_hold():
    told = list[str]()
    broken = check("files.first", BROKEN.finding())
    slow = replace(
        check("network.slow"), cost=Cost.NETWORK, look=lambda context: time.sleep(0.2) or ()
    )
    second = replace(
        check("identity.second", needs=[broken.code, slow.code]),
        ahead=lambda context: told.append("ahead"),
    )

    run(Plan((broken, slow, second)), WORLD)

    assert told == []


def test_what_asks_nothing_is_looked_at_while_the_first_question_is_on_its_way():
    world, told, looked = dataclasses.replace(WORLD, aws=Aws()), list[str](), threading.Event()

    def lead(context: Context) -> Iterable[Seen]:
        time.sleep(0.2)
        told.append("what it needs")
        return ()

    def ask(context: Context) -> Iterable[Seen]:
        context.aws.outbox.takes()
        time.sleep(0.2)
        told.append("out")
        context.aws.outbox.lets_go()
        looked.wait(20)
        told.append("answered")
        return ()

    def look(context: Context) -> Iterable[Seen]:
        told.append("looked")
        looked.set()
        return ()

    other = replace(check("files.other"), look=look)
    first = replace(check("files.first"), look=lead)
    asking = replace(check("network.ask", needs=[first.code]), look=ask, cost=Cost.NETWORK)

    run(Plan((other, first, asking)), world)

    assert told == ["what it needs", "out", "looked", "answered"]


def test_while_other_programs_alone_are_waited_for_what_was_seen_is_made_ready():
    handed, is_ready = list[str](), threading.Event()

    def slow_program(context: Context) -> Iterable[Seen]:
        assert is_ready.wait(10)
        yield ODD.finding()

    def asks(context: Context) -> Iterable[Seen]:
        assert not is_ready.is_set()
        yield BROKEN.finding()

    def make_ready(seen: Iterable[Outcome]) -> None:
        handed.extend(states(seen).items())
        is_ready.set()

    slow = replace(check("cli.slow"), look=slow_program)
    asking = replace(check("network.asks"), look=asks, cost=Cost.NETWORK)

    outcomes = run(Plan((slow, asking)), WORLD, meanwhile=make_ready)

    assert handed == [("network.asks", "fail")]
    assert states(outcomes) == {"cli.slow": "warn", "network.asks": "fail"}


def test_of_all_checks_few_stand_between_the_start_and_the_first_questions():
    assert Plan(all_checks()).leading == {
        "files.readable",
        "credentials.profile",
        "credentials.found",
        "credentials.shape",
        "credentials.unhidden",
        "network.reachable",
        "network.iam",
        "identity.known",
    }


def test_what_hangs_before_the_first_question_holds_up_no_other_look():
    looked = threading.Event()

    def hang(context: Context) -> Iterable[Evidence]:
        return [Evidence("waited", str(looked.wait(20)), "here")]

    def look(context: Context) -> Iterable[Seen]:
        looked.set()
        return ()

    hanging = replace(check("files.hanging"), look=hang)
    asking = replace(check("network.ask", needs=[hanging.code]), cost=Cost.NETWORK)
    other = replace(check("files.other"), look=look)

    outcomes = run(Plan((hanging, asking, other)), dataclasses.replace(WORLD, aws=Aws()), timeout=2)

    assert states(outcomes) == {hanging.code: "pass", asking.code: "pass", other.code: "pass"}


def test_whoever_waits_is_told_what_for_and_for_how_long():
    told: dict[str, list[float]] = {"files.one": [], "files.two": []}
    order: list[str] = []
    heard = {code: threading.Event() for code in told}

    def waiting(check: Check, seconds: float) -> None:
        told[check.code].append(seconds)
        order.append(check.code)
        if len(told[check.code]) == 3:
            heard[check.code].set()

    def slow(code: str) -> Callable[[Context], Iterable[Seen]]:
        return lambda context: [Evidence("heard", str(heard[code].wait(20)), "here")]

    first = replace(check("files.one"), look=slow("files.one"))
    then = replace(check("files.two", needs=["files.one"]), look=slow("files.two"))

    outcomes = run(Plan((first, then)), WORLD, waiting=waiting)

    assert [outcome.seen[0].value for outcome in outcomes] == ["True", "True"]
    assert order == sorted(order)
    for seconds in told.values():
        assert seconds == sorted(set(seconds)), "always longer"


def mute(code: str, until: date = date(9999, 12, 31)) -> dict[str, Mute]:
    return {code: Mute(code, "known", until, "rekwiz.toml:3")}


def test_a_muted_finding_stays_as_it_is_and_what_needs_its_check_runs():
    needing = check("files.two", needs=["files.one"])
    plan = Plan((check("files.one", BROKEN.finding()), needing), mutes=mute("files.broken"))

    one, two = run(plan, WORLD)

    assert (one.state, two.state, one.blocked_by) == (State.SKIP, State.PASS, ())
    assert one.reason == Phrase(
        "muted until {until}: {because}", until="9999-12-31", because="known"
    )
    assert [(each.severity, each.muted) for each in one.findings] == [
        (Severity.FAIL, plan.mutes["files.broken"])
    ]
    assert diagnose((one, two)) == (None, {})


def test_beside_a_muted_finding_the_others_count():
    plan = Plan((check("files.one", BROKEN.finding(), ODD.finding()),), mutes=mute("files.broken"))
    (outcome,) = run(plan, WORLD)
    (remark,) = run(Plan((check("files.one", NOTE.finding()),), mutes=mute("files.note")), WORLD)

    assert (outcome.state, remark.state) == (State.WARN, State.PASS)


@pytest.mark.parametrize(("days", "state"), [(0, State.SKIP), (-1, State.FAIL), (1, State.SKIP)])
def test_a_mute_holds_to_the_end_of_its_day_and_one_that_is_over_shows(days, state):
    day = WORLD.now().date()
    plan = Plan(
        (check("files.one", BROKEN.finding()),),
        mutes=mute("files.broken", day + timedelta(days=days)),
    )

    (outcome,) = run(plan, WORLD)

    over = Evidence("mute ended", str(day - timedelta(days=1)), "rekwiz.toml:3")
    assert outcome.state is state
    assert (over in outcome.findings[0].evidence) is (days < 0)


def test_a_run_that_is_called_off_begins_nothing_more_and_tells_what_it_knows():
    begun = list[str]()
    off = threading.Event()

    def quick(context: Context) -> Iterable[Seen]:
        begun.append("files.quick")
        yield BROKEN.finding()
        off.set()

    def slow(context: Context) -> Iterable[Seen]:
        off.wait(30)
        threading.Event().wait(60)
        return ()

    def never(context: Context) -> Iterable[Seen]:
        begun.append("files.never")
        return ()

    plan = Plan(
        (
            replace(check("files.quick"), look=quick),
            replace(check("files.slow"), look=slow),
            replace(check("files.never", needs=["files.slow"]), look=never),
            replace(check("files.blocked", needs=["files.quick"]), look=never),
            check("files.left"),
        ),
        left_out=frozenset({"files.left"}),
    )
    began = time.monotonic()

    outcomes = run(plan, WORLD, is_called_off=off.is_set)

    assert time.monotonic() - began < 30
    assert begun == ["files.quick"]
    assert states(outcomes) == {
        "files.quick": "fail",
        "files.slow": "unknown",
        "files.never": "skip",
        "files.blocked": "skip",
        "files.left": "skip",
    }


def test_a_run_that_was_called_off_before_it_began_decides_nothing():
    outcomes = run(Plan((check("files.one"),)), WORLD, is_called_off=lambda: True)

    assert states(outcomes) == {"files.one": "unknown"}


def test_what_is_known_of_an_earlier_run_is_not_looked_at_again():
    first = run(Plan((check("files.one", ODD.finding()),)), WORLD)
    plan = Plan((check("files.one", BROKEN.finding()), check("files.two", needs=["files.one"])))

    assert states(run(plan, WORLD, known=first)) == {"files.one": "warn", "files.two": "pass"}
