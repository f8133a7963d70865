"""Which of the three ways a profile signs in, in botocore's order."""

import pytest

from checks.accounts.sign_ins import Way, sign_in_by, way_in_use
from checks.cli.newest_copy_first import AWS_LOGIN_CAME
from checks.sources.aws.ask import Aws, Keys
from tests.plugins.people import KEYS

LOGIN = "login_session = arn:aws:iam::111122223333:user/ming\n"
SSO = "sso_session = work\n"
SESSION = (
    "[sso-session work]\nsso_start_url = https://work.awsapps.com/start\nsso_region = us-east-1\n"
)
OLD_SSO = "sso_start_url = https://work.awsapps.com/start\nsso_region = us-east-1\n"
ROLE = "[default]\nrole_arn = arn:aws:iam::111122223333:role/photos\nsource_profile = base\n"


@pytest.mark.parametrize(
    ("config", "credentials", "variables", "found"),
    [
        (None, KEYS, {}, (Way.ACCESS_KEY, "default")),
        (KEYS, None, {}, (Way.ACCESS_KEY, "default")),
        (f"[default]\n{LOGIN}", None, {}, (Way.BROWSER, "default")),
        (f"[default]\n{LOGIN}", KEYS, {}, (Way.ACCESS_KEY, "default")),
        (KEYS + LOGIN, None, {}, (Way.BROWSER, "default")),
        (f"[default]\n{SSO}{SESSION}", None, {}, (Way.IDENTITY_CENTER, "default")),
        (f"[default]\n{OLD_SSO}", KEYS, {}, (Way.IDENTITY_CENTER, "default")),
        (f"[default]\n{SSO}{LOGIN}{SESSION}", None, {}, (Way.IDENTITY_CENTER, "default")),
        (f"{ROLE}[profile base]\n{LOGIN}", None, {}, (Way.BROWSER, "base")),
        (
            f"{ROLE}{LOGIN}[profile base]\n",
            "[base]\n" + KEYS.partition("\n")[2],
            {},
            (Way.ACCESS_KEY, "base"),
        ),
        (
            f"[default]\n{LOGIN}source_profile = base\n[profile base]\n{SSO}{SESSION}",
            None,
            {},
            (Way.BROWSER, "default"),
        ),
        (f"[default]\nrole_arn = r\ncredential_source = Environment\n{LOGIN}", None, {}, None),
        (f"{ROLE}[profile base]\n{SSO}{SESSION}", None, {}, (Way.IDENTITY_CENTER, "base")),
        (f'[profile "my dev"]\n{LOGIN}', None, {"AWS_PROFILE": "my dev"}, (Way.BROWSER, "my dev")),
        (
            f"[default]\n{LOGIN}",
            None,
            {"AWS_ACCESS_KEY_ID": "AKIAQWERTYUIOPASDFGH", "AWS_SECRET_ACCESS_KEY": "x"},
            (Way.ACCESS_KEY, "default"),
        ),
        ("[default]\ncredential_process = /bin/true\n", None, {}, None),
        ("[default]\nregion = us-east-1\n", None, {}, None),
        (None, None, {}, None),
    ],
)
def test_the_way_of_the_profile_in_use(person, config, credentials, variables, found):
    used = way_in_use(person(config, credentials, **variables))

    assert (used and (used.way, used.profile)) == found


def test_keys_that_were_given_are_an_access_key(person):
    context = person(f"[default]\n{LOGIN}", keys=Keys("AKIAQWERTYUIOPASDFGH", "x"))

    assert isinstance(context.aws, Aws)
    assert way_in_use(context).way is Way.ACCESS_KEY


@pytest.mark.parametrize("way", Way)
def test_every_way_has_its_source_and_its_day(way):
    sign_in = sign_in_by(way)

    assert sign_in.source.startswith("https://docs.aws.amazon.com/")
    assert sign_in.date.startswith("2026-")
    assert sign_in.settings


def test_the_browser_s_way_is_as_the_checks_have_it():
    browser = sign_in_by(Way.BROWSER)

    assert browser.since == tuple(AWS_LOGIN_CAME)
    assert browser.command_for("my dev") == "aws login --profile 'my dev'"
    assert sign_in_by(Way.ACCESS_KEY).command_for("x") == ""
