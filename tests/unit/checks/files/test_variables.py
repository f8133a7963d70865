"""files.variables: names of variables that nobody reads."""

import pytest

from checks.files.support.known_variables import SOUGHT
from checks.files.variables import MISSPELT, OF_OTHERS, look
from checks.model import Evidence
from checks.sources.aws.variables import read_by_botocore
from tests.plugins.people import KEY_ID, KEYS, REGION, SECRET


def named(findings):
    return [(each.code, each.facts["name"], each.facts["right"]) for each in findings]


@pytest.mark.parametrize(
    ("found", "right"),
    [
        ("AWS_DEFUALT_REGION", "AWS_DEFAULT_REGION"),
        ("AWS_REGOIN", "AWS_DEFAULT_REGION"),
        ("AWS_PROFIL", "AWS_PROFILE"),
        ("aws_profile", "AWS_PROFILE"),
        ("aws_region", "AWS_DEFAULT_REGION"),
        ("AWS_PROFILE ", "AWS_PROFILE"),
        ("ASW_PROFILE", "AWS_PROFILE"),
        ("AWS_SESSION_TOKENS", "AWS_SESSION_TOKEN"),
        ("AWS_ACESS_KEY_ID", "AWS_ACCESS_KEY_ID"),
        ("AWS_ACCESSKEYID", "AWS_ACCESS_KEY_ID"),
        ("AWS_SECERT_ACESS_KEY", "AWS_SECRET_ACCESS_KEY"),
        ("AWS_SHARED_CREDENTIAL_FILE", "AWS_SHARED_CREDENTIALS_FILE"),
        ("AWS_CA_BUNDEL", "AWS_CA_BUNDLE"),
        ("AWS_MAX_ATTEMPT", "AWS_MAX_ATTEMPTS"),
        ("AWS_ENDPOINT_URL_REKOGNITON", "AWS_ENDPOINT_URL_REKOGNITION"),
    ],
)
def test_a_nearly_right_name_is_told_with_the_one_that_was_meant(person, found, right):
    assert named(look(person(**{found: "x"}))) == [("files.variable-misspelt", found, right)]


@pytest.mark.parametrize(
    ("found", "right"),
    [
        ("AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID"),
        ("AWS_SECRET_KEY", "AWS_SECRET_ACCESS_KEY"),
        ("AWS_ENDPOINT", "AWS_ENDPOINT_URL"),
        ("AWS_REGION_NAME", "AWS_DEFAULT_REGION"),
    ],
)
def test_a_name_that_another_program_reads_is_a_remark(person, found, right):
    assert named(look(person(**{found: "x"}))) == [("files.variable-of-others", found, right)]


READ = [
    *sorted(read_by_botocore() | SOUGHT.keys()),
    *(
        "AWS_SECURITY_TOKEN",
        "AWS_ACCOUNT_ID",
        "AWS_CREDENTIAL_EXPIRATION",
    ),  # botocore/credentials.py
    *("AWS_CREDENTIAL_FILE", "AWS_LOGIN_CACHE_DIRECTORY", "AWS_BEARER_TOKEN_BEDROCK"),  # the same
    *("AWS_EXECUTION_ENV", "AWS_LAMBDA_FUNCTION_NAME", "AWS_LAMBDA_RUNTIME_API"),  # AWS Lambda
    *("AWS_LAMBDA_LOG_GROUP_NAME", "AWS_XRAY_DAEMON_ADDRESS", "AWS_XRAY_CONTEXT_MISSING"),
    *("AWS_SDK_LOAD_CONFIG", "AWS_NODEJS_CONNECTION_REUSE_ENABLED", "AWS_STS_ENDPOINT"),  # SDKs
    *(
        "AWS_S3_ENDPOINT",
        "AWS_ENDPOINT_URL_STS",
        "AWS_ENDPOINT_URL_S3",
        "AWS_JAVA_V1_PRINT_LOCATION",
    ),
    *("AWS_CLI_AUTO_PROMPT", "AWS_CLI_FILE_ENCODING", "AWS_CLI_HISTORY_FILE"),  # the AWS CLI
    *("AWS_VAULT", "AWS_VAULT_BACKEND", "AWS_SESSION_TOKEN_TTL", "AWS_MFA_SERIAL"),  # aws-vault
    *("AWSUME_PROFILE", "AWSUME_DEFAULT_PROFILE", "AWS_SSO_PROFILE", "AWS_SESSION_EXPIRATION"),
    *("AWS_ROLE_NAME", "AWS_ROLE_ID", "AWS_SESSION_NAME", "AWS_ACCOUNT_NAME", "AWS_ACCOUNT_ALIAS"),
    *("AWS_BRANCH", "AWS_APP_ID", "AWS_COMMIT_ID", "AWS_JOB_ID", "AWS_CLONE_URL"),  # Amplify
    *("AWS_CDK_VERSION", "AWS_CDK_STACK", "AWS_SAM_LOCAL", "AWS_STORAGE_BUCKET_NAME"),
    *(
        "AWS_BUCKET",
        "AWS_S3_REGION_NAME",
        "AWS_S3_BUCKET",
        "AWS_URL",
        "AWS_REGIONS",
        "AWS_PROFILES",
    ),
    *("AWS_PROFILE_2", "AWS_ACCESS_KEY_ID_1", "AWS_REGION2"),  # a script's second account
    *("AWS_ROLE_ARNS", "AWS_DEFAULT_REGIONS", "AWS_ENDPOINT_URLS"),  # its lists
    "AWS_ACCESS_KEY_ID_B",
    *("_AWS_PROFILE", "_AWS_ACCESS_KEY_ID"),  # a shell's own, or laid aside
    *("TF_VAR_aws_region", "SWAYSOCK", "PATH", "NODE_EXTRA_CA_CERTS"),
]


