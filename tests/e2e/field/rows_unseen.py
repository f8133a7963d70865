"""Set-ups of kinds that the reports of the table do not have."""

from __future__ import annotations

from tests.e2e.causes.healthy import signed_in_by_sso, temporary
from tests.e2e.causes.network import under_own_names
from tests.e2e.causes.rows_region import region
from tests.e2e.causes.settings import (
    TOKEN,
    config,
    credentials,
    file,
    in_credentials,
    no_credentials,
    variables,
)
from tests.e2e.field.instance import beside
from tests.e2e.field.rows_sign_in import BY_SESSION, GITHUB_TOKEN, KEYS, SESSION
from tests.e2e.field.steps import (
    REGION,
    ROLE,
    helper,
    portal_refuses,
    real_aws,
    real_python,
    rights_count,
    sso_cache,
    sts_refuses,
    token,
)

OTHER = 0
"""No number of the table."""
WITH_SDK = ("--skip", "cli")
WITH_CLI = ("--require", "cli", "--skip", "sdk")
WITHOUT_PYTHON = ("--skip", "cli", "--skip", "sdk.boto3", "--skip", "sdk.python")
OF_KEYS = ("--only", "credentials")
BASE = credentials("[default]\n" + KEYS)
TAKES_ON = f"{REGION}[profile rek]\nregion = us-east-1\nsource_profile = default\nrole_arn = "
AS_ROLE = variables(AWS_PROFILE="rek")


def exported(computer) -> None:
    """What `aws configure export-credentials --format env` writes, some hours later."""
    given = temporary(computer)
    computer.environment |= {
        "AWS_ACCESS_KEY_ID": given["AccessKeyId"],
        "AWS_SECRET_ACCESS_KEY": given["SecretAccessKey"],
        "AWS_SESSION_TOKEN": given["SessionToken"],
        "AWS_CREDENTIAL_EXPIRATION": "2024-05-01T10:00:00+00:00",
    }


def closed_folder(computer) -> None:
    (computer.home / ".aws").chmod(0)
    rights_count(computer)


def closed_cache(computer) -> None:
    for kept in (computer.home / ".aws" / "sso" / "cache").iterdir():
        kept.chmod(0)
    rights_count(computer)


def no_right_to_execute(computer) -> None:
    (computer.home / "tools" / "get-keys").chmod(0o644)


def capital(computer) -> None:
    computer.credentials.rename(computer.credentials.with_name("Credentials"))


