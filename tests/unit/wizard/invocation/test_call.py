"""One call: what cannot be followed ends it before anything is asked, and what it gives to the checks."""

import os
import sys
from pathlib import Path

import pytest

from checks.scope import Scope
from wizard.errors import Usage
from wizard.invocation.call import Call, MistakenRegion
from wizard.invocation.everywhere import Everywhere
from wizard.invocation.region import region_of
from wizard.languages import language

ENGLISH = language("en")


def call_with(**said: object) -> Call:
    return Call(ENGLISH, Everywhere(**said))


@pytest.fixture(autouse=True)
def _nothing_is_set(monkeypatch, tmp_path):
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path))


@pytest.mark.parametrize("name", ["", " ours", "ours ", "a\nb", "a\x1bb"])
def test_a_profile_that_no_file_can_name_ends_every_command(name):
    for mistaken in MistakenRegion:
        with pytest.raises(Usage) as wrong:
            call_with(profile=name).must_be_possible(mistaken)
        assert wrong.value.phrase.text == "--profile: no profile can have this name."


def test_a_mistaken_region_ends_the_commands_that_do_not_report_it():
    call = call_with(region=region_of("us-esat-1"))

    call.must_be_possible(MistakenRegion.IS_REPORTED)
    with pytest.raises(Usage) as wrong:
        call.must_be_possible(MistakenRegion.ENDS_IT)
    assert "us-east-1" in ENGLISH.say(wrong.value.phrase)


def test_a_region_that_an_emulator_offers_is_taken(monkeypatch):
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")

    call_with(region=region_of("eu-north-1")).must_be_possible(MistakenRegion.ENDS_IT)
    with pytest.raises(Usage):
        call_with(region=region_of("us-esat-1")).must_be_possible(MistakenRegion.ENDS_IT)


def test_a_region_that_may_be_newer_than_the_lists_is_doubted_aloud(capsys):
    call_with(region=region_of("us-east-9")).must_be_possible(MistakenRegion.ENDS_IT)

    assert capsys.readouterr().err.startswith("! No list that is installed here has a Region us-e")


def test_a_region_is_judged_once(monkeypatch):
    judged = []
    monkeypatch.setattr(
        "wizard.invocation.region.judge",
        lambda typed, names, judge=sys.modules["wizard.invocation.region"].judge: (
            judged.append(typed) or judge(typed, names)
        ),
    )
    region = region_of(" us-east-9 ")

    assert (region.code, region.mistake, region.doubt is None) == ("us-east-9", None, False)
    assert judged == ["us-east-9"]


def test_the_world_of_a_call_is_that_of_its_own_words():
    call = call_with(profile="ours", region=region_of("us-west-2"))

    context = call.context()

    assert context.scope == Scope("ours", "us-west-2")
    assert (context.home, context.folder) == (Path(os.environ["HOME"]), Path.cwd())
    assert call.asking == [context.aws]


def test_another_scope_takes_the_place_of_the_whole_of_its_own():
    call = call_with(profile="ours", region=region_of("us-west-2"))

    assert call.context(Scope(actions=("s3:GetObject",))).scope == Scope(actions=("s3:GetObject",))
