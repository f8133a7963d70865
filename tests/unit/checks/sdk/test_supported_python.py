"""sdk.python: there is a Python to run the sample, and boto3 supports it."""

import pytest

from checks.model import Evidence, Finding, Undecided
from checks.sdk.supported_python import look


def test_a_current_python_is_shown(stand_in, context):
    python = stand_in()

    assert list(look(context())) == [Evidence("python", "3.13.1", str(python))]


def test_no_python_is_missing(context):
    [found] = look(context())

    assert found.code == "sdk.python-missing"


@pytest.mark.parametrize(
    "changes", [{"version": [3, 9, 18]}, {"version": [3, 6, 15]}, {"warned": True}]
)
def test_a_python_without_new_boto3_is_too_old(stand_in, context, changes):
    stand_in(**changes)

    found, _ = look(context())

    assert (found.code, found.severity) == ("sdk.python-too-old", "warn")


def test_python_3_10_is_not_too_old(stand_in, context):
    stand_in(version=[3, 10, 0])

    assert not any(isinstance(found, Finding) for found in look(context()))


def test_python_2_is_too_old_though_it_cannot_be_asked(stand_in, context):
    stand_in().write_text("#!/bin/sh\necho 'Unknown option: -I' >&2\nexit 2\n")

    [found] = look(context())

    assert (found.code, found.facts["version"]) == ("sdk.python-too-old", "2")


def test_something_else_called_python_decides_nothing(stand_in, context):
    stand_in().write_text("#!/bin/sh\necho hello\n")

    [found] = look(context())

    assert isinstance(found, Undecided)