CASES = (
    beside(OTHER, "a role's bare name", BASE, config(TAKES_ON + "photos\n"), AS_ROLE,
           root="credentials.role-arn-invalid", run=OF_KEYS, says=("~/.aws/config",)),
    beside(OTHER, "the ARN of an instance profile", BASE, AS_ROLE,
           config(TAKES_ON + "arn:aws:iam::111122223333:instance-profile/photos\n"),
           sts_refuses("AssumeRole", "ValidationError", 400, "arn:… is invalid"),
           root="credentials.role-arn-invalid"),
    beside(OTHER, "STS speaks of an MFA code", BASE, config(TAKES_ON + ROLE + "\n"), AS_ROLE,
           sts_refuses("AssumeRole", "AccessDenied", 403, "MultiFactorAuthentication failed with"
                       " invalid MFA one time pass code."), root="credentials.mfa-code-refused"),
    beside(OTHER, "a refusal whose words alone are known", BASE, config(TAKES_ON + ROLE + "\n"),
           AS_ROLE, sts_refuses("AssumeRole", "InvalidIdentityToken", 400,
                                "No OpenIDConnect provider found in your account for https://x"),
           root="identity.provider-missing"),
    beside(OTHER, "exported credentials that ran out", no_credentials, exported,
           root="credentials.export-expired", run=OF_KEYS),
    beside(OTHER, "a token file, and no role", no_credentials, variables(
               AWS_WEB_IDENTITY_TOKEN_FILE="{home}/t"), file("t", token(iss="x", aud="y", sub="z")),
           root="credentials.leftover-source-variable", says=("AWS_ROLE_ARN",), run=OF_KEYS),
    beside(OTHER, "two settings on one line, in both files",
           credentials("[default]\naws_access_key_id = {id} aws_secret_access_key = {secret}\n"),
           config("[default]\nregion = us-east-1 output = json\n"),
           root="files.extra-text-in-value"),
    beside(OTHER, "a folder in the place of the token", no_credentials, variables(
               AWS_WEB_IDENTITY_TOKEN_FILE="{home}/.aws", AWS_ROLE_ARN=ROLE),
           root="credentials.token-file-unreadable", never=("that is not there",), run=OF_KEYS),
    beside(OTHER, "a cached sign-in whose end is no date", signed_in_by_sso(BY_SESSION, "corp"),
           sso_cache("corp", '{"accessToken": "x", "expiresAt": "soon"}'),
           root="credentials.token-cache-broken", run=OF_KEYS),
    beside(OTHER, "the portal is busy: no word of an old boto3", real_python,
           signed_in_by_sso(BY_SESSION, "corp"), portal_refuses("TooManyRequestsException", 429, "slow"),
           root="network.throttled", exit_code=3, run=WITH_SDK, never=("sdk.own-boto3-fails",)),
    beside(OTHER, "the portal knows no such account", signed_in_by_sso(BY_SESSION, "corp"),
           portal_refuses("ResourceNotFoundException", 404, "not found"),
           root="identity.sso-role-not-assigned"),
    beside(OTHER, "a token of another key under its old name, in the file",
           in_credentials("{secret}\n", f"{{secret}}\naws_security_token = {TOKEN}\n"),
           root="credentials.stale-token"),
    beside(OTHER, "AWS_CONFIG_FILE names the folder, whose keys are good",
           variables(AWS_CONFIG_FILE="{home}/.aws"), root="files.variable-names-no-file",
           never=("files.file-and-folder-mixed-up", "move-away")),
    beside(OTHER, "AWS_CONFIG_FILE takes the file for a folder", variables(
               AWS_CONFIG_FILE="{home}/.aws/config/config"), root="files.variable-names-no-file",
           never=("files.file-and-folder-mixed-up",)),
    beside(OTHER, "the folder ~/.aws is closed", closed_folder, root="files.not-readable",
           run=WITHOUT_PYTHON, never=("check-crashed",)),
    beside(OTHER, "the file's name has a capital", capital, root="files.wrong-name",
           says=("~/.aws/Credentials",)),
    beside(OTHER, "an endpoint that is set, and a setting not to heed it", real_aws,
           under_own_names("us-east-1"), variables(AWS_ENDPOINT_URL="http://127.0.0.1:9",
                                                   AWS_IGNORE_CONFIGURED_ENDPOINT_URLS="True"),
           root=None, run=WITH_CLI, never=("cli.outdated", "127.0.0.1:9")),
    beside(OTHER, "the same by the profile", real_aws, under_own_names("us-east-1"),
           config(REGION + "endpoint_url = http://127.0.0.1:9\n"
                  "ignore_configured_endpoint_urls = true\n"),
           root=None, run=WITH_CLI, never=("cli.outdated", "127.0.0.1:9")),
    beside(OTHER, "a FIPS address by the file", region("eu-west-1"),
           config("[default]\nregion = eu-west-1\nuse_fips_endpoint = true\n"),
           under_own_names("us-east-1", "eu-west-1"), root="region.endpoint-variant-unavailable",
           says=("use_fips_endpoint asks", "~/.aws/config"), never=("AWS_USE_FIPS_ENDPOINT",)),
    beside(OTHER, "a helper with the line ends of Windows", helper("#!/bin/sh\r\necho x\r\n"),
           root="credentials.helper-broken", says=("line ends of Unix",),
           never=("credentials.helper-missing", "expired sign-in")),
    beside(OTHER, "a helper whose interpreter is not here", helper("#!/opt/python3\nprint()\n"),
           root="credentials.helper-broken", says=("Correct the first line",)),
    beside(OTHER, "a helper without a first line", helper("echo x\n"),
           root="credentials.helper-broken", says=("#!/bin/sh",), never=("expired sign-in",)),
    beside(OTHER, "a helper that may not be executed", helper("#!/bin/sh\necho x\n"),
           no_right_to_execute, root="credentials.helper-broken", says=("chmod u+x",),
           never=("expired sign-in",)),
    beside(OTHER, "a helper in ~", helper("#!/bin/sh\necho x\n"),
           config(REGION + "credential_process = ~/tools/get-keys --short\n"),
           root="credentials.helper-missing", says=("in the place of ~/tools/get-keys in",)),
    beside(OTHER, "a helper in a folder with a blank", helper("#!/bin/sh\necho x\n", "my keys"),
           config(REGION + "credential_process = {home}/tools/my keys --short\n"),
           root="credentials.helper-missing", says=("/tools/my keys' in the place of",)),
    beside(OTHER, "a token file in ~, in the file", no_credentials, file("token", GITHUB_TOKEN),
           config(f"{REGION}role_arn = {ROLE}\nweb_identity_token_file = ~/token\n"),
           root="credentials.leftover-source-variable", says=("in the place of ~/token in",),
           never=("unless this computer",)),
    beside(OTHER, "the session's section is called a profile", no_credentials,
           config(BY_SESSION.replace("[sso-session", "[profile sso-session")),
           root="files.section-missing",
           says=("write [sso-session corp] in the place of [profile sso-session corp]",)),
    beside(OTHER, "an underscore in its header", no_credentials,
           config(BY_SESSION.replace("[sso-session", "[sso_session")),
           root="files.section-missing",
           says=("write [sso-session corp] in the place of [sso_session corp]",)),
    beside(OTHER, "the session's section is in credentials", config(BY_SESSION.partition("[sso-")[0]),
           credentials(SESSION), root="files.section-missing",
           says=("Move the section [sso-session corp] from line 1 of ~/.aws/credentials",)),
    beside(OTHER, "sudo aws sso login", signed_in_by_sso(BY_SESSION, "corp"), closed_cache,
           root="credentials.token-cache-broken", says=("may not read that file",),
           never=("not whole",)),
    beside(OTHER, "the secret's variable is called AWS_SECRET_KEY", no_credentials,
           variables(AWS_ACCESS_KEY_ID="{id}", AWS_SECRET_KEY="{secret}"),
           root="files.variable-of-others",
           says=("$AWS_SECRET_KEY",)),
    beside(OTHER, "the secret's variable is called AWS_SECRET_ACESS_KEY", no_credentials,
           variables(AWS_ACCESS_KEY_ID="{id}", AWS_SECRET_ACESS_KEY="{secret}"),
           root="files.variable-misspelt",
           says=("$AWS_SECRET_ACESS_KEY",)),
    beside(OTHER, "a file of aliases that Notepad saved", real_aws,
           file(".aws/cli/alias", "\ufeff[toplevel]\nwhoami = sts get-caller-identity\n"),
           root="cli.alias-file-broken", run=WITH_CLI, says=("explain files.byte-order-mark",),
           never=("Put the line [toplevel]", "add-section-header")),
    beside(OTHER, "a format of bytes that the AWS CLI does not know", real_aws,
           config(REGION + "cli_binary_format = base-64\n"), root="cli.setting-refused",
           run=WITH_CLI, says=('"code": "cli.command-fails"', "base64, raw-in-base64-out")),
    beside(OTHER, "a mode of retries that AWS CLI 2 does not have", real_aws,
           variables(AWS_RETRY_MODE="legacy"), root="cli.setting-refused",
           run=WITH_CLI, says=('"code": "cli.command-fails"', "standard, adaptive")),
    beside(OTHER, "NUL bytes behind the settings", config(REGION + "\0" * 40),
           root="files.wrong-encoding", says=("NUL bytes",), never=("reencode",)),
    beside(OTHER, "UTF-16 without a mark", config(REGION.encode("utf-16-le")),
           root="files.wrong-encoding", says=("reencode",), never=("NUL bytes in",)),
    beside(OTHER, "a file for TLS keys that cannot be written", under_own_names("us-east-1"),
           variables(SSLKEYLOGFILE="/nowhere/keys.log"), root="sdk.tuning-variable-invalid",
           run=WITHOUT_PYTHON),
)  # fmt: skip
