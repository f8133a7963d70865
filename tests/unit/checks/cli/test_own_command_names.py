"""Aliases of the AWS CLI against its commands."""

import pytest

from checks.cli.own_command_names import look
from tests.plugins.people import KEYS, REGION, findings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[toplevel]\nsts = !echo hi\n", [("cli.alias-hides-command", "warn", 2)]),
        (
            "[toplevel]\nwhoami = sts get-caller-identity\nrekognition = s3\ns3 = ls\n",
            [("cli.alias-hides-command", "warn", 3), ("cli.alias-hides-command", "warn", 4)],
        ),
        ("[toplevel]\nwhoami = sts get-caller-identity\n", []),
        ("[command s3]\nls = cp\n", []),
        ("sts = broken\n", []),
        ("", []),
    ],
)
def test_an_alias_that_has_the_name_of_a_command_is_named(person, home, text, expected):
    (home / ".aws" / "cli").mkdir()
    (home / ".aws" / "cli" / "alias").write_text(text)

    assert findings(look(person(REGION, KEYS))) == expected


def test_without_the_file_there_is_nothing(person):
    assert list(look(person(REGION, KEYS))) == []
