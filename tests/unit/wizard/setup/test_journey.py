"""Steps in order: forward, back to the last that asked, skipped, left, or shown in a dry run."""

from collections.abc import Callable

from checks.model import Phrase
from tests.plugins.scripted import BACK, Script
from wizard.conversation.protocol import Question, WentBack
from wizard.setup.journey import Step, walk
from wizard.setup.trail import Ending, Visit
from wizard.setup.travel import Travel


def asks(name: str, ending: Ending = Ending.DONE) -> Step:
    """A step that asks one question."""

    def guide(travel: Travel) -> Ending:
        travel.conversation.ask(Question(name, Phrase("{name}?", name=name)))
        return ending

    return Step(Phrase(name), guide)


def holds(log: list[Visit] | None = None) -> Step:
    """A step whose claims hold: it asks nothing."""

    def guide(travel: Travel) -> Ending:
        if log is not None:
            log.append(travel.visit)
        return Ending.HELD

    return Step(Phrase("holds"), guide)


def never() -> Step:
    def guide(travel: Travel) -> Ending:
        raise AssertionError("this step is not to be walked")

    return Step(Phrase("never"), guide)


def walked(travel: Callable[..., Travel], said: Script, *steps: Step) -> Ending:
    return walk(steps, travel(said))


def test_all_steps_are_walked_in_their_order(travel, script):
    said = script(("one", "1"), ("two", "2"), ("three", "3"))

    assert walked(travel, said, asks("one"), asks("two"), asks("three")) is Ending.DONE


def test_each_step_knows_which_of_how_many_it_is(travel, script):
    log: list[Visit] = []

    walked(travel, script(), holds(log), holds(log))

    assert log == [Visit(1, 2), Visit(2, 2)]


def test_back_leads_to_the_step_before(travel, script):
    said = script(("one", "1"), ("two", BACK), ("one", "1"), ("two", "2"))

    assert walked(travel, said, asks("one"), asks("two")) is Ending.DONE


def test_back_passes_over_what_had_nothing_to_ask(travel, script):
    log: list[Visit] = []
    said = script(("one", "1"), ("two", BACK), ("one", "1"), ("two", "2"))

    assert walked(travel, said, asks("one"), holds(log), asks("two")) is Ending.DONE
    assert log == [Visit(2, 3), Visit(2, 3)]


def test_back_passes_over_a_step_that_asked_and_holds_by_now(travel, script):
    visits: list[Visit] = []

    def guide(travel: Travel) -> Ending:
        visits.append(travel.visit)
        return Ending.DONE if len(visits) == 1 else Ending.HELD

    mended = Step(Phrase("mended"), guide)
    said = script(("one", "1"), ("two", BACK), ("one", "1"), ("two", "2"))

    assert walked(travel, said, asks("one"), mended, asks("two")) is Ending.DONE
    assert visits == [Visit(2, 3), Visit(2, 3, came_back=True), Visit(2, 3)]


def test_at_the_first_question_back_stays_there(travel, script):
    said = script(("one", BACK), ("one", "1"))

    assert walked(travel, said, holds(), asks("one")) is Ending.DONE


def test_who_comes_back_is_known_to_the_step_and_not_to_those_after_it(travel, script):
    visits: list[Visit] = []

    def guide(travel: Travel) -> Ending:
        visits.append(travel.visit)
        if len(visits) == 2:
            raise WentBack
        return Ending.DONE

    steps = (Step(Phrase("one"), guide), Step(Phrase("two"), guide))
    walk(steps, travel(script()))

    assert visits == [Visit(1, 2), Visit(2, 2), Visit(1, 2, came_back=True), Visit(2, 2)]


def test_what_is_skipped_is_not_in_the_way_and_not_forgotten(travel, script):
    said = script(("one", "1"), ("two", "2"))

    ending = walked(travel, said, asks("one", Ending.SKIPPED), asks("two"))

    assert ending is Ending.SKIPPED


def test_what_is_skipped_and_then_done_after_all_is_done(travel, script):
    endings = iter((Ending.SKIPPED, Ending.DONE))

    def guide(travel: Travel) -> Ending:
        travel.conversation.ask(Question("one", Phrase("One?")))
        return next(endings)

    said = script(("one", "1"), ("two", BACK), ("one", "1"), ("two", "2"))

    assert walked(travel, said, Step(Phrase("one"), guide), asks("two")) is Ending.DONE


def test_who_leaves_is_asked_nothing_more(travel, script):
    said = script(("one", "1"))

    assert walked(travel, said, asks("one", Ending.LEFT), never()) is Ending.LEFT


def test_who_skipped_a_step_and_leaves_has_left(travel, script):
    said = script(("one", "1"), ("two", "2"))
    steps = (asks("one", Ending.SKIPPED), asks("two", Ending.LEFT), never())

    assert walked(travel, said, *steps) is Ending.LEFT


def test_a_dry_run_ends_where_it_has_shown_the_change(travel, script):
    said = script(("one", "1"))

    assert walked(travel, said, asks("one", Ending.REHEARSED), never()) is Ending.REHEARSED


def test_where_everything_holds_the_journey_is_merely_a_look(travel, script):
    journey = travel(script())

    assert walk((holds(), holds()), journey) is Ending.DONE
    assert not journey.trail.is_guided


def test_a_step_that_asked_guides_the_whole_journey_even_if_it_holds_later(travel, script):
    endings = iter((Ending.DONE, Ending.HELD))
    journey = travel(script(("two", BACK), ("two", "2")))
    once = Step(Phrase("one"), lambda travel: next(endings))

    walk((once, asks("two", Ending.HELD)), journey)

    assert journey.trail.is_guided
