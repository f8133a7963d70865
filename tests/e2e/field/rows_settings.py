"""Files, variables and keys as people have them: 1 to 3, 16, 18 to 20, 26 to 29, 33."""

from __future__ import annotations

import base64

from tests.e2e.causes.network import under_own_names
from tests.e2e.causes.settings import (
    OTHER_ID,
    OTHER_SECRET,
    config,
    credentials,
    file,
    in_credentials,
    no_credentials,
    no_files,
    variables,
    without_variables,
)
from tests.e2e.field.instance import beside, reported
from tests.e2e.field.steps import REGION, straight

ID, SECRET = "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"
LINES = "[default]\naws_access_key_id = {id}\naws_secret_access_key = {secret}\n"
MODEL = '{"version": "2.0", "metadata": {}, "operations": {"ListFaces": {}}}'
WITHOUT_PYTHON = ("--skip", "cli", "--skip", "sdk.boto3", "--skip", "sdk.python")


def keys(first: str, second: str):
    """The two variables."""
    return variables(**{ID: first, SECRET: second})


def in_file(first: str, second: str):
    return credentials(
        f"[default]\naws_access_key_id = {first}\naws_secret_access_key = {second}\n"
    )


CASES = (
    reported(1, "a proxy's password with @ and #", straight,
             variables(HTTPS_PROXY="http://ming:Hunter@TopSecret99#1@127.0.0.1:3128"),
             root="network.proxy-address-wrong", never=("hunter", "topsecret", "secret99")),
    beside(1, "small letters, a slash and a question mark", straight,
           variables(https_proxy="http://li.na:Gr0ss/ER?geheim7@127.0.0.1:3128"),
           root="network.proxy-address-wrong", never=("gr0ss", "geheim7", "li.na")),
    beside(1, "the company's proxy is in capitals, and one that is gone in small letters", straight,
           variables(HTTPS_PROXY="http://proxy.example:3128", https_proxy="http://127.0.0.1:9"),
           root="network.proxy-unreachable",
           says=("Take https_proxy out of", "takes https_proxy before HTTPS_PROXY")),
    beside(1, "an endpoint with a login, in no host's letters",
           variables(AWS_ENDPOINT_URL_STS="http://Admin:QuietW0rd#x@127.0.0.1:9"),
           root="network.endpoint-overridden", never=("quietw0rd",)),
    reported(2, "endpoints.json that was cut off",
             file(".aws/models/endpoints.json", '{"partitions": ['),
             root="sdk.data-overridden", run=WITHOUT_PYTHON),
    beside(2, "Rekognition's model without DetectFaces, by AWS_DATA_PATH",
           file("models/rekognition/2016-06-27/service-2.json", MODEL),
           variables(AWS_DATA_PATH="{home}/models"), root="sdk.data-overridden", run=WITHOUT_PYTHON),
    beside(2, "an empty model of STS",
           file(".aws/models/sts/2011-06-15/service-2.json", ""),
           root="sdk.data-overridden", run=WITHOUT_PYTHON),
    beside(2, "endpoints.json that holds a list",
           file(".aws/models/endpoints.json", "[]"), root="sdk.data-overridden", run=WITHOUT_PYTHON),
    reported(3, "s3 and its block not indented",
             config(REGION + "s3 =\naddressing_style = virtual\n"),
             root="files.setting-not-nested"),
    beside(3, "s3 with a plain value", config(REGION + "s3 = signature_version=s3v4\n"),
           root="files.setting-not-nested"),
    beside(3, "a service of a services section with a plain value",
           config(REGION + "services = own\n[services own]\nrekognition = http://127.0.0.1:9\n"),
           root="files.setting-not-nested"),
    reported(16, "AWS_REQUEST_CHECKSUM_CALCULATION",
             variables(AWS_REQUEST_CHECKSUM_CALCULATION="when-required"),
             root="sdk.tuning-variable-invalid", run=WITHOUT_PYTHON, says=("when-required",)),
    reported(16, "and AWS_ENDPOINT_URL too",
             variables(AWS_REQUEST_CHECKSUM_CALCULATION="when-required",
                       AWS_ENDPOINT_URL="http://127.0.0.1:9"),
             root="sdk.tuning-variable-invalid", run=WITHOUT_PYTHON),
    beside(16, "response_checksum_validation in the file",
           config(REGION + "response_checksum_validation = always\n"),
           root="sdk.tuning-variable-invalid", run=WITHOUT_PYTHON, says=("response_checksum_validation",)),
    beside(16, "AWS_ACCOUNT_ID_ENDPOINT_MODE", variables(AWS_ACCOUNT_ID_ENDPOINT_MODE="off"),
           root="sdk.tuning-variable-invalid", run=WITHOUT_PYTHON),
    beside(16, "retry_mode in the file", config(REGION + "retry_mode = Standard \n"),
           root="sdk.tuning-variable-invalid", run=WITHOUT_PYTHON),
    beside(16, "AWS_METADATA_SERVICE_TIMEOUT", variables(AWS_METADATA_SERVICE_TIMEOUT="5s"),
           root="sdk.tuning-variable-invalid", run=WITHOUT_PYTHON),
    beside(16, "s3's addressing_style, in its block",
           config(REGION + "s3 =\n  addressing_style = Virtual\n"),
           root="sdk.tuning-variable-invalid", run=WITHOUT_PYTHON, says=("addressing_style",)),
    beside(16, "tcp_keepalive and FIPS are written as people write them",
           config(REGION + "use_fips_endpoint = no\nuse_dualstack_endpoint = False\n"), root=None),
    reported(18, "Ctrl-V in a console", in_file("\x16", "\x16"),
             root="files.foreign-character", says=("^V",)),
    beside(18, "a bracketed paste",
           in_credentials("{id}\n", "\x1b[200~{id}\x1b[201~\n"),
           root="files.foreign-character", says=("^[",)),
    beside(18, "a bell in a variable", keys("{id}\x07", "{secret}"),
           root="files.foreign-character", says=("^G",)),
    reported(19, "an expression of GitHub's",
             keys("${{ secrets.AWS_ACCESS_KEY_ID }}", "${{ secrets.AWS_SECRET_ACCESS_KEY }}"),
             root="credentials.not-expanded"),
    beside(19, "a variable of cmd.exe, in the file", in_file("%KEY_ID%", "%KEY_SECRET%"),
           root="credentials.not-expanded"),
    beside(19, "a variable in single quotes", keys("$MY_KEY", "$MY_SECRET"),
           root="credentials.not-expanded"),
    beside(19, "a template that nobody filled", in_file("<no value>", "{{ .Values.aws.secret }}"),
           root="credentials.not-expanded"),
    reported(20, "the key ID in both variables", keys("{id}", "{id}"),
             root="credentials.same-value-twice"),
    reported(20, "the key ID in both lines", in_file("{id}", "{id}"),
             root="credentials.same-value-twice"),
    beside(20, "keys of another cloud", in_file("tid_abcdef", "tsec_abcdef"), straight,
           root="credentials.of-another-service", run=("--only", "credentials")),
    beside(20, "a secret that Git Bash rewrote", keys("{id}", "C:/Program Files/Git/abcd"),
           root="credentials.path-rewritten"),
    beside(20, "a branch as the name of a session",
           config(REGION + "role_arn = arn:aws:iam::111122223333:role/dev\nsource_profile = rek\n"
                  "role_session_name = feature/login\n"),
           credentials("[rek]\naws_access_key_id = {id}\naws_secret_access_key = {secret}\n"),
           root="credentials.session-name-invalid"),
    beside(3, "services that are nowhere", config(REGION + "services = gone\n"),
           root="files.section-missing"),
    beside(20, "the secret in both lines", in_file("{secret}", "{secret}"),
           root="credentials.same-value-twice"),
    beside(20, "in a profile of its own",
           credentials("[rek]\naws_access_key_id = {id}\naws_secret_access_key = {id}\n"),
           config("[profile rek]\nregion = us-east-1\n"), variables(AWS_PROFILE="rek"),
           root="credentials.same-value-twice"),
    beside(20, "base64 in the file",
           lambda computer: credentials(
               "[default]\naws_access_key_id = "
               + base64.b64encode(computer.filled("{id}").encode()).decode()
               + "\naws_secret_access_key = {secret}\n")(computer),
           root="credentials.encoded"),
    reported(26, "a secret is the Region", config(f"[default]\nregion = {OTHER_SECRET}\n"),
             under_own_names("us-east-1"), root="region.looks-like-a-secret"),
    beside(26, "a secret without a slash, by a variable", under_own_names("us-east-1"),
           variables(AWS_DEFAULT_REGION=OTHER_SECRET.replace("/", "x").replace("+", "y")),
           root="region.looks-like-a-secret"),
    beside(26, "a key ID", config(f"[default]\nregion = {OTHER_ID}\n"),
           under_own_names("us-east-1"), root="region.looks-like-a-secret"),
    reported(27, "an endpoint without a scheme", variables(AWS_ENDPOINT_URL="localhost:4566"),
             root="network.scheme-wrong"),
    beside(27, "in the file", without_variables("AWS_ENDPOINT_URL", "REKWIZ_SANDBOX"),
           config(REGION + "endpoint_url = 127.0.0.1:9000\n"), root="network.scheme-wrong"),
    beside(27, "for STS alone", variables(AWS_ENDPOINT_URL_STS="minio.local"),
           root="network.scheme-wrong"),
    reported(28, "the sandbox is slow", root="network.timed-out", exit_code=3,
             faults=("network.timed-out",), never=("network.endpoint-overridden",)),
    beside(28, "a page to sign in stands before it", root="network.sign-in-page",
           faults=("network.sign-in-page",), never=("network.endpoint-overridden",)),
    beside(28, "another address is none of rekwiz's own",
           variables(AWS_ENDPOINT_URL="http://127.0.0.1:9"), root="network.endpoint-overridden"),
    beside(28, "nothing is wrong with it", root=None, never=("network.endpoint-overridden",)),
    reported(29, "AWS_PROFILE ends with a carriage return",
             config(REGION + "[profile rek]\nregion = us-east-1\n"),
             credentials(LINES + LINES.replace("default", "rek")), variables(AWS_PROFILE="rek\r"),
             root="credentials.profile-variable-malformed", never=("files.section-misspelt", "\r")),
    beside(29, "a zero-width blank", config(REGION + "[profile work]\nregion = us-east-1\n"),
           variables(AWS_PROFILE="work\u200b"), root="credentials.profile-variable-malformed",
           never=("files.section-misspelt",)),
    beside(29, "a tabulator, in another letter case",
           config(REGION + "[profile Rek]\nregion = us-east-1\n"), variables(AWS_PROFILE="Rek\t"),
           root="credentials.profile-variable-malformed", never=("files.section-misspelt",)),
    reported(33, "no profiles at all", no_files, variables(AWS_PROFILE="rek"),
             root="credentials.profile-not-found", never=("AWS_PROFILE: none", ": none.")),
    beside(33, "--profile, and two empty files", config(""), credentials(""),
           root="credentials.profile-not-found", never=(": none.",),
           run=("--profile", "work", "--skip", "cli", "--skip", "sdk")),
    beside(33, "a session is all that config has", no_credentials,
           config("[sso-session work]\nsso_region = us-east-1\n"), variables(AWS_PROFILE="work"),
           root="credentials.profile-not-found", never=(": none.",)),
)  # fmt: skip
