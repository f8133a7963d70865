"""files.private: keys that other users can read."""

import sys

import pytest

from checks.files.private import OPEN_TO_OTHERS, look
from checks.fix import Fix
from checks.model import Evidence, Location, NotApplicable, Phrase, Remedy
from tests.plugins.people import KEYS, REGION

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o620])
def test_keys_with_rights_for_others_are_a_warning(person, home, mode):
    context = person(config=REGION, credentials=KEYS)
    file = home / ".aws" / "credentials"
    file.chmod(mode)

    facts = {"file": "~/.aws/credentials", "mode": f"{mode:o}"}
    steps = tuple(map(Phrase, OPEN_TO_OTHERS.steps))
    assert list(look(context)) == [
        OPEN_TO_OTHERS.finding(
            Evidence("mode", f"{mode:o}", "~/.aws/credentials"),
            location=Location(str(file)),
            remedy=Remedy(steps, (f"chmod 600 {file}",), OPEN_TO_OTHERS.links, Fix.MAKE_PRIVATE),
            facts=facts,
        )
    ]


@pytest.mark.parametrize("mode", [0o600, 0o400])
def test_keys_of_ones_own_are_private(person, home, mode):
    context = person(config=REGION, credentials=KEYS)
    (home / ".aws" / "credentials").chmod(mode)

    assert list(look(context)) == []


def test_a_file_without_keys_may_be_open(person, home):
    context = person(config=REGION)
    (home / ".aws" / "config").chmod(0o644)

    assert list(look(context)) == []


def test_windows_keeps_rights_in_another_way(person):
    reason = NotApplicable(Phrase("Windows keeps rights in another way"))

    assert list(look(person(credentials=KEYS, platform="win32"))) == [reason]
