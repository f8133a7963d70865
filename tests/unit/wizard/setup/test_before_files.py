"""What is set in the terminal hides what is saved: it is said, with how to take it out."""

import pytest

from checks.model import Phrase
from wizard.setup.before_files import say_what_goes_before_files


@pytest.mark.parametrize(
    ("platform", "command"), [("linux", "unset A B"), ("win32", "Remove-Item Env:A, Env:B")]
)
def test_it_is_said_with_the_command_of_this_system(
    travel, script, person, monkeypatch, platform, command
):
    person()
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.setattr("checks.context.ancestors", lambda: ())  # those of the tests tell nothing
    said = script()

    say_what_goes_before_files(travel(said), ["A", "B"], Phrase("They are in the way."))

    assert said.shown[:2] == ["! They are in the way.", command]