@pytest.mark.parametrize("name", READ)
def test_a_name_that_somebody_reads_is_left_alone(person, name):
    assert named(look(person(**{name: "x"}))) == []


@pytest.mark.parametrize(
    "right", ["AWS_DEFAULT_REGION", "AWS_REGION"], ids=["of both", "of the AWS CLI alone"]
)
def test_a_strange_name_beside_the_right_one_is_left_alone(person, right):
    assert named(look(person(**{"aws_region": "eu-west-1", right: "us-east-1"}))) == []


@pytest.mark.parametrize("name", ["AWS_ROLE_ARNS", "AWS_DEFAULT_REGIONS", "aws_default_regions"])
def test_a_list_for_a_script_is_left_alone(person, name):
    assert named(look(person(**{name: "one,other"}))) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("aws_region", "us-east-1"),
        ("aws_profile", "default"),
        ("aws_access_key_id", KEY_ID),
        ("AWS_SECRET_KEY", SECRET),
    ],
)
def test_what_says_nothing_but_what_is_in_use_is_left_alone(person, name, value):
    assert named(look(person(REGION, KEYS, **{name: value}))) == []
    assert len(named(look(person(REGION, KEYS, **{name: "other"})))) == 1


def test_an_empty_one_is_left_alone(person):
    assert named(look(person(AWS_PROFIL=""))) == []


def test_the_key_is_shown_by_its_ends_and_the_secret_not_at_all(person):
    context = person(AWS_ACESS_KEY_ID=KEY_ID, AWS_SECRET_KEY=SECRET)

    assert [set(each.evidence) for each in look(context)] == 2 * [
        {
            Evidence("AWS_ACESS_KEY_ID", "AKIA************DFGH", "AWS_ACESS_KEY_ID"),
            Evidence("AWS_SECRET_KEY", "****", "AWS_SECRET_KEY"),
        }
    ]


def test_the_remedy_hands_the_value_on(person):
    (finding,) = look(person(AWS_DEFUALT_REGION="us-east-1"))

    assert finding.message is MISSPELT
    assert finding.remedy.commands == ('export AWS_DEFAULT_REGION="$AWS_DEFUALT_REGION"',)
    assert finding.explains == ("region.not-set",)


def test_both_halves_of_a_key_are_mended_at_once(person):
    context = person(AWS_ACCESS_KEY=KEY_ID, AWS_SECERT_ACCESS_KEY=SECRET, AWS_PROFIL="x")
    told = {each.facts["name"]: set(each.remedy.commands) for each in look(context)}
    both = {
        'export AWS_ACCESS_KEY_ID="$AWS_ACCESS_KEY"',
        'export AWS_SECRET_ACCESS_KEY="$AWS_SECERT_ACCESS_KEY"',
    }

    assert told["AWS_ACCESS_KEY"] == told["AWS_SECERT_ACCESS_KEY"] == both


def test_a_command_that_would_be_hidden_in_part_is_not_given(person):
    context = person(AWS_SECRET_ACCE55_KEY=SECRET, AWS_SECRET_KEY=SECRET)
    told = {each.facts["name"]: each.remedy.commands for each in look(context)}

    assert told["AWS_SECRET_ACCE55_KEY"] == ('export AWS_SECRET_ACCESS_KEY="$AWS_SECRET_KEY"',)
    assert told["AWS_SECRET_KEY"] == ('export AWS_SECRET_ACCESS_KEY="$AWS_SECRET_KEY"',)


def test_a_name_that_no_shell_takes_is_mended_where_it_is_set(person):
    (finding,) = look(person(**{"AWS_PROFILE ": " work"}))

    assert finding.remedy.commands == ()
    assert len(finding.remedy.steps) == 1


def test_a_remark_accounts_for_what_lacks(person):
    (finding,) = look(person(AWS_SECRET_KEY=SECRET, AWS_ACCESS_KEY_ID=KEY_ID))

    assert finding.message is OF_OTHERS
    assert finding.explains == ("credentials.none-found", "credentials.secret-missing")
