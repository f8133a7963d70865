"""What a run is asked for: a flag goes before the file, and each says where it was."""

from pathlib import Path

import pytest

from checks.report import FailOn
from checks.scope import Scope
from wizard.errors import Usage
from wizard.invocation.call import Call
from wizard.invocation.everywhere import Everywhere
from wizard.invocation.region import region_of
from wizard.invocation.selection import Requirements, Selection
from wizard.invocation.wanted import Wanted
from wizard.invocation.wishes import Wishes, context_of, wishes_of
from wizard.languages import language

ENGLISH = language("en")
COMPARE = "rekognition:CompareFaces"
FORMATS = ("text", "json")


@pytest.fixture
def file(tmp_path, monkeypatch):
    """Writes the configuration file of the folder that one stands in."""
    monkeypatch.chdir(tmp_path)
    return (tmp_path / "rekwiz.toml").write_text


def wishes(selection: Selection | None = None, said: Everywhere | None = None, **more) -> Wishes:
    call = Call(ENGLISH, said or Everywhere())
    return wishes_of(call, selection or Selection(), formats=FORMATS, **more)


def refused(selection: Selection | None = None) -> str:
    with pytest.raises(Usage) as wrong:
        wishes(selection)
    return ENGLISH.say(wrong.value.phrase)


def test_without_a_word_it_is_what_rekwiz_does_anyhow(file):
    asked = wishes()

    assert asked == Wishes()
    assert (asked.timeout, asked.fail_on, asked.formats) == (30.0, FailOn.UNKNOWN, (Wanted(),))


def test_flags_go_before_the_file_and_what_they_do_not_say_the_file_says(file):
    file(
        'profile = "file"\nregion = "eu-west-1"\ntimeout = 9\nfail-on = "never"\nformat = "json"\n'
        'skip = ["cli"]\nonly = ["files"]\naccount = "1"\nphoto = "file.jpg"\n'
    )
    flags = Selection(only=("sdk",), timeout=5.0, photo=Path("flag.jpg"))
    said = Everywhere(profile="flag", region=region_of("us-west-2"))

    asked = wishes(flags, said, asked=(Wanted("text"),), administrator="boss")

    assert (asked.profile, asked.region, asked.only) == ("flag", "us-west-2", ("sdk",))
    assert (asked.timeout, asked.photo, asked.formats) == (5.0, Path("flag.jpg"), (Wanted("text"),))
    assert (asked.skip, asked.account, asked.fail_on) == (("cli",), "1", FailOn.NEVER)
    assert asked.administrator == "boss"
    assert wishes().region == "eu-west-1"


def test_actions_among_what_is_required_are_told_from_checks_and_looked_at_whatever_only_says(file):
    flags = Selection(
        only=("files",),
        requirements=Requirements(
            require=("sdk", "rekognition:comparefaces", COMPARE),
            require_policy=("AmazonS3ReadOnlyAccess",),
        ),
    )

    asked = wishes(flags)

    also = ("permissions.actions", "permissions.named-policies")
    assert (asked.only, asked.require) == (("files", *also), ("sdk", *also))
    assert asked.scope == Scope(actions=(COMPARE,), policies=("AmazonS3ReadOnlyAccess",))


def test_the_actions_of_the_file_and_of_flags_come_together(file):
    file(f'actions = ["{COMPARE}"]')
    flags = Selection(requirements=Requirements(require=("s3:GetObject",)))

    assert wishes(flags).actions == (COMPARE, "s3:GetObject")


def test_resources_of_a_file_wait_for_an_action_those_of_a_flag_are_looked_at_anyhow(file):
    file('resources = ["no ARN"]')
    assert wishes().resources == ()

    flags = Selection(requirements=Requirements(resources=("no ARN",)))
    assert refused(flags) == "--resources: no ARN is no ARN of a resource."


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('actions = ["s3:*"]', "rekwiz.toml:1, actions: s3:* is a pattern; IAM decides about one"),
        ('require = ["s3:Nope"]', "rekwiz.toml:1, require: rekwiz knows no action s3:Nope."),
        (
            f'actions = ["{COMPARE}"]\nresources = ["x"]',
            "rekwiz.toml:2, resources: x is no ARN of a resource.",
        ),
        ('require-policy = ["a b"]', "rekwiz.toml:1, require-policy: a b can be no policy's name."),
    ],
)
def test_a_mistake_in_the_file_is_said_with_the_file_and_the_key(file, text, sentence):
    file(text)

    assert refused().startswith(sentence)


def test_a_mistake_in_a_flag_is_said_with_the_flag_even_beside_a_file(file):
    file('require = ["sdk"]')
    flags = Selection(requirements=Requirements(require=("s3:Nope",)))

    assert refused(flags) == "--require: rekwiz knows no action s3:Nope."


def test_codes_with_commas_between_them_are_as_many_words(file):
    required = Requirements(require=(f"cli,{COMPARE}", "sdk"))
    asked = wishes(Selection(only=("files,",), skip=("cli,sdk", "network"), requirements=required))

    assert (asked.skip, asked.actions) == (("cli", "sdk", "network"), (COMPARE,))
    assert set(asked.only or ()) >= {"files"}
    assert set(asked.require) >= {"cli", "sdk"}
    assert wishes(Selection(only=(",",))).only == (",",)


def test_where_the_codes_of_checks_were_said_is_known(file):
    file('skip = ["cli"]\nonly = ["files"]')

    places = wishes(Selection(only=("sdk",))).places

    assert places.of("skip") == "rekwiz.toml:1, skip"
    assert places.of("only") == "--only"


def test_variables_go_before_the_file_and_are_named_where_they_are_wrong(
    file, monkeypatch, tmp_path
):
    other = tmp_path / "ci.toml"
    other.write_text('skip = ["sdk"]\nprofile = "named"\n')
    file('profile = "own"')
    monkeypatch.setenv("REKWIZ_CONFIG", str(other))
    monkeypatch.setenv("REKWIZ_SKIP", "cli files")

    asked = wishes()

    assert (asked.profile, asked.skip) == ("named", ("cli", "files"))
    assert asked.places.of("skip") == "REKWIZ_SKIP"
    monkeypatch.setenv("REKWIZ_REQUIRE", "s3:Nope")
    assert refused() == "REKWIZ_REQUIRE: rekwiz knows no action s3:Nope."


def test_the_world_is_looked_at_as_the_settings_want_it(file):
    asked = Wishes(
        profile="ours",
        region="us-west-2",
        account="111122223333",
        photo=Path("me.jpg"),
        actions=(COMPARE,),
        resources=("*",),
        require_policy=("AmazonS3ReadOnlyAccess",),
        administrator="boss",
    )
    call = Call(ENGLISH)

    context = context_of(call, asked)

    assert context.scope == asked.scope
    assert (context.account, context.photo) == ("111122223333", Path("me.jpg"))
    assert (context.administrator, context.granted) == ("boss", None)
    assert call.asking == [context.aws]
