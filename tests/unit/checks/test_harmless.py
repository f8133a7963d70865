"""What is harmless in the shared files gives no finding at all, in none of the three areas."""

import pytest

from checks.catalogue import all_checks
from checks.context import Context
from tests.plugins.people import KEY_ID, KEYS, REGION, SECRET, findings, write

REK = KEYS.replace("default", "rek")
CHECKS = [check for check in all_checks() if check.area in ("files", "credentials", "region")]
ENVIRONMENT = {"AWS_ACCESS_KEY_ID": KEY_ID, "AWS_SECRET_ACCESS_KEY": SECRET}
TEMPORARY = {**ENVIRONMENT, "AWS_ACCESS_KEY_ID": "ASIA" + KEY_ID[4:], "AWS_SESSION_TOKEN": "t"}
HARMLESS = {
    "CRLF": {"config": REGION.replace("\n", "\r\n"), "credentials": KEYS.replace("\n", "\r\n")},
    "no line end": {"config": REGION.rstrip(), "credentials": KEYS.rstrip()},
    "comments, blank lines, tabs": {
        "config": "# one\n; two\n\n[default]\nregion\t=\tus-east-1\n\n",
        "credentials": "\n# one\n" + KEYS,
    },
    "NBSP at the ends": {
        "config": "[default]\nregion =\u00a0us-east-1\u00a0\n",
        "credentials": KEYS.replace(SECRET, f"\u00a0{SECRET}\u00a0"),
    },
    "capitals and colons": {
        "config": "[default]\nREGION:us-east-1\n",
        "credentials": KEYS.replace("aws_", "AWS_").replace(" = ", "="),
    },
    "all lines indented alike": {
        "config": REGION,
        "credentials": KEYS.replace("\naws_", "\n  aws_"),
    },
    "text behind the bracket": {"config": REGION.replace("]", "] # mine"), "credentials": KEYS},
    "blanks before the bracket": {"config": " " + REGION, "credentials": KEYS},
    "blanks in a header": {
        "config": "[profile   rek]\nregion = us-east-1\n",
        "credentials": REK,
        "AWS_PROFILE": "rek",
    },
    "quotes in a header": {
        "config": '[profile "my x"]\nregion = us-east-1\n',
        "credentials": KEYS.replace("default", "my x"),
        "profile": "my x",
    },
    "profile default alone": {
        "config": REGION.replace("default", "profile default"),
        "credentials": KEYS,
    },
    "settings, sections and blocks of others": {
        "config": REGION
        + "toolkit_x = 1\ns3 =\n  addressing_style = path\n[plugins]\na = b\n[preview]\nc = d\n",
        "credentials": KEYS,
    },
    "keys in config alone": {"config": KEYS + "region = us-east-1\n"},
    "region in credentials": {"credentials": KEYS + "region = us-east-1\n"},
    "an empty file beside a complete one": {
        "config": "",
        "credentials": KEYS + "region = us-east-1\n",
    },
    "Chinese comments": {"config": "# 我的設定\n" + REGION, "credentials": "# 金鑰\n" + KEYS},
    "empty variables": {
        "config": REGION,
        "credentials": KEYS,
        "AWS_ACCESS_KEY_ID": "",
        "AWS_SECRET_ACCESS_KEY": "",
    },
    "a token alone": {"config": REGION, "credentials": KEYS, "AWS_SESSION_TOKEN": "t"},
    "keys in the environment alone": {**ENVIRONMENT, "AWS_DEFAULT_REGION": "us-east-1"},
    "the same keys in both": {"config": REGION, "credentials": KEYS, **ENVIRONMENT},
    "the null device": {
        **ENVIRONMENT,
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_CONFIG_FILE": "/dev/null",
        "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
    },
    "an unfinished profile beside it": {
        "config": REGION + "[profile later]\n",
        "credentials": KEYS + "[later]\n",
    },
    "a shell filled by a credential tool": {
        "config": REGION + "[profile work]\nrole_arn = a\nsource_profile = src\n[profile src]\n",
        **TEMPORARY,
    },
    "all three Regions alike": {
        "config": REGION,
        "credentials": KEYS,
        "AWS_REGION": "us-east-1",
        "AWS_DEFAULT_REGION": "us-east-1",
    },
    "GovCloud": {"config": REGION.replace("us-east-1", "us-gov-west-1"), "credentials": KEYS},
    "both variables for one profile": {
        "config": REGION.replace("default", "profile rek"),
        "credentials": REK,
        "AWS_PROFILE": "rek",
        "AWS_DEFAULT_PROFILE": "rek",
    },
    "a working helper": {
        "config": REGION
        + f"""credential_process = echo '{{"Version": 1, "AccessKeyId": "{KEY_ID}","""
        + f""" "SecretAccessKey": "{SECRET}"}}'\n""",
    },
    "an emulator": {
        "config": REGION,
        "credentials": KEYS.replace(KEY_ID, "test").replace(SECRET, "test"),
        "AWS_ENDPOINT_URL": "http://127.0.0.1:4566",
    },
}


def all_findings(context: Context) -> list[tuple[str, str, int | None]]:
    return [finding for check in CHECKS for finding in findings(check.look(context))]


@pytest.mark.parametrize("about", HARMLESS.values(), ids=HARMLESS)
def test_it_gives_no_finding(person, about):
    assert all_findings(person(**about)) == []


def test_files_moved_by_variables_and_links_give_no_finding(person, home, tmp_path):
    write(tmp_path / "settings", REGION)
    write(tmp_path / "keys", KEYS)
    (home / ".aws" / "credentials").symlink_to(tmp_path / "keys")
    context = person(AWS_CONFIG_FILE=str(tmp_path / "settings"))

    assert all_findings(context) == []


def test_a_sandboxed_home_without_a_role_gives_no_finding(person, home):
    (home / ".aws").rmdir()

    assert all_findings(person(AWS_DEFAULT_REGION="us-east-1", **ENVIRONMENT)) == []
