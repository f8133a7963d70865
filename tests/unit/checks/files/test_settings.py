"""files.settings: names of settings that nobody reads."""

import pytest
from botocore.session import Session

from checks.files.settings import MISSPELT, look
from checks.files.support.known_settings import KNOWN
from checks.model import Evidence, Location
from tests.plugins.people import KEYS, REGION, findings


def test_a_name_that_people_often_write_is_named_with_the_right_one(person, home):
    context = person(REGION, KEYS.replace("aws_access_key_id", "aws_access_key"))

    where = Location(str(home / ".aws" / "credentials"), 2, "default", "aws_access_key")
    assert list(look(context)) == [
        MISSPELT.finding(
            Evidence("setting", "aws_access_key", "~/.aws/credentials"),
            location=where,
            facts={
                "file": "~/.aws/credentials",
                "line": 2,
                "found": "aws_access_key",
                "right": "aws_access_key_id",
            },
            explains=(
                "credentials.none-found",
                "credentials.secret-missing",
                "credentials.secret-without-key",
            ),
        )
    ]


@pytest.mark.parametrize(
    ("found", "right"),
    [
        ("aws_secret_key", "aws_secret_access_key"),
        ("export AWS_SECRET_ACCESS_KEY", "aws_secret_access_key"),
        ("set AWS_SECRET_ACCESS_KEY", "aws_secret_access_key"),
        ("$Env:AWS_SECRET_ACCESS_KEY", "aws_secret_access_key"),
        ("aws_secert_access_key", "aws_secret_access_key"),
    ],
)
def test_the_right_name_is_proposed(person, found, right):
    (finding,) = look(person(REGION, KEYS.replace("aws_secret_access_key", found)))

    assert (finding.facts["found"], finding.facts["right"]) == (found, right)


@pytest.mark.parametrize(
    ("found", "right"),
    [
        ("credential_proces", "credential_process"),
        ("sso_acount_id", "sso_account_id"),
        ("credential_sorce", "credential_source"),
        ("mfa_serail", "mfa_serial"),
        ("retry_mod", "retry_mode"),
        ("ca_bundel", "ca_bundle"),
        ("cli_pagre", "cli_pager"),
    ],
)
def test_a_nearly_right_name_of_any_setting_is_found(person, found, right):
    (finding,) = look(person(REGION + f"{found} = x\n", KEYS))

    assert (finding.facts["found"], finding.facts["right"]) == (found, right)


def test_a_nearly_right_name_in_the_section_of_the_sign_in_is_found(person):
    session = "[sso-session corp]\nsso_start_ur = https://x\nsso_region = us-east-1\n"
    (finding,) = look(person(f"{REGION}sso_session = corp\n{session}"))

    assert (finding.location.section, finding.facts["right"]) == (
        "sso-session corp",
        "sso_start_url",
    )
    assert finding.explains == ("credentials.none-found", "credentials.sso-incomplete")


def test_every_setting_that_botocore_reads_is_known():
    names = {name for name, *_ in Session.SESSION_VARIABLES.values()} - {None}

    assert names - KNOWN == set()


OF_OTHERS = (
    *("mfa_process", "include_profile", "parent_profile", "session_tags"),  # aws-vault
    *("granted_sso_start_url", "granted_sso_region", "sso_auto_populated"),  # Granted, aws-sso-util
    *("x_principal_arn", "x_security_token_expires", "aws_expiration"),  # saml2aws, aws-mfa
    *("source_identity", "signature_version", "color", "user_id", "account", "sso_role", "service"),
)


@pytest.mark.parametrize("name", [*sorted(KNOWN), *OF_OTHERS])
def test_a_name_that_somebody_reads_is_left_alone(person, name):
    assert findings(look(person(f"[default]\n{name} = x\n"))) == []


@pytest.mark.parametrize(
    "line",
    [
        "role_arn_2 = x",
        "source_profile_b = x",
        "_source_profile = x",
        "sso_regions = us-east-1, eu-west-1",
        "outputs = json table",
    ],
)
def test_a_name_that_was_made_of_a_known_one_is_left_alone(person, line):
    assert findings(look(person(f"{REGION}{line}\n", KEYS))) == []


def test_a_name_nobody_reads_for_what_is_in_use_anyway_is_left_alone(person):
    assert findings(look(person(REGION, f"{KEYS}default_region = us-east-1\n"))) == []
    (finding,) = look(person(REGION, f"{KEYS}default_region = eu-west-1\n"))
    assert finding.facts["right"] == "region"


@pytest.mark.parametrize("name", ["regoin", "Regions", "aws_default_region"])
def test_a_misspelt_region_is_found(person, name):
    context = person(f"[default]\n{name} = us-east-1\n", KEYS)

    assert findings(look(context)) == [("files.setting-misspelt", "warn", 2)]


@pytest.mark.parametrize("name", ["REGION", "toolkit_artifact_guid", "origin", "x_security"])
def test_capitals_and_other_tools_names_are_left_alone(person, name):
    assert findings(look(person(f"[default]\n{name} = us-east-1\n", KEYS))) == []


def test_a_strange_name_beside_the_right_one_is_left_alone(person):
    assert findings(look(person(REGION + "aws_region = us-east-1\n", KEYS))) == []


def test_a_profile_that_is_not_in_use_is_left_alone(person):
    assert findings(look(person(REGION + "[profile other]\nregoin = a\n", KEYS))) == []
