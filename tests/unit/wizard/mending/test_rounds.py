"""Cause after cause: in order, each once, what is safe alone where only that is wished, with one way back."""

import pytest

from checks.exits import Exit
from tests.plugins.administrator import as_profile, detach
from wizard.examining.run import examine, planned
from wizard.mending.rounds import Rounds
from wizard.writing.backups import put_back, undo
from wizard.writing.world import World

AREAS = ("files", "credentials", "network", "identity", "region", "permissions")


@pytest.fixture
def rounds(work):
    def run(said, *, only_safe: bool = False, **options) -> Exit:
        task = work(said, **options)

        def look(context):
            return examine(planned(AREAS), context, "doctor")

        context = task.world()
        return Rounds(task, look, only_safe).run(look(context), context)

    return run


def test_each_cause_is_mended_in_turn_and_the_warnings_after_them(rounds, script, sandboxed):
    context = sandboxed()
    context.config.path.write_text("[default]\nregion = us-esat-1\n")
    context.credentials.path.chmod(0o644)
    before = context.config.path.read_bytes()
    said = script(("region", ""), ("set_region", True), ("make_private", True))

    assert rounds(said) is Exit.READY
    assert "region = us-east-1" in context.config.path.read_text()
    assert "✓ Fixed: 2 · left: 0" in said.shown

    put_back(undo(World()))
    assert context.config.path.read_bytes() == before
    assert context.credentials.path.stat().st_mode & 0o777 == 0o644


def test_what_needs_a_choice_is_left_where_only_what_is_safe_is_done(rounds, script, sandboxed):
    context = sandboxed()
    context.credentials.path.chmod(0o644)
    detach(context.sandbox, "AmazonS3ReadOnlyAccess")
    as_profile(context.sandbox, context.environment)
    context.credentials.path.chmod(0o644)
    said = script(("make_private", True))

    assert rounds(said, only_safe=True, admin_profile="admin") is Exit.NOT_READY
    assert "rekwiz fix permissions.s3-denied --admin-profile admin" in said.shown
    assert said.shown[-2:] == [
        "Fixed: 1 · left: 1",
        "rekwiz undo takes back the changes to files.",
    ]


def test_what_was_declined_is_not_asked_again(rounds, script, sandboxed):
    context = sandboxed()
    context.config.path.write_text("[default]\n")
    said = script(("region", ""), ("set_region", False))

    assert rounds(said) is Exit.NOT_READY
    assert said.shown[-1] == "Fixed: 0 · left: 1"


def test_a_dry_run_says_what_it_would_do_and_not_that_it_did(rounds, script, sandboxed):
    context = sandboxed()
    context.credentials.path.chmod(0o644)
    said = script()

    rounds(said, dry_run=True)
    assert said.shown[-1] == "Would be fixed: 1 · left: 0"
    assert context.credentials.path.stat().st_mode & 0o777 == 0o644
