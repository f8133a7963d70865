"""What comes up through a whole command ends with a code of the contract."""

import pytest

from checks.deadline import OutOfTime
from wizard import cli


@pytest.mark.parametrize(
    ("name", "error", "code"),
    [
        ("preflight", BrokenPipeError, 3),
        ("setup", BrokenPipeError, 1),
        ("undo", BrokenPipeError, 5),
        ("preflight", OutOfTime, 70),
    ],
)
def test_what_nobody_took_is_never_ready(monkeypatch, capsys, name, error, code):
    def end(*_: object) -> int:
        raise error

    monkeypatch.setattr(cli, "carry_out", end)

    assert cli.main([name]) == code
    assert capsys.readouterr().out == ""
