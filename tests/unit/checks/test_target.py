"""What a run turned out to be about: told by what was asked, and never asked for its own sake."""

from checks.context import Context
from checks.masking import mask_key_id
from checks.permissions import policies
from checks.scope import Target
from checks.target import known_target
from tests.plugins.people import KEY_ID, KEYS, REGION

MING = "arn:aws:iam::111122223333:user/ming"


def asked(context: Context) -> list[str]:
    return [each.operation for each in context.aws.asked]


def test_before_anything_is_asked_the_files_alone_are_known(person):
    context = person(REGION, KEYS)

    assert known_target(context) == Target(profile="default", region="us-east-1")
    assert asked(context) == []


def test_keys_that_were_resolved_are_shown_by_their_ends(person):
    context = person(REGION, KEYS)
    context.aws.keys()

    target = known_target(context)

    assert target.access_key_id == mask_key_id(KEY_ID)
    assert target.credential_source == "shared-credentials-file"
    assert asked(context) == []


def test_who_was_named_by_sts_is_known_from_then_on(sandboxed):
    context = sandboxed()
    before = known_target(context).arn

    assert (before, context.caller(), known_target(context).arn) == (None, MING, MING)
    assert asked(context) == ["sts:GetCallerIdentity"]


def test_a_check_that_needs_the_caller_asks_and_waits_for_no_other(sandboxed):
    context = sandboxed()

    list(policies.look(context))

    assert asked(context)[0] == "sts:GetCallerIdentity"
    assert asked(context).count("sts:GetCallerIdentity") == 1
