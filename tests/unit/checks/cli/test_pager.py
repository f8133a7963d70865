"""cli.pager: the pager of AWS CLI 2 is there, or is turned off."""

import sys
from pathlib import Path

import pexpect
import pytest

from checks.cli.pager import chosen_pager, judge, look
from checks.fix import Fix
from checks.model import Evidence, NotApplicable

ASK = """
import sys
from pathlib import Path
from checks.cli.pager import look
from checks.context import Context
from checks.sources.aws.ask import Aws, Keys
here = Path(sys.argv[1])
aws = Aws(keys=Keys("AKIAIOSFODNN7EXAMPLE", "not-a-secret"))
context = Context({"PATH": str(here / "bin")}, here, here, "linux", aws)
print([getattr(found, "code", found) for found in look(context)])
"""


def judged(context) -> list:
    return list(judge(chosen_pager(context), context))


def test_at_a_terminal_without_less_it_is_missing(aws, tmp_path):
    aws("2.36.7")

    terminal = pexpect.spawn(
        sys.executable, ["-c", ASK, str(tmp_path)], cwd=Path(__file__).parents[4], encoding="utf-8"
    )

    terminal.expect(r"\['cli.pager-missing'\]")


def test_version_1_uses_no_pager(aws, context):
    aws("1.45.11")

    [found] = look(context())

    assert isinstance(found, NotApplicable)


def test_the_absent_less_of_the_aws_cli_itself_is_missing(context):
    [found] = judged(context())

    assert (found.code, found.facts) == (
        "cli.pager-missing",
        {"pager": "less", "source": "AWS CLI", "profile": "default"},
    )
    assert found.remedy.fix == Fix.TURN_OFF_PAGER


def test_a_pager_on_path_is_shown(on_path, program, context):
    program(on_path / "less", "#!/bin/sh\n")

    assert judged(context()) == [Evidence("pager", "less", "AWS CLI")]


@pytest.mark.parametrize(
    ("config", "environment"),
    [
        ("[default]\ncli_pager =\n", {}),
        ("[default]\ncli_pager = most\n", {"AWS_PAGER": ""}),
        ("", {"AWS_PAGER": "", "PAGER": "most"}),
    ],
)
def test_an_empty_pager_is_turned_off(context, config, environment):
    [found] = judged(context(config=config, **environment))

    assert isinstance(found, Evidence)


def test_the_setting_goes_before_the_variable_pager(home, context):
    [found] = judged(context(config="[default]\ncli_pager = most -R\n", PAGER="cat"))

    assert (found.facts["pager"], found.location.line) == ("most -R", 2)


def test_a_variable_of_the_persons_is_theirs_to_change(context):
    [found] = judged(context(AWS_PAGER="most"))

    assert (found.remedy.commands, found.remedy.fix) == (("unset AWS_PAGER",), None)


def test_pager_is_mended_by_the_aws_clis_own_setting(context):
    [found] = judged(context(PAGER="most"))

    assert (found.facts["source"], found.remedy.fix) == ("PAGER", Fix.TURN_OFF_PAGER)


def test_a_pager_named_by_its_path_is_looked_for_there(program, context, tmp_path):
    program(tmp_path / "my" / "pager", "#!/bin/sh\n")

    assert judged(context(AWS_PAGER=f"{tmp_path}/my/pager -x")) == [
        Evidence("pager", f"{tmp_path}/my/pager", "AWS_PAGER")
    ]


def test_windows_always_has_more(context):
    assert judged(context(platform="win32")) == [Evidence("pager", "more", "AWS CLI")]
