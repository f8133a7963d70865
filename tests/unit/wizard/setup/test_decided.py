"""What is decided and not saved: how it goes into the files, and that its secret then lives nowhere."""

from checks.sources.aws.sessions import Keys
from tests.plugins.people import KEY_ID, SECRET
from wizard.setup.decided import Decided
from wizard.writing import plan, update

KEYS = Keys(KEY_ID, SECRET)
STATE = "state"


def test_nothing_decided_changes_no_file(person):
    assert Decided().edits(person()) == []


def test_a_key_and_settings_go_into_the_profile_in_use(person, tmp_path):
    context = person(config="[default]\nregion = eu-west-1\n", profile="team")
    decided = Decided(KEYS, "us-east-1", "json")

    update(*decided.edits(context), state_folder=tmp_path / STATE)

    assert context.config.path.read_text() == (
        "[default]\nregion = eu-west-1\n\n[profile team]\nregion = us-east-1\noutput = json\n"
    )
    assert context.credentials.path.read_text() == (
        f"[team]\naws_access_key_id = {KEY_ID}\naws_secret_access_key = {SECRET}\n"
    )


def test_a_new_key_takes_the_old_one_s_session_token_out(person):
    context = person(credentials="[default]\naws_session_token = old\n")

    diff = plan(*Decided(KEYS).edits(context)).diff

    assert "-aws_session_token" in diff.replace("- ", "-")


def test_a_region_alone_leaves_the_key_s_file_alone(person):
    context = person()

    assert [path for path, _ in Decided(region="us-east-1").edits(context)] == [context.config.path]


def test_once_saved_it_holds_no_secret(person):
    decided = Decided(KEYS, "us-east-1", "json")

    decided.forget()

    assert decided == Decided()


def test_the_secret_never_prints():
    assert SECRET not in repr(Decided(KEYS, "us-east-1", "json"))
