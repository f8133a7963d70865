"""A finding about a variable says what set it; one that only mentions a variable is not told to mend it."""

import time

import pytest

from checks.fix import Fix
from checks.model import (
    Check,
    Evidence,
    Finding,
    Location,
    Message,
    Outcome,
    Remedy,
    Severity,
    State,
)
from checks.place import Place
from checks.refusals.proxy import PROXY_NEEDS_LOGIN
from checks.sources.local.shells import anew_remedy, copied, set_remedy, unset_remedy
from checks.variable_origins import TAKE_IT_OUT, traced

MESSAGE = Message(
    code="region.test", severity=Severity.FAIL, summary="s", why="w", recognised="r", steps=("t",)
)  # fmt: skip
CHECK = Check(code="region.set", title="t", look=lambda context: (), messages=(MESSAGE,))
SEEN = Evidence("region", "x", "AWS_REGION")


@pytest.fixture
def tell(person, home):
    """`tell(finding, ".bashrc text", AWS_REGION="x")`: the finding, traced in that home."""

    def look(finding: Finding, text: str, **variables: str) -> Finding:
        context = person(SHELL="/bin/bash", **variables)
        (home / ".bashrc").write_text(text)
        (outcome,) = traced([Outcome(CHECK, State.FAIL, findings=(finding,))], context)
        return outcome.findings[0]

    return look


def places(finding: Finding) -> list[str]:
    return [seen.value for seen in finding.evidence if seen.name == "set in"]


def test_what_is_to_be_taken_out_is_named_located_and_has_a_fix(tell):
    finding = MESSAGE.finding(SEEN, remedy=unset_remedy(["AWS_REGION"], "linux"))

    told = tell(finding, "\nexport AWS_REGION=x\n", AWS_REGION="x")

    assert places(told) == ["~/.bashrc:2"]
    assert told.location == Location(f"{told.location and told.location.file}", 2)
    assert (told.remedy.fix, told.remedy.unset) == (Fix.UNSET_VARIABLE, ("AWS_REGION",))
    assert len(told.remedy.steps) == 2


@pytest.mark.parametrize("line", ["export EDITOR=vi AWS_REGION=x", "f() { export AWS_REGION=x; }"])
def test_a_line_that_does_more_is_not_to_become_a_comment(tell, line):
    finding = MESSAGE.finding(SEEN, remedy=unset_remedy(["AWS_REGION"], "linux"))

    told = tell(finding, f"{line}\n", AWS_REGION="x")

    assert told.remedy.steps[-1].text == TAKE_IT_OUT.text
    assert told.remedy.fix is None


@pytest.mark.parametrize(
    "remedy", [set_remedy("AWS_REGION", "y", "linux"), anew_remedy("AWS_REGION", "linux")]
)
def test_what_is_to_be_set_anew_is_mended_where_it_stands_by_the_person(tell, remedy):
    told = tell(MESSAGE.finding(SEEN, remedy=remedy), "export AWS_REGION=x\n", AWS_REGION="x")

    assert places(told) == ["~/.bashrc:1"]
    assert told.remedy.fix is None
    assert "fix it there" in told.remedy.steps[-1].text


@pytest.mark.parametrize(
    ("command", "shell", "in_its_words"),
    [
        (COPY := copied("HTTP_PROXY", "HTTPS_PROXY", "linux")[0], "/bin/bash", COPY),
        (COPY, "/usr/bin/fish", "set -gx HTTPS_PROXY $HTTP_PROXY"),
        (PROXY_NEEDS_LOGIN.commands[0], "/bin/bash", PROXY_NEEDS_LOGIN.commands[0]),
        (copied("HTTP_PROXY", "HTTPS_PROXY", "win32")[0], "/bin/bash", COPY),
    ],
)
def test_a_value_that_rekwiz_does_not_have_is_nothing_that_it_could_see_in_this_run(
    person, command, shell, in_its_words
):
    finding = MESSAGE.finding(SEEN, remedy=Remedy((), (command,)))

    (outcome,) = traced([Outcome(CHECK, State.FAIL, findings=(finding,))], person(SHELL=shell))

    remedy = outcome.findings[0].remedy
    assert (remedy.commands, remedy.sets, remedy.anew) == ((in_its_words,), (), ("HTTPS_PROXY",))


def test_what_was_only_seen_is_named_and_the_remedy_stays(tell):
    finding = MESSAGE.finding(SEEN, location=None)

    told = tell(finding, "export AWS_REGION=x\n", AWS_REGION="x")

    assert places(told) == ["~/.bashrc:1"]
    assert (told.location, told.remedy) == (None, finding.remedy)


def test_a_place_of_its_own_stays_and_a_remark_has_no_fix(tell):
    where = Location("/x/config", 7)
    finding = MESSAGE.finding(
        SEEN, severity=Severity.INFO, location=where, remedy=unset_remedy(["AWS_REGION"], "linux")
    )

    told = tell(finding, "export AWS_REGION=x\n", AWS_REGION="x")

    assert (told.location, told.remedy.fix) == (where, None)


def test_a_pipeline_sets_it_from_outside(tell):
    finding = MESSAGE.finding(SEEN, remedy=unset_remedy(["AWS_REGION"], "linux"))

    assert tell(finding, "export AWS_REGION=x\n", AWS_REGION="x", GITHUB_ACTIONS="true") == finding
    assert Place.GITHUB.is_pipeline


def test_the_registry_of_windows_is_named_with_the_command_that_takes_it_out(tell, monkeypatch):
    monkeypatch.setattr("checks.variable_origins.registered", lambda name: [("User", "x")])
    finding = MESSAGE.finding(SEEN, remedy=unset_remedy(["AWS_REGION"], "linux"))

    told = tell(finding, "", AWS_REGION="x")

    assert places(told) == [r"HKCU\Environment"]
    assert told.remedy.commands[-1] == r'reg delete "HKCU\Environment" /v AWS_REGION /f'
    assert told.remedy.fix is None


def test_a_home_that_hangs_is_waited_for_once_and_briefly(person, monkeypatch):
    looked = "checks.sources.local.start_up.origins.origins_of"
    monkeypatch.setattr(looked, lambda names, world: time.sleep(60))
    context = person(SHELL="/bin/bash", AWS_REGION="x")
    finding = MESSAGE.finding(SEEN, remedy=unset_remedy(["AWS_REGION"], "linux"))
    began = time.monotonic()

    (outcome,) = traced([Outcome(CHECK, State.FAIL, findings=(finding,) * 5)], context, 0.2)

    assert time.monotonic() - began < 10
    assert [each.evidence for each in outcome.findings] == [finding.evidence] * 5
