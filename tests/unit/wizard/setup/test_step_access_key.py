"""The step of the access key: held, given in one of its ways, proved, or left."""

import pytest

from checks.sources.aws.sessions import Keys
from tests.plugins.administrator import account_of, as_profile
from tests.plugins.people import KEY_ID, SECRET
from tests.plugins.scripted import BACK
from wizard.errors import Usage
from wizard.setup.steps.access_key import guide
from wizard.setup.trail import Ending, Visit


def keys_of(sandbox) -> Keys:
    return Keys(sandbox.user.access_key_id, sandbox.user.secret_access_key)


def test_a_key_that_works_is_not_asked_for(travel, script, sandboxed):
    sandboxed()
    journey = travel(script())

    assert guide(journey) is Ending.HELD
    assert journey.decided.keys is None


def test_the_file_of_the_console_is_read_and_its_key_proved(travel, script, beginner):
    said = script(("source", "csv"))
    journey = travel(said)

    assert guide(journey) is Ending.DONE
    assert journey.decided.keys == keys_of(beginner)
    assert said.shown[-1].endswith("AWS knows it: ming, account 111122223333")


def test_a_named_file_answers_and_nothing_is_asked(travel, script, beginner):
    journey = travel(script(), csv=beginner.key_file)

    assert guide(journey) is Ending.DONE
    assert journey.decided.keys == keys_of(beginner)


def test_who_comes_back_is_asked_though_a_file_was_named(travel, script, beginner):
    journey = travel(script(("source", "leave")), csv=beginner.key_file)
    journey.visit = Visit(3, 8, came_back=True)

    assert guide(journey) is Ending.LEFT


def test_a_named_file_that_is_none_is_said_and_the_person_asked(travel, script, beginner, tmp_path):
    said = script(("source", "leave"))

    assert guide(travel(said, csv=tmp_path / "no.csv")) is Ending.LEFT
    assert "There is no file" in said.text


def test_with_nobody_there_a_named_file_that_is_none_is_wrong_usage(
    travel, script, beginner, tmp_path
):
    with pytest.raises(Usage):
        guide(travel(script(attended=False), csv=tmp_path / "no.csv"))


def test_a_key_is_typed(travel, script, beginner):
    keys = keys_of(beginner)
    said = script(
        ("source", "typed"),
        ("access_key_id", keys.access_key_id),
        ("secret_access_key", keys.secret.revealed),
    )
    journey = travel(said)

    assert guide(journey) is Ending.DONE
    assert journey.decided.keys == keys
    assert keys.secret.revealed not in said.text


def test_back_within_a_way_leads_to_the_ways(travel, script, beginner):
    said = script(("source", "typed"), ("access_key_id", BACK), ("source", "leave"))

    assert guide(travel(said)) is Ending.LEFT


def test_the_chapter_is_shown_and_leads_back_to_the_ways(travel, script, beginner):
    said = script(
        ("source", "chapter"),
        ("account_kind", "classic"),
        ("chapter_way", "access-key"),
        ("chapter_account", "next"),
        ("chapter_user", BACK),
        ("chapter_account", "next"),
        ("chapter_user", "next"),
        ("chapter_key", "next"),
        ("source", "leave"),
    )

    assert guide(travel(said)) is Ending.LEFT
    assert "https://console.aws.amazon.com/iam/home#/users/create" in said.shown


def test_who_wants_to_practise_begins_anew_in_the_sandbox(travel, script, person, dead_port):
    person(AWS_ENDPOINT_URL=f"http://127.0.0.1:{dead_port}")
    said = script(("source", "practise"))

    assert guide(travel(said)) is Ending.PRACTISED


def test_a_key_that_aws_refuses_is_not_kept(travel, script, beginner):
    said = script(
        ("source", "typed"),
        ("access_key_id", beginner.user.access_key_id),
        ("secret_access_key", SECRET),
        ("retry", "leave"),
    )
    journey = travel(said)

    assert guide(journey) is Ending.LEFT
    assert journey.decided.keys is None


@pytest.mark.parametrize(("insists", "kept"), [(True, Keys(KEY_ID, SECRET)), (False, None)])
def test_out_of_reach_a_key_is_kept_only_for_who_insists(
    travel, script, person, dead_port, insists, kept
):
    person(AWS_ENDPOINT_URL=f"http://127.0.0.1:{dead_port}")
    after = [] if insists else [("retry", "leave")]
    said = script(
        ("source", "typed"),
        ("access_key_id", KEY_ID),
        ("secret_access_key", SECRET),
        ("save_unproved", insists),
        *after,
    )
    journey = travel(said)

    assert guide(journey) is (Ending.DONE if insists else Ending.LEFT)
    assert journey.decided.keys == kept


def test_keys_in_the_environment_are_said_to_go_before_the_file(
    travel, script, beginner, monkeypatch
):
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", KEY_ID)
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", SECRET)
    said = script(("source", "leave"))

    assert guide(travel(said)) is Ending.LEFT
    assert "goes before the file: take it out, or the key" in said.text
    assert "unset AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY" in said.shown


def test_a_dry_run_shows_the_user_that_would_be_made_and_makes_none(travel, script, beginner):
    as_profile(beginner, {"HOME": str(beginner.home)})
    account = account_of(beginner)
    said = script(("source", "make"), ("new_user", "photos"))
    journey = travel(said, dry=True, admin_profile="admin")

    assert guide(journey) is Ending.REHEARSED
    assert "aws iam create-user --user-name photos" in said.shown
    assert said.shown[-1] == "This was a dry run: nothing was changed."
    assert account_of(beginner) == account


def test_a_user_is_made_and_its_key_is_the_one(travel, script, beginner):
    as_profile(beginner, {"HOME": str(beginner.home)})
    said = script(("source", "make"), ("new_user", "photos"), ("attach_policies", True))
    journey = travel(said, admin_profile="admin")

    assert guide(journey) is Ending.DONE
    [made] = account_of(beginner)["keys"]["photos"]
    assert journey.decided.keys.access_key_id == made["AccessKeyId"]
    assert journey.world.granted is not None


def test_who_declines_to_have_a_user_made_chooses_another_way(travel, script, beginner):
    as_profile(beginner, {"HOME": str(beginner.home)})
    said = script(
        ("source", "make"), ("new_user", "photos"), ("attach_policies", False), ("source", "leave")
    )

    assert guide(travel(said, admin_profile="admin")) is Ending.LEFT
    assert "photos" not in account_of(beginner)["keys"]


@pytest.mark.parametrize(("agrees", "ending"), [(True, Ending.HELD), (False, Ending.LEFT)])
def test_a_file_that_nobody_can_read_is_fixed_here_by_consent(
    travel, script, sandboxed, agrees, ending
):
    path = sandboxed().credentials.path
    whole = path.read_bytes()
    quoted = whole.replace(b"aws_access_key_id = ", b'aws_access_key_id = "', 1)
    quoted = quoted.replace(b"\naws_secret", b'"\naws_secret', 1)
    path.write_bytes(quoted)
    said = script(
        ("retry", "fix"), ("remove_quotes", agrees), *([] if agrees else [("retry", "leave")])
    )

    assert guide(travel(said)) is ending
    assert path.read_bytes() == (whole if agrees else quoted)


def test_a_dry_run_fixes_no_file(travel, script, sandboxed):
    path = sandboxed().credentials.path
    path.write_text("no section\n")
    said = script(("retry", "fix"))

    with pytest.raises(AssertionError, match="'fix' is none of"):
        guide(travel(said, dry=True))
