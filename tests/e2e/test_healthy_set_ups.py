"""The healthy set-ups of causes.md: not a failure, not a warning, nothing undecided.

Not shown here, because this computer cannot be it: Windows's own installer and registry (11; its
line ends are shown), boto3 of conda, pipx or the system's packages (16), and other emulators than
rekwiz's own sandbox (18).
"""

from dataclasses import dataclass
from datetime import date

import pytest

from checks.cli.support.end_of_version_1 import version_1
from tests.e2e.causes import healthy as made
from tests.e2e.causes.case import Step
from tests.e2e.causes.computer import Computer
from tests.e2e.causes.network import under_own_names
from tests.e2e.causes.rows_cli import FIRST, NEW, OLD, aws, behind
from tests.e2e.causes.rows_detection import photo, picture
from tests.e2e.causes.rows_region import older_lists_without, region
from tests.e2e.causes.settings import (
    config,
    credentials,
    in_credentials,
    variables,
)

KEYS = "aws_access_key_id = {id}\naws_secret_access_key = {secret}\n"
REK = (
    config("[default]\nregion = eu-west-1\n[profile rek]\nregion = us-east-1\n[profile half]\n"),
    credentials("[rek]\n" + KEYS + "[half]\n"),
)
SSO = "sso_account_id = 111122223333\nsso_role_name = photos\nregion = us-east-1\n"
DEVICE = "mfa_serial = arn:aws:iam::111122223333:mfa/ming"
START = "sso_start_url = https://work.awsapps.com/start\nsso_region = us-east-1\n"
WITHOUT_CLI = ("--skip", "cli")
OF_PHOTO = ("--photo", "me.jpg", "--skip", "cli", "--skip", "sdk")
GRAVE = ("fail", "warn", "unknown")


@dataclass(frozen=True)
class SetUp:
    """A number of causes.md's list, what it is, and the steps to it; `remarks` are the `info`.

    `keys_from` is botocore's name of the source that the keys must come from.
    """

    number: int
    what: str
    steps: tuple[Step, ...] = ()
    arguments: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    own_account: bool = False
    keys_from: str = "shared-credentials-file"

    def __str__(self) -> str:
        return f"{self.number}: {self.what}"


def set_up(number: int, what: str, *steps: Step, run: tuple[str, ...] = (), **more) -> SetUp:
    return SetUp(number, what, steps, run, **more)


