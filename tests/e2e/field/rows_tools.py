"""The person's own programs, photos and Regions: 4 to 6, 22 to 25, 31, 32."""

from __future__ import annotations

import base64

from tests.e2e.causes.computer import says
from tests.e2e.causes.healthy import role_by, signed_in_by_sso
from tests.e2e.causes.network import under_own_names
from tests.e2e.causes.rows_detection import SAMPLE, photo
from tests.e2e.causes.rows_region import region
from tests.e2e.causes.rows_sdk import WITHOUT_BOTO3, python_that_says
from tests.e2e.causes.settings import config, file
from tests.e2e.field.instance import beside, reported
from tests.e2e.field.rows_sign_in import BY_SESSION
from tests.e2e.field.steps import (
    REGION,
    another_aws,
    aws_behind_a_closed_door,
    aws_that,
    aws_without_version,
    closed_to_writing,
    environment_behind_a_closed_door,
    half_a_botocore,
    link_that_goes_round,
    not_on_path,
    of_another_sandbox,
    path_into_a_closed_folder,
    python_behind_a_closed_door,
    python_of_age,
    python_that_goes_to,
    python_with_data,
    real_aws,
    real_aws_behind_a_broken_one,
    real_python,
    shims_of_a_version_that_is_gone,
    with_empty_endpoints,
    without_rekognition,
)

WITH_CLI = ("--require", "cli", "--skip", "sdk")
WITH_SDK = ("--skip", "cli")
OF_SDK = ("--only", "sdk")
OF_CLI = ("--only", "cli", "--require", "cli")
OF_PHOTO = ("--photo", "me.jpg", "--only", "detection.photo")
NO_PROGRAMS = ("--skip", "cli", "--skip", "sdk")
PLUGIN = REGION + "[plugins]\ncli_legacy_plugin_path = /usr/lib/python3\n"
SSO = signed_in_by_sso(BY_SESSION, "corp")
BROKEN = says("ImportError: cannot import name 'DEFAULT_CIPHERS'", code=1, to=2)
TRACEBACK = says(
    "Traceback (most recent call last):\n  File \"/usr/bin/aws\", line 19, in <module>\n"
    "    import awscli.clidriver\nModuleNotFoundError: No module named 'awscli'", code=1, to=2,
)  # fmt: skip
FORM = (
    b"------WebKitFormBoundary7MA4\r\nContent-Disposition: form-data; name=\"file\";"
    b' filename="me.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
)  # fmt: skip
S3_ERROR = b'<?xml version="1.0"?>\n<Error><Code>AccessDenied</Code><Message>no</Message></Error>'


def as_replaced() -> bytes:
    return SAMPLE.read_bytes().decode("utf-8", "replace").encode()


def as_latin_1() -> bytes:
    return SAMPLE.read_bytes().decode("latin-1").encode()


def with_line_ends() -> bytes:
    return SAMPLE.read_bytes().replace(b"\n", b"\r\n")


def uploaded() -> bytes:
    return FORM + SAMPLE.read_bytes() + b"\r\n------WebKitFormBoundary7MA4--\r\n"


def as_data() -> bytes:
    return b"image/png;base64," + base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(600))


def requiring(action: str, *more: str) -> tuple[str, ...]:
    return ("--require", f"rekognition:{action}", *more, *NO_PROGRAMS)


