"""A finding is mended with consent, and what a new look says is how it ends."""

import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from checks.catalogue import all_messages
from checks.context import Context
from checks.exits import Exit
from checks.fix import Fix
from checks.model import Finding
from tests.plugins.administrator import account_of, allow, as_profile, detach, refuse
from wizard.examining.run import examine, planned
from wizard.invocation.wishes import Wishes
from wizard.mending.mend import MENDED, NOT_MENDED, UNDECIDED, mend, mend_code

S3 = "permissions.s3-denied"
REKOGNITION = "permissions.rekognition-denied"
OPEN = "files.open-to-others"
LIST_BUCKETS = "s3:ListAllMyBuckets"
has_modes = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps rights otherwise")


def found(context: Context, code: str) -> Finding:
    """The finding as a look at its area gives it."""
    report = examine(planned([code.partition(".")[0]]), context, "fix")
    return next(finding for finding in report.findings if finding.code == code)


@pytest.fixture
def denied(sandboxed):
    """Somebody whose user lacks the policy for S3, with an administrator's profile beside."""
    context = sandboxed()
    detach(context.sandbox, "AmazonS3ReadOnlyAccess")
    as_profile(context.sandbox, context.environment)
    return context


def test_what_is_granted_is_looked_at_again_and_mended(work, script, denied):
    said = script(("admin_profile", "admin"), ("attach_policies", True))

    assert mend_code(work(said), S3) == MENDED
    assert said.shown[-1] == f"✓ Fixed: {S3}"


def test_without_consent_nothing_is_changed(work, script, denied):
    account = account_of(denied.sandbox)
    said = script(("admin_profile", "admin"), ("attach_policies", False))

    assert mend_code(work(said), S3) == NOT_MENDED
    assert said.shown[-1] == "Nothing was changed."
    assert account_of(denied.sandbox) == account


def test_a_dry_run_shows_the_change_asks_for_no_consent_and_changes_nothing(work, script, denied):
    account = account_of(denied.sandbox)
    said = script(("admin_profile", "admin"))

    assert mend_code(work(said, dry_run=True), S3) == MENDED
    assert "aws iam attach-user-policy --user-name ming" in said.text
    assert said.shown[-1] == "This was a dry run: nothing was changed."
    assert account_of(denied.sandbox) == account


def test_a_dry_run_that_comes_to_no_change_has_mended_nothing(work, script, denied):
    as_profile(denied.sandbox, denied.environment, "nobody")
    file = denied.credentials.path
    file.write_text(file.read_text() + "[stranger]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n")
    said = script(("admin_profile", "stranger"))

    assert mend_code(work(said, dry_run=True), S3) == NOT_MENDED


def test_what_does_not_apply_is_well(work, script, sandboxed):
    sandboxed()
    said = script()

    assert mend_code(work(said), S3) == MENDED
    assert said.shown == [f"✓ {S3} does not apply here."]


def test_another_cause_of_the_same_refusal_is_said(work, script, sandboxed):
    context = sandboxed()
    allow(context.sandbox, "rekognition:*", effect="Deny")
    said = script()

    assert mend_code(work(said), REKOGNITION) == NOT_MENDED
    assert said.shown[0] == f"{REKOGNITION} does not apply here; another cause does:"


def test_what_could_not_be_looked_at_is_not_well_and_the_fix_of_its_cause_is_named(
    work, script, denied
):
    Path(denied.home, ".aws", "config").unlink()
    said = script()

    assert mend_code(work(said), REKOGNITION) == NOT_MENDED
    assert f"? rekwiz could not check whether {REKOGNITION} applies here." in said.shown
    assert said.shown[-2:] == ["Fix this first:", "rekwiz fix region.not-set"]


def test_in_another_account_than_was_asked_for_nothing_is_done(work, script, denied):
    account = account_of(denied.sandbox)
    said = script()

    assert mend_code(work(said, Wishes(account="999988887777")), S3) == NOT_MENDED
    assert "The keys belong to account 111122223333" in said.text
    assert said.shown[-1] == "Nothing was changed."
    assert account_of(denied.sandbox) == account


def test_a_change_after_which_something_else_refuses_the_same_call_stays(work, script, denied):
    words = "with an explicit deny in a service control policy"
    refuse(denied.sandbox, LIST_BUCKETS, after=1, words=words, whom="ming")
    said = script(("admin_profile", "admin"), ("attach_policies", True))

    assert mend_code(work(said), S3) == NOT_MENDED
    assert f"✓ Fixed: {S3}" in said.shown
    assert "Now something else keeps it from working; the change stays:" in said.shown


def test_a_grant_that_is_still_spreading_is_not_known_to_be_well(work, script, denied):
    """AWS allows the call once, and denies it again: not all of it knows the policy yet."""
    words = "because no identity-based policy allows the s3:ListAllMyBuckets action"
    refuse(denied.sandbox, LIST_BUCKETS, after=1, words=words, whom="ming")
    said = script(("admin_profile", "admin"), ("attach_policies", True))

    assert mend_code(work(said), S3) == UNDECIDED
    assert "the key or the policy is new: not all of AWS may know it yet" in said.text
    assert f"Fixed: {S3}" not in said.text


def test_what_rekwiz_cannot_mend_is_said_with_nothing_asked(work, script, sandboxed):
    context = sandboxed()
    finding = all_messages()["network.throttled"].finding(facts={"action": "sts:GetCallerIdentity"})
    said = script()

    assert mend(work(said), finding, context) == NOT_MENDED
    assert said.shown == ["rekwiz cannot do this for you; the steps are above."]


@pytest.fixture
def open_twice(sandboxed) -> Context:
    """Both files hold keys, and others may read them."""
    context = sandboxed()
    keys = context.credentials.path.read_text().replace("[default]", "[profile other]")
    context.config.path.write_text(context.config.path.read_text() + keys)
    for file in (context.config.path, context.credentials.path):
        file.chmod(0o644)
    return context


@has_modes
def test_the_same_cause_at_another_place_is_mended_in_its_turn(work, script, open_twice):
    said = script(("make_private", True), ("make_private", True))

    assert mend_code(work(said), OPEN) == MENDED
    assert "✓ Fixed in one place; it is still there in another:" in said.shown
    for file in (open_twice.config.path, open_twice.credentials.path):
        assert file.stat().st_mode & 0o777 == 0o600


@has_modes
def test_what_did_not_help_is_taken_back(work, script, sandboxed):
    """The fix of another cause: the file stays as open as it was, and its setting goes again."""
    context = sandboxed()
    context.credentials.path.chmod(0o644)
    before = context.config.path.read_bytes()
    finding = found(context, OPEN)
    remedy = replace(finding.remedy, fix=Fix.TURN_OFF_PAGER)
    said = script(("turn_off_pager", True))

    ended = mend(work(said), replace(finding, own_remedy=remedy), context)

    assert ended == Exit.NOT_TAKEN
    assert f"✗ Still there: {OPEN}" in said.shown
    assert context.config.path.read_bytes() == before