BEFORE_THE_END = date.today() < version_1().end
"""Of AWS CLI 1: from that day on it is warned of."""
ELSEWHERE, MACHINE = (), ("credentials.from-the-machine",)
SET_UPS = (
    set_up(1, "the guide's own"),
    set_up(1, "under AWS's own names", under_own_names("us-east-1"), remarks=ELSEWHERE),
    set_up(1, "in a group with AdministratorAccess",
           made.policies_by("administrators"), own_account=True),
    set_up(2, "the policies through a group", made.policies_by("group"), own_account=True),
    set_up(2, "a policy of one's own", made.policies_by("inline"), own_account=True),
    set_up(3, "AWS_PROFILE", *REK, variables(AWS_PROFILE="rek")),
    set_up(3, "AWS_DEFAULT_PROFILE", *REK, variables(AWS_DEFAULT_PROFILE="rek")),
    set_up(3, "--profile", *REK, run=("--profile", "rek")),
    set_up(4, "CI with keys in the environment", made.no_home, made.read_only_home,
           variables(AWS_ACCESS_KEY_ID="{id}", AWS_SECRET_ACCESS_KEY="{secret}",
                     AWS_DEFAULT_REGION="us-east-1"), run=WITHOUT_CLI, keys_from="env"),
    set_up(5, "CI with web identity", made.web_identity, run=WITHOUT_CLI, own_account=True,
           keys_from="assume-role-with-web-identity"),
    set_up(5, "CI with temporary credentials", made.temporary_in_environment, made.no_home,
           variables(AWS_REGION="us-east-1", AWS_DEFAULT_REGION="us-east-1"), run=WITHOUT_CLI,
           keys_from="env"),
    set_up(6, "a shell filled by a credential tool", made.temporary_in_environment, keys_from="env"),
    set_up(7, "SSO with a session",
           made.signed_in_by_sso(f"[default]\nsso_session = work\n{SSO}[sso-session work]\n{START}",
                                 "work"), keys_from="sso"),
    set_up(7, "SSO in the older form",
           made.signed_in_by_sso(f"[default]\n{START}{SSO}", "https://work.awsapps.com/start"),
           keys_from="sso"),
    set_up(7, "keys before what aws login left", aws(OLD), made.left_over_from_login),
    set_up(7, "aws login", aws(NEW), made.signed_in_by_login, own_account=True, keys_from="login"),
    set_up(8, "a role by source_profile",
           made.role_by("source_profile = default"), own_account=True, keys_from="assume-role"),
    set_up(8, "a role by credential_source", made.role_by("credential_source = Environment"),
           variables(AWS_ACCESS_KEY_ID="{id}", AWS_SECRET_ACCESS_KEY="{secret}"),
           run=("--profile", "photos"), own_account=True, keys_from="assume-role"),
    set_up(8, "a chain of roles", made.chain_of_roles, own_account=True, keys_from="assume-role"),
    set_up(8, "an mfa_serial beside keys", in_credentials("[default]", "[default]\n" + DEVICE)),
    set_up(8, "a job's name of a session beside keys",
           variables(AWS_ROLE_SESSION_NAME="feature/login"),
           remarks=("credentials.session-name-invalid",)),
    set_up(8, "an empty name of a token's file beside keys",
           config("[default]\nregion = us-east-1\nweb_identity_token_file =\n")),
    set_up(8, "a role whose source says mfa_serial", made.role_by("source_profile = default"),
           in_credentials("[default]", "[default]\n" + DEVICE), own_account=True,
           keys_from="assume-role"),
    set_up(8, "credential_process", made.helper, keys_from="custom-process"),
    set_up(9, "a container's role", made.container, remarks=MACHINE, keys_from="container-role"),
    set_up(9, "an instance's role", made.instance, remarks=MACHINE, keys_from="iam-role"),
    set_up(10, "files moved by variables", made.moved_by_variables),
    set_up(10, "links into dotfiles", made.links_into_dotfiles),
    set_up(10, "secrets mounted read-only", made.mounted_read_only),
    set_up(11, "line ends of Windows", made.ends_of_lines_of_windows),
    set_up(12, "HTTPS_PROXY", made.behind_a_proxy("HTTPS_PROXY"), remarks=ELSEWHERE),
    set_up(12, "https_proxy", made.behind_a_proxy("https_proxy"), remarks=ELSEWHERE),
    set_up(12, "a company's root in REQUESTS_CA_BUNDLE", under_own_names("us-east-1"),
           made.trusting_by("REQUESTS_CA_BUNDLE"), remarks=ELSEWHERE),
    set_up(12, "a company's root as ca_bundle", under_own_names("us-east-1"),
           made.trusting_by("ca_bundle"), remarks=ELSEWHERE),
    *([set_up(13, "AWS CLI 1", aws(FIRST), remarks=("cli.outdated",))] if BEFORE_THE_END else []),
    set_up(13, "an old AWS CLI 2", aws(OLD)),
    set_up(13, "two copies of one version", aws(NEW), behind("again", NEW)),
    set_up(14, "a Region newer than the lists", region("eu-west-2"), older_lists_without("eu-west-2"),
           under_own_names("eu-west-2"), remarks=("region.list-outdated",)),
    set_up(14, "an opt-in Region that is on", region("il-central-1"),
           under_own_names("il-central-1"), remarks=ELSEWHERE),
    set_up(14, "GovCloud with a key of GovCloud", region("us-gov-west-1"),
           under_own_names("us-gov-west-1"), remarks=ELSEWHERE),
    set_up(14, "FIPS in the US", made.fips, remarks=ELSEWHERE),
    set_up(15, "one Region said three times",
           variables(AWS_REGION="us-east-1", AWS_DEFAULT_REGION="us-east-1")),
    set_up(16, "boto3 in an active environment", made.active_environment),
    set_up(17, "a PNG of 80 pixels", photo(picture(80, 80, "PNG")), run=OF_PHOTO,
           remarks=("detection.no-face-found",)),
    set_up(17, "a JPEG in CMYK, 10 000 pixels long", photo(picture(10_000, 80, mode="CMYK")),
           run=OF_PHOTO, remarks=("detection.no-face-found",)),
    set_up(18, "names of a script's own",
           variables(aws_region="us-east-1", AWS_DEFAULT_REGIONS="us-east-1 eu-west-1",
                     _AWS_PROFILE="work", AWS_PROFILE_B="play"),
           config("[default]\nregion = us-east-1\n_role_arn = x\nsource_profile_2 = x\n"
                  "sso_regions = us-east-1, eu-west-1\n")),
    set_up(18, "harmless oddities in the files",
           in_credentials("[default]", "# 我的金鑰\n\n  [default] ; mine"),
           config("[default]\nREGION: us-east-1\ncli_pager =\ns3 =\n  max_concurrent_requests = 5\n"
                  "[plugins]\nendpoint = awscli_plugin_endpoint")),
)  # fmt: skip


@pytest.fixture
def computer(set_up: SetUp, computer_of) -> Computer:
    steps = (made.python_with_boto3, *set_up.steps)
    return computer_of(steps, own_account=set_up.own_account)


@pytest.mark.parametrize("set_up", SET_UPS, ids=str)
def test_nothing_is_wrong_with_what_works(set_up: SetUp, computer: Computer):
    ended = computer.runs("--format", "json", *set_up.arguments)

    findings = [found for result in ended.report["results"] for found in result["findings"]]
    assert [said(found) for found in findings if found["severity"] in GRAVE] == []
    assert {found["code"] for found in findings} == set(set_up.remarks)
    assert (ended.code, ended.report["verdict"]) == (0, "ready")
    assert ended.report["target"]["credential_source"] == set_up.keys_from
    assert {state: ended.report["counts"][state] for state in GRAVE} == dict.fromkeys(GRAVE, 0)


def said(found: dict) -> tuple[str, str]:
    return found["code"], found["summary"]


def test_every_healthy_set_up_of_the_list_is_here():
    assert {each.number for each in SET_UPS} == set(range(1, 19))