CASES = (
    reported(4, "~/.aws is read-only", aws_that("[Errno 30] Read-only file system: '{home}/.aws/cli'"),
             root="cli.cache-not-writable", run=WITH_CLI),
    beside(4, "~/.aws is closed to writing, with the real AWS CLI", under_own_names("us-east-1"),
           role_by("source_profile = default"), real_aws, closed_to_writing,
           root="cli.cache-not-writable", run=WITH_CLI),
    beside(4, "SSO's cache is root's",
           aws_that("\n[Errno 13] Permission denied: '{home}/.aws/sso/cache/1f2e.json'"), SSO,
           root="cli.cache-not-writable", run=WITH_CLI),
    beside(4, "the disk is full",
           aws_that("aws: [ERROR]: [Errno 28] No space left on device: '{home}/.aws/cli/cache/a.json'"),
           root="cli.cache-not-writable", run=WITH_CLI),
    reported(5, "a plugin that is not there", config(PLUGIN + "endpoint = awscli_plugin_endpoint\n"),
             aws_that("No module named 'awscli_plugin_endpoint'"),
             root="cli.plugin-missing", run=WITH_CLI),
    beside(5, "the real AWS CLI and a plugin", config(PLUGIN + "login = company_login\n"), real_aws,
           root="cli.plugin-missing", run=WITH_CLI),
    beside(5, "another one, inside a package", config(PLUGIN + "login = company_tools.aws_login\n"),
           aws_that("\nNo module named 'company_tools'"), root="cli.plugin-missing", run=WITH_CLI),
    beside(5, "a file of aliases without its head",
           aws_that("\nUnable to parse config file: {home}/.aws/cli/alias"),
           root="cli.alias-file-broken", run=WITH_CLI),
    beside(5, "the same with the real AWS CLI, which gives no version then",
           file(".aws/cli/alias", "whoami = sts get-caller-identity\n"), real_aws,
           root="cli.alias-file-broken", run=WITH_CLI),
    beside(5, "an alias called sts", file(".aws/cli/alias", "[toplevel]\nsts = !echo hi\n"),
           aws_that("hi get-caller-identity"), root="cli.alias-hides-command", run=WITH_CLI),
    beside(5, "a sign-in that is not allowed",
           aws_that("\naws: [ERROR]: An error occurred (AccessDeniedException) when calling the"
                    " CreateOAuth2Token operation: User: arn:aws:iam::111122223333:user/ming is not"
                    " authorized to perform: signin:CreateOAuth2Token"),
           root="permissions.sign-in-denied", run=WITH_CLI),
    beside(5, "a certificate that breaks the rules",
           aws_that("\nSSL validation failed for https://sts.us-east-1.amazonaws.com/ [SSL:"
                    " CERTIFICATE_VERIFY_FAILED] certificate verify failed: Missing Authority Key"
                    " Identifier (_ssl.c:1032)"),
           root="network.certificate-not-standard", run=WITH_CLI),
    beside(5, "words that nobody knows", aws_that("badly formed help string"),
           root="cli.command-fails", run=WITH_CLI, never=("badly formed help string",)),
    beside(5, "the real AWS CLI, which reads no endpoint", of_another_sandbox, real_aws,
           root="cli.outdated", run=WITH_CLI, says=("AWS_ENDPOINT_URL",)),
    reported(6, "boto3 1.24 and an sso_session", SSO,
             python_of_age("1.24.96", "credentials", "InvalidConfigError",
                           'The profile "default" is configured to use SSO but is missing required'
                           " configuration: sso_start_url, sso_region"),
             root="sdk.boto3-too-old-for-sign-in", run=WITH_SDK),
    beside(6, "boto3 1.34 and EKS's address",
           python_of_age("1.26.0", "credentials", "ValueError",
                         "Unsupported host '169.254.170.23'.  Can only retrieve metadata"),
           root="sdk.boto3-too-old-for-sign-in", run=WITH_SDK),
    beside(6, "boto3 1.24 and an endpoint that it does not read",
           python_that_goes_to("1.24.96", "https://rekognition.us-east-1.amazonaws.com"),
           root="sdk.boto3-too-old-for-sign-in", run=WITH_SDK,
           says=("AWS_ENDPOINT_URL", "https://rekognition.us-east-1.amazonaws.com",
                 "python3 -m pip install --upgrade boto3")),
    beside(6, "half a botocore on PYTHONPATH", real_python, half_a_botocore,
           root="sdk.packages-clash", run=WITH_SDK, never=("check-crashed",)),
    beside(6, "a boto3 as new as ours that fails",
           python_of_age("99.1.0", "client", "TypeError", "unexpected keyword argument 'x'"),
           root="sdk.own-boto3-fails", run=WITH_SDK),
    reported(22, "botocore without Rekognition's data", python_with_data(without_rekognition),
             root="sdk.data-overridden", run=WITH_SDK, never=("sdk.boto3-outdated",)),
    beside(22, "its endpoints are empty", python_with_data(with_empty_endpoints),
           root="sdk.data-overridden", run=WITH_SDK, never=("sdk.boto3-outdated",)),
    reported(23, "bytes that went through UTF-8", photo(as_replaced),
             root="detection.photo-damaged-as-text", run=OF_PHOTO),
    beside(23, "Latin-1 to UTF-8", photo(as_latin_1),
           root="detection.photo-damaged-as-text", run=OF_PHOTO),
    beside(23, "line ends of Windows", photo(with_line_ends),
           root="detection.photo-damaged-as-text", run=OF_PHOTO),
    reported(24, "a whole upload", photo(uploaded), root="detection.photo-wrapped", run=OF_PHOTO),
    reported(24, "S3's refusal", photo(S3_ERROR), root="detection.photo-wrapped", run=OF_PHOTO,
             says=("AccessDenied",)),
    reported(24, "base64 with a beginning", photo(as_data),
             root="detection.photo-encoded-as-text", run=OF_PHOTO),
    beside(24, "an answer with its head",
           photo(b"HTTP/1.1 200 OK\r\nContent-Type: image/jpeg\r\n\r\n\xff\xd8\xff\xe0" + bytes(999)),
           root="detection.photo-wrapped", run=OF_PHOTO),
    beside(24, "another service's refusal", photo(b'{"code": "ExpiredToken", "message": "x"}'),
           root="detection.photo-wrapped", run=OF_PHOTO, says=("ExpiredToken",)),
    reported(25, "liveness where it is not offered", region("eu-west-2"),
             under_own_names("eu-west-2"), root="region.operation-not-offered",
             run=requiring("CreateFaceLivenessSession")),
    beside(25, "what AWS ended in every Region", under_own_names("us-east-1"),
           root="region.operation-not-offered", says=("2025-10-31",),
           run=requiring("StartPersonTracking")),
    beside(25, "its results, in another Region", region("ca-central-1"),
           under_own_names("ca-central-1"), root="region.operation-not-offered",
           run=requiring("GetFaceLivenessSessionResults")),
    beside(25, "the stream of it, among others", region("us-west-1"), under_own_names("us-west-1"),
           root="region.operation-not-offered", says=("StartFaceLivenessSession",),
           run=requiring("StartFaceLivenessSession", "rekognition:DetectFaces")),
    beside(25, "where it is offered", region("eu-west-1"), under_own_names("eu-west-1"),
           root="permissions.action-undecided", exit_code=3, never=("operation-not-offered",),
           run=requiring("CreateFaceLivenessSession")),
    reported(31, "a Python behind a closed door", python_behind_a_closed_door,
             root=None, run=OF_SDK, says=("EACCES",), never=("check-crashed",)),
    beside(31, "a folder of PATH", path_into_a_closed_folder, root=None, run=OF_SDK,
           never=("check-crashed",)),
    beside(31, "the active environment", environment_behind_a_closed_door, root=None, run=OF_SDK,
           never=("check-crashed",)),
    beside(31, "a link that goes round", link_that_goes_round, root=None, run=OF_SDK,
           never=("check-crashed",)),
    beside(31, "stand-ins of a version that is gone", real_python,
           shims_of_a_version_that_is_gone, root="sdk.python-missing", run=OF_SDK),
    beside(31, "an environment that is active and not on PATH", not_on_path,
           python_that_says(**WITHOUT_BOTO3), root="sdk.boto3-in-another-python", run=OF_SDK),
    beside(31, "an aws behind a closed door", aws_behind_a_closed_door,
           root="cli.broken-install", run=OF_CLI, never=("check-crashed",)),
    beside(31, "and another aws on PATH", aws_behind_a_closed_door, another_aws,
           root=None, run=OF_CLI, never=("check-crashed",)),
    reported(32, "the first aws has no version", aws_without_version(BROKEN), another_aws,
             root="cli.python-packages-broken", run=OF_CLI),
    beside(32, "the real AWS CLI behind its own script without packages",
           real_aws_behind_a_broken_one, root="cli.python-packages-broken", run=OF_CLI),
    beside(32, "a traceback without awscli", aws_without_version(TRACEBACK), another_aws,
           root="cli.python-packages-broken", run=OF_CLI),
)  # fmt: skip
