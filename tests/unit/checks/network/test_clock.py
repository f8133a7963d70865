"""The clock against the Date of AWS's answer."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from checks.model import NotApplicable
from checks.network import clock
from checks.refusals.clock import AHEAD, BEHIND, in_words
from tests.plugins.amazon import codes, page, values


def by(context, **skew):
    return replace(context, now=lambda: datetime.now(UTC) + timedelta(**skew))


@pytest.mark.parametrize("minutes", [-4, 0, 4])
def test_a_clock_within_five_minutes_is_right(sandboxed, minutes):
    seen = list(clock.look(by(sandboxed(), minutes=minutes)))

    assert codes(seen) == []
    assert "skew" in values(seen)


@pytest.mark.parametrize(("minutes", "skew"), [(-10, BEHIND["min"]), (10, AHEAD["min"])])
def test_a_clock_that_is_ten_minutes_off_is_wrong(sandboxed, minutes, skew):
    [finding] = clock.look(by(sandboxed(), minutes=minutes))

    assert (finding.code, finding.summary) == ("network.clock-wrong", skew.with_(count="10"))


def test_an_aws_that_is_ahead_makes_this_clock_wrong(sandboxed):
    [finding] = clock.look(sandboxed("network.clock-wrong"))

    assert finding.summary == BEHIND["min"].with_(count="10")


def test_an_answer_without_a_date_says_nothing_of_the_clock(person, serving):
    port = serving(page("200 OK", "<html></html>"))
    context = person(AWS_ENDPOINT_URL=f"http://127.0.0.1:{port}", AWS_DEFAULT_REGION="us-east-1")

    [nothing] = clock.look(context)

    assert isinstance(nothing, NotApplicable)


@pytest.mark.parametrize(
    ("platform", "variables", "command"),
    [
        ("linux", {}, "sudo timedatectl set-ntp true"),
        ("linux", {"WSL_DISTRO_NAME": "Debian"}, "wsl --shutdown"),
        ("win32", {}, "w32tm /resync"),
        ("darwin", {}, "sudo sntp -sS time.apple.com"),
    ],
)
def test_the_remedy_is_this_systems(sandboxed, platform, variables, command):
    context = by(sandboxed(platform=platform), hours=1)
    context = replace(context, environment={**context.environment, **variables})

    [finding] = clock.look(context)

    assert finding.remedy.commands[0] == command


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "+0 s"), (-119, "-119 s"), (600, "+10 min"), (-7200, "-2 h"), (86400 * 400, "+400 d")],
)
def test_a_skew_is_said_in_a_unit_that_suits_it(seconds, words):
    assert in_words(seconds) == words
