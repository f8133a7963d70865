"""Progress says what is waited for, each thing once, and after a while why that is normal."""

from checks.catalogue import AREAS, all_checks
from checks.model import Phrase
from wizard.examining.narrating import WHY, narrator
from wizard.languages import language


def test_what_is_waited_for_is_said_once_and_then_why_that_is_normal():
    said: list[str] = []
    english = language("en")
    tell = narrator(english, lambda phrase: said.append(english.say(phrase)))
    check = next(check for check in all_checks() if check.code == "network.reachable")

    for seconds in (0.1, 1.0, 2.9, 3.0, 8.0):
        tell(check, seconds)

    what = f"Checking: {check.title}"
    assert said == [what, f"{what} · {english.say(WHY['network'])}"]


def test_every_area_says_why_it_may_take_long():
    assert set(WHY) == set(AREAS)
    assert all(isinstance(why, Phrase) for why in WHY.values())
