"""What each step is given: findings are told once, and keys are proved by the profile's own way."""

from msgspec.structs import replace

from checks.model import Message, Phrase, Remedy, Severity
from checks.sources.aws.ask import Settings
from checks.sources.aws.sessions import Keys
from tests.plugins.people import KEY_ID, SECRET
from wizard.conversation.findings import show_help
from wizard.conversation.protocol import Question
from wizard.output.marks import Mark
from wizard.setup.trail import Visit

KEYS = Keys(KEY_ID, SECRET)
ODD = Message(
    code="cli.odd",
    severity=Severity.WARN,
    summary="{thing} is odd.",
    why="Because.",
    recognised="By looking.",
    steps=("Mend it.",),
)


def test_a_finding_is_told_in_short_once_then_in_one_sentence_and_in_full_behind_help(
    travel, script
):
    said = script()
    journey = travel(said)

    journey.tell(ODD.finding(facts={"thing": "One"}))
    journey.tell(ODD.finding(facts={"thing": "One"}))

    assert said.shown == ["! One is odd.", "1. Mend it.", "! One is odd."]
    said.shown.clear()
    show_help(said, journey.after_it(Question("how", Phrase("How?"))))
    assert said.shown == ["! One is odd.", "Because.", "1. Mend it."]


def test_with_nobody_there_it_is_told_in_full(travel, script):
    said = script(attended=False)

    travel(said).tell(ODD.finding(facts={"thing": "One"}))

    assert said.shown == ["! One is odd.", "Because.", "1. Mend it."]


def test_what_the_set_up_does_itself_is_no_remedy_in_it(travel, script):
    said = script()
    steps = tuple(
        Phrase(text)
        for text in (
            "Enter it with rekwiz setup.",
            "Open the page.",
            "Leave it out: --skip permissions.s3.",
            "Wait a minute and run rekwiz again.",
            "Do a second thing.",
            "Do a third thing.",
        )
    )
    remedy = Remedy(steps, ("rekwiz setup", "aws one", "aws two"), ("https://aws.amazon.com/",))

    travel(said).tell(replace(ODD.finding(facts={"thing": "It"}), own_remedy=remedy))

    assert said.shown == ["! It is odd.", "1. Open the page.", "aws one", "aws two"]


def test_the_same_cause_about_something_else_is_told_in_full(travel, script):
    said = script()
    journey = travel(said)

    journey.tell(ODD.finding(facts={"thing": "One"}))
    journey.tell(ODD.finding(facts={"thing": "Two"}))

    assert said.shown.count("1. Mend it.") == 2


def test_a_step_s_line_has_its_number(travel, script):
    said = script()
    journey = travel(said)
    journey.visit = Visit(3, 8)

    journey.line(Mark.DONE, Phrase("Access key"), Phrase("it works"))

    assert said.shown == ["✓ 3/8 Access key  it works"]


def test_keys_are_proved_in_the_region_that_is_decided(travel, script, person):
    person(config="[default]\nregion = eu-west-1\n")
    journey = travel(script(), region="eu-west-2")
    journey.decided.region = "ap-northeast-1"

    assert journey.prover(KEYS).settings().region == "ap-northeast-1"


def test_a_region_that_is_none_does_not_stand_in_the_way_of_the_keys(travel, script, person):
    person()

    assert travel(script(), region="tokyo").prover(KEYS).settings().region == "us-east-1"


def test_keys_are_proved_by_the_way_of_the_profile_that_is_there(travel, script, person):
    person(config="[profile team]\noutput = json\n")

    match travel(script(), profile="team").prover(KEYS).settings():
        case Settings(profile=profile):
            assert profile == "team"


def test_keys_are_proved_before_their_profile_is_there(travel, script, person):
    person()

    assert isinstance(travel(script(), profile="new").prover(KEYS).settings(), Settings)
