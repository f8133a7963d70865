"""files.permitted: rights that are missing, seen by a user who is not root."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from checks.context import Context
from checks.files import in_place, private
from checks.files.permitted import NOT_READABLE, NOT_WRITABLE, look
from checks.model import Evidence, Location, NotApplicable, Phrase, Remedy
from checks.sources.aws.ask import Aws
from tests.plugins.people import KEYS, REGION, write

pwd = pytest.importorskip("pwd", reason="rights of POSIX")
NOBODY = 65534


@pytest.fixture
def context() -> Iterator[Context]:
    """A set-up in the home of a user without privileges; the test goes on as that user."""
    home = Path(tempfile.mkdtemp())
    (home / ".aws").mkdir()
    write(home / ".aws" / "config", REGION)
    write(home / ".aws" / "credentials", KEYS)
    for path in (home, *home.rglob("*")):
        if os.getuid() == 0:
            os.chown(path, NOBODY, NOBODY)
    yield Context({}, home, home, "linux", Aws())
    shutil.rmtree(home)


@pytest.fixture
def plain_user() -> Iterator[None]:
    """Root may read everything, so it lends itself to another user for the test."""
    if os.getuid():
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    yield
    os.setresuid(0, 0, 0)


def finding(message, path, command, context, owner):
    facts = {"path": f"~/{path.relative_to(context.home)}", "owner": owner}
    is_own = owner == me()  # who need not be told of somebody else's, nor of a password
    steps = tuple(Phrase(step, **facts) for step in message.steps[: 1 if is_own else None])
    return message.finding(
        Evidence("owner", owner, facts["path"]),
        location=Location(str(path)),
        remedy=Remedy(steps, (command,), message.links, message.fix),
        facts=facts,
    )


def me() -> str:
    return pwd.getpwuid(os.getuid()).pw_name


def test_a_whole_set_up_is_permitted(context, plain_user):
    assert list(look(context)) == []


def test_a_file_of_ones_own_without_the_right_to_read(context, plain_user):
    file = context.home / ".aws" / "credentials"
    file.chmod(0o000)

    expected = finding(NOT_READABLE, file, f"chmod u+r {file}", context, me())
    assert list(look(context)) == [expected]


def test_a_closed_folder_is_named_and_no_other_check_stumbles_over_it(context, plain_user):
    folder = context.home / ".aws"
    folder.chmod(0o000)

    expected = finding(NOT_READABLE, folder, f"chmod u+rx {folder}", context, me())
    assert list(look(context)) == [expected]
    assert [*in_place.look(context), *private.look(context)] == []
    folder.chmod(0o700)


@pytest.mark.skipif(os.getuid() != 0, reason="needs a file of another user's")
def test_a_file_of_roots_is_handed_back_with_sudo(context, plain_user):
    file = context.home / ".aws" / "credentials"
    os.setresuid(0, 0, 0)
    os.chown(file, 0, 0)
    os.setresuid(NOBODY, NOBODY, 0)

    command = f'sudo chown "$USER" {file}'
    assert list(look(context)) == [finding(NOT_READABLE, file, command, context, "root")]


@pytest.mark.skipif(os.getuid() != 0, reason="needs a file of another user's")
def test_a_readable_file_of_roots_cannot_be_saved_to(context, plain_user):
    file = context.home / ".aws" / "config"
    os.setresuid(0, 0, 0)
    os.chown(file, 0, 0)
    file.chmod(0o644)
    os.setresuid(NOBODY, NOBODY, 0)

    command = f'sudo chown -R "$USER" {file.parent}'
    assert list(look(context)) == [finding(NOT_WRITABLE, file, command, context, "root")]


def test_a_file_of_ones_own_that_is_read_only_is_meant_so(context, plain_user):
    (context.home / ".aws" / "config").chmod(0o400)

    assert list(look(context)) == []


def test_windows_keeps_rights_in_another_way(person):
    reason = NotApplicable(Phrase("Windows keeps rights in another way"))

    assert list(look(person(config=REGION, platform="win32"))) == [reason]
