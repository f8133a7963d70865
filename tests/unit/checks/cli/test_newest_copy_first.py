"""cli.current: of several copies the newest comes first, and it is not one of long ago."""

from dataclasses import replace
from datetime import datetime

import pytest

from checks.cli.newest_copy_first import look
from checks.cli.support import packer
from checks.model import Evidence, Finding, NotApplicable
from wizard.languages import language

OLD, NEW = "#!/bin/sh\necho aws-cli/1.45.11 x\n", "#!/bin/sh\necho aws-cli/2.36.7 x\n"
BROKEN = "#!/bin/sh\necho \"ModuleNotFoundError: No module named 'awscli'\" >&2\nexit 1\n"


def codes(context) -> list[str]:
    return [found.code for found in look(context) if isinstance(found, Finding)]


@pytest.fixture
def two(tmp_path, program, context):
    """A context with two folders on PATH, each with its own `aws`."""

    def make(first: str, second: str, config: str = ""):
        program(tmp_path / "1" / "aws", first)
        program(tmp_path / "2" / "aws", second)
        return context(PATH=f"{tmp_path}/1:{tmp_path}/2", config=config)

    return make


def test_an_older_copy_before_a_newer_one_is_named_with_both(two, tmp_path):
    [found] = [x for x in look(two(OLD, NEW)) if getattr(x, "code", "") == "cli.older-copy-first"]

    assert found.facts == {
        "count": 2,
        "first": f"{tmp_path}/1/aws",
        "newest": f"{tmp_path}/2/aws",
        "version": "2.36.7",
    }
    assert found.evidence == (
        Evidence("version", "1.45.11", f"{tmp_path}/1/aws"),
        Evidence("version", "2.36.7", f"{tmp_path}/2/aws"),
    )


@pytest.mark.parametrize(("newest", "severity"), [("2.31.9", "info"), ("2.32.0", "warn")])
def test_the_order_is_not_the_cause_where_the_newest_knows_no_more(two, newest, severity):
    config = "[default]\nlogin_session = arn:aws:iam::111122223333:user/ming\n"

    found, *_ = look(two(OLD, f"#!/bin/sh\necho aws-cli/{newest} x\n", config))

    assert (found.code, found.severity) == ("cli.older-copy-first", severity)


def test_a_broken_copy_before_one_that_works_is_not_called_the_older(two):
    assert codes(two(BROKEN, NEW)) == []


def test_an_older_copy_behind_the_newest_is_harmless(two):
    assert codes(two(NEW, OLD)) == []


def test_one_version_twice_is_harmless(two):
    assert codes(two(NEW, NEW)) == []


def test_the_same_program_through_a_link_is_harmless(on_path, tmp_path, program, context):
    target = program(tmp_path / "aws-cli" / "aws", NEW)
    (on_path / "aws").symlink_to(target)

    assert codes(context(PATH=f"{on_path}:{target.parent}")) == []


def test_another_program_before_it_is_no_older_copy(two):
    assert codes(two("#!/bin/sh\necho 0.2.5\n", NEW)) == []


def test_version_1_is_outdated(aws, context):
    aws("1.45.11")

    assert codes(context()) == ["cli.outdated"]


@pytest.mark.parametrize(
    ("day", "severity", "said"),
    [
        ("2026-11-27", "info", "has had only fixes since 2026-08-05"),
        ("2027-07-14", "info", "none at all from 2027-07-15"),
        ("2027-07-15", "warn", "has ended on 2027-07-15"),
        ("2031-01-01", "warn", "has ended on 2027-07-15"),
    ],
)
def test_version_1_says_when_it_ends_and_is_a_warning_once_it_has(
    aws, context, day, severity, said
):
    aws("1.45.11")
    now = datetime.fromisoformat(f"{day}T12:00:00+00:00")

    [found] = [x for x in look(replace(context(), now=lambda: now)) if isinstance(x, Finding)]

    assert (found.severity.value, said in language("en").say(found.summary)) == (severity, True)


@pytest.fixture
def of_dpkg(monkeypatch, on_path, program) -> None:
    """The folder of PATH is one of those for packages, and dpkg put its `aws` there."""
    monkeypatch.setattr(packer, "OF_PACKAGES", (on_path,))
    program(
        on_path / "dpkg-query", f'#!/bin/sh\n[ "$1 $2" = "-L awscli" ] && echo "{on_path}/aws"\n'
    )


def test_an_old_version_2_ends_on_no_day(of_dpkg, aws, context):
    aws("2.9.19")
    now = datetime.fromisoformat("2031-01-01T12:00:00+00:00")

    [found, _] = look(replace(context(), now=lambda: now))

    assert (found.severity.value, found.own_summary) == ("info", None)


def test_the_current_version_is_shown(aws, context):
    aws("2.36.7")

    assert list(look(context())) == [Evidence("version", "2.36.7", "aws --version")]


def test_an_old_version_2_of_awss_own_installer_gives_no_finding(aws, context):
    aws("2.20.0")

    assert codes(context()) == []


def test_an_old_version_2_of_conda_is_outdated(on_path, tmp_path, aws, context):
    aws("2.20.0")
    (tmp_path / "conda-meta").mkdir()

    assert codes(context()) == ["cli.outdated"]


def test_an_old_version_2_that_dpkg_owns_is_outdated(of_dpkg, aws, context):
    aws("2.9.19")

    [found, _] = look(context())

    assert (found.code, found.evidence[0].value) == ("cli.outdated", "dpkg")


def test_an_old_version_2_beside_that_of_dpkg_gives_no_finding(of_dpkg, on_path, aws, context):
    aws("2.9.19")
    (on_path / "aws").rename(on_path / "aws2")
    (on_path / "aws").symlink_to("aws2")

    assert codes(context()) == []


def test_an_old_version_2_that_rpm_owns_is_outdated(of_dpkg, on_path, aws, context, program):
    aws("2.9.19")
    program(on_path / "dpkg-query", "#!/bin/sh\nexit 1\n")
    program(on_path / "rpm", '#!/bin/sh\n[ "$1" = -qf ] && echo "awscli2-$2"\n')

    [found, _] = look(context())

    assert (found.code, found.evidence[0].value) == ("cli.outdated", "rpm")


def test_where_no_package_puts_programs_dpkg_is_not_asked(
    of_dpkg, on_path, aws, context, monkeypatch
):
    aws("2.9.19")
    monkeypatch.setattr(packer, "OF_NO_PACKAGE", on_path)

    assert codes(found := context()) == []

    assert found.programs.at_work("dpkg-query") is None


def test_without_an_aws_cli_it_does_not_apply(context):
    [found] = look(context())

    assert isinstance(found, NotApplicable)
