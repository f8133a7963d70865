"""Set-ups of kinds that the reports of the table do not have."""

from __future__ import annotations

from tests.e2e.causes.healthy import signed_in_by_sso, temporary
from tests.e2e.causes.network import under_own_names
from tests.e2e.causes.settings import config, credentials, file, no_credentials, variables
from tests.e2e.field.instance import beside
from tests.e2e.field.rows_sign_in import BY_SESSION, KEYS
from tests.e2e.field.steps import (
    REGION,
    ROLE,
    portal_refuses,
    real_python,
    sso_cache,
    sts_refuses,
    token,
)

OTHER = 0
"""No number of the table."""
WITH_SDK = ("--skip", "cli")
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
    beside(OTHER, "a file for TLS keys that cannot be written", under_own_names("us-east-1"),
           variables(SSLKEYLOGFILE="/nowhere/keys.log"), root="sdk.tuning-variable-invalid",
           run=WITHOUT_PYTHON),
)  # fmt: skip
