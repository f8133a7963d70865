"""What holds for every check and every finding."""

import re
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest

import checks
from checks.catalogue import AREAS, all_checks, all_messages
from checks.fix import Fix
from checks.model import Check, Message, Phrase, Remedy, Severity
from wizard.mending import fixes
from wizard.mending.fixes import planner_of
from wizard.setup.remedies import in_the_wizard

CHECKS = all_checks()
MESSAGES = list(all_messages().values())
BY_CODE = {check.code: check for check in CHECKS}


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def everything_needed_by(check: Check) -> set[str]:
    direct = set(check.needs)
    return direct.union(*(everything_needed_by(BY_CODE[code]) for code in direct))


def raisers_of(code: str) -> list[Check]:
    return [check for check in CHECKS if code in {message.code for message in check.messages}]


def test_every_area_has_a_check():
    assert {check.area for check in CHECKS} == set(AREAS)


@pytest.mark.parametrize("area", AREAS)
def test_an_area_holds_its_claims_and_what_they_share_one_level_below(area: str):
    folder = Path(checks.__file__).parent / area
    files = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    claims = {name for name in files if hasattr(import_module(f"checks.{area}.{name}"), "CHECK")}

    assert files - claims == set()


def test_every_fix_has_a_file_and_every_file_its_fix():
    files = {path.stem for path in Path(fixes.__file__).parent.glob("*.py")} - {"__init__"}

    assert {fix.code.replace("-", "_") for fix in Fix} == files
    assert all(callable(planner_of(fix)) for fix in Fix)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_a_check_is_an_area_and_a_claim(check):
    assert re.fullmatch(r"[a-z0-9]+\.[a-z0-9-]+", check.code)
    assert check.area in AREAS
    assert not check.title.endswith((".", "?")), "a title is a claim, not a sentence"


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_what_a_required_check_needs_is_required(check):
    needed = {code for code in everything_needed_by(check) if not BY_CODE[code].required}

    assert not check.required or needed == set()


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.code)
def test_a_finding_says_what_is_so_why_and_what_to_do(message: Message):
    assert re.fullmatch(r"[a-z0-9]+\.[a-z0-9-]+", message.code)
    assert message.area in AREAS
    assert message.summary.strip().endswith((".", ":"))
    assert message.why.strip()
    assert message.recognised.strip()
    assert message.steps or message.severity is Severity.INFO, "a finding without a remedy"


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.code)
def test_a_finding_speaks_no_haste_and_no_markup(message: Message):
    text = " ".join(message.phrases)

    assert not re.search(r"\b(simply|just|oops|an error occurred)\b", text, re.IGNORECASE)
    assert not re.search(r"\(s\)|\[/?\w+\]|\x1b", text)


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.code)
def test_links_are_pages_over_https(message: Message):
    assert all(link.startswith("https://") for link in message.links)


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.code)
def test_what_explains_can_be_found_without_what_it_explains(message: Message):
    def is_free_of(explained: str) -> bool:
        """Whether a check that finds this cause would not be skipped with the other's check."""
        blocking = {check.code for check in raisers_of(explained)}
        return any(not everything_needed_by(check) & blocking for check in raisers_of(message.code))

    assert [code for code in message.explains if not is_free_of(code)] == []


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.code)
def test_a_remark_that_explains_says_so(message: Message):
    is_a_remark = message.severity in (Severity.INFO, Severity.UNKNOWN)

    assert not message.explains_as_remark or (is_a_remark and message.explains)
    assert (
        message.severity is not Severity.INFO or not message.explains or message.explains_as_remark
    )


@pytest.mark.parametrize("message", [each for each in MESSAGES if each.area == "network"])
def test_a_step_that_the_set_up_leaves_out_says_no_more_than_that(message: Message):
    """The set-up offers itself to look again, and leaves such a step out as a whole: what else it says
    would be lost."""
    steps = tuple(map(Phrase, message.steps))
    kept = in_the_wizard(Remedy(steps)).steps

    assert [
        step.text for step in steps if step not in kept and not step.text.startswith("Run ")
    ] == []
