"""Causes of the area `credentials`: what botocore resolves, and what AWS says of it."""

from __future__ import annotations

import json

from tests.e2e.causes.case import NO_PROGRAMS, case
from tests.e2e.causes.computer import Computer, says
from tests.e2e.causes.network import under_own_names
from tests.e2e.causes.rows_files import KEYS, NEAR_BY, UNSEEN
from tests.e2e.causes.servers import listening, saying
from tests.e2e.causes.settings import (
    OTHER_ID,
    OTHER_SECRET,
    TEMPORARY_ID,
    TOKEN,
    config,
    credentials,
    in_credentials,
    no_credentials,
    variables,
)

NEITHER = "[default]\nregion = us-east-1\n"
ROLE = NEITHER + "role_arn = arn:aws:iam::111122223333:role/photos\n"
OF_REK = "[rek]\n" + KEYS
SSO = NEITHER + "sso_session = work\nsso_account_id = 111122223333\nsso_role_name = photos\n"
SESSION = (
    "[sso-session work]\nsso_start_url = https://work.awsapps.com/start\nsso_region = us-east-1\n"
)


def handed_out_by(program: str, before: str = ""):
    """A real program behind credential_process, in place of keys or beside them."""

    def set_up(computer: Computer) -> None:
        place = computer.program("get-keys", computer.filled(program))
        line = f"credential_process = {place} --account 111122223333\n"
        computer.config.write_text(NEITHER + line)
        if before:
            computer.credentials.write_text(f"[default]\n{before}")
        else:
            computer.credentials.unlink()

    return set_up


def prints(**values: object) -> str:
    return says(json.dumps(values))


def from_a_container(computer: Computer) -> None:
    """Keys of a role, from the address that a container's agent answers at."""
    key = computer.sandbox.user
    computer.credentials.unlink()
    answer = {"AccessKeyId": key.access_key_id, "SecretAccessKey": key.secret_access_key}
    body = json.dumps(answer | {"Token": "", "Expiration": "2099-01-01T00:00:00Z"})
    port = computer.stack.enter_context(listening(saying("200 OK", body)))
    computer.environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = f"http://127.0.0.1:{port}/role"


def swapped(computer: Computer) -> None:
    key = computer.sandbox.user
    computer.credentials.write_text(
        f"[default]\naws_access_key_id = {key.secret_access_key}\n"
        f"aws_secret_access_key = {key.access_key_id}\n"
    )


def key_with(change) -> object:
    """The file with its key ID and secret changed by `change(id, secret)`."""

    def write(computer: Computer) -> None:
        key = computer.sandbox.user
        changed, secret = change(key.access_key_id, key.secret_access_key)
        computer.credentials.write_text(
            f"[default]\naws_access_key_id = {changed}\naws_secret_access_key = {secret}\n"
        )
        computer.secrets |= {changed, secret}

    return write


CASES = (
    case("credentials.none-found", "a Region and no keys",
         no_credentials, at="credentials.found"),
    case("credentials.under-another-name", "a username and password of Jenkins",
         no_credentials, variables(JENKINS_URL="https://jenkins.example.com/", AWS_USR="{id}"),
         at="credentials.near-by", state="warn", folds=("credentials.none-found",), exit_code=1),
    case("credentials.profile-not-found", "AWS_PROFILE names none",
         variables(AWS_PROFILE="rek"), at="credentials.profile"),
    case("credentials.profile-not-found", "--profile names none",
         at="credentials.profile", run=("--profile", "rek", *NO_PROGRAMS)),
    case("credentials.profile-variable-malformed", "quotes around a good name",
         variables(AWS_PROFILE='"default"'), at="credentials.profile"),
    case("credentials.profile-variable-malformed", "set to nothing",
         variables(AWS_PROFILE=""), at="credentials.profile"),
    case("credentials.cli-and-boto3-differ", "both variables are set",
         credentials("[default]\n" + KEYS + OF_REK), config(NEITHER + "[profile rek]\nregion = us-east-1\n"),
         variables(AWS_PROFILE="rek", AWS_DEFAULT_PROFILE="default"),
         at="credentials.agreed", state="warn"),
    case("credentials.cli-and-boto3-differ", "and boto3's profile is in another account",
         credentials("[default]\n" + KEYS + OF_REK), config(NEITHER + "[profile rek]\nregion = us-east-1\n"),
         variables(AWS_PROFILE="rek", AWS_DEFAULT_PROFILE="default"),
         at="credentials.agreed", state="warn", folds=("identity.unexpected-account",),
         run=("--account", "999900001111", *NO_PROGRAMS)),
    case("credentials.secret-missing", "the file has the ID alone",
         credentials("[default]\naws_access_key_id = {id}\n"), at="credentials.found"),
    case("credentials.secret-missing", "the environment has the ID alone",
         variables(AWS_ACCESS_KEY_ID=OTHER_ID), at="credentials.found"),
    case("credentials.secret-without-key", "the file has the secret alone",
         credentials("[default]\naws_secret_access_key = {secret}\n"),
         at="credentials.complete", state="warn", folds=UNSEEN),
    case("credentials.shadowed-by-environment", "an old key in the environment",
         variables(AWS_ACCESS_KEY_ID=OTHER_ID, AWS_SECRET_ACCESS_KEY=OTHER_SECRET),
         at="credentials.unhidden", state="warn", folds=("credentials.key-unknown",)),
    case("credentials.stale-token", "aws configure left the token in its place",
         in_credentials("{secret}\n", "{secret}\naws_session_token = " + TOKEN + "\n"),
         at="credentials.token", state="warn", folds=("credentials.key-unknown",)),
    case("credentials.whitespace-in-key", "the CI secret ends with a line break",
         no_credentials, variables(AWS_ACCESS_KEY_ID="{id}", AWS_SECRET_ACCESS_KEY="{secret}\n"),
         at="credentials.shape"),
    case("credentials.signature-unreadable", "a slash in the key ID",
         key_with(lambda id, secret: (f"{id[:10]}/{id[10:]}", secret)), at="identity.known",
         beside=("credentials.key-shape",)),
    case("credentials.swapped", "the ID and the secret",
         swapped, at="credentials.shape"),
    case("credentials.secret-shape", "the secret lost its last letters",
         key_with(lambda id, secret: (id, secret[:-3])), under_own_names("us-east-1"),
         at="credentials.shape", state="warn", folds=("credentials.secret-rejected",)),
    case("credentials.key-shape", "the key ID in small letters",
         key_with(lambda id, secret: (id.lower(), secret)), under_own_names("us-east-1"),
         at="credentials.shape", state="warn", folds=("credentials.key-unknown",)),
    case("credentials.placeholder", "the sample of AWS's documentation",
         credentials("[default]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\n"
                     "aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY\n"),
         at="credentials.shape"),
    case("credentials.empty-value", "the template was never filled in",
         credentials("[default]\naws_access_key_id =\naws_secret_access_key =\n"),
         at="credentials.shape"),
    case("credentials.temporary-key-without-token", "two of the three values were pasted",
         at="credentials.shape", faults=("credentials.temporary-key-without-token",)),
    case("credentials.key-unknown", "an inactive key",
         at="identity.known", faults=("credentials.key-unknown",)),
    case("credentials.key-unknown", "a key of nobody's, under AWS's own names",
         key_with(lambda id, secret: (OTHER_ID, OTHER_SECRET)), under_own_names("us-east-1"),
         at="identity.known"),
    case("credentials.secret-rejected", "the secret of another key",
         at="identity.known", faults=("credentials.secret-rejected",)),
    case("credentials.token-expired", "temporary credentials of yesterday",
         at="identity.known", faults=("credentials.token-expired",)),
    case("credentials.role-chain-broken", "the source profile is not there",
         config(ROLE + "source_profile = work\n"), no_credentials, at="credentials.found"),
    case("credentials.role-source-unclear", "a role without a source",
         config(ROLE), no_credentials, at="credentials.found"),
    case("credentials.source-without-role", "source_profile alone",
         config(NEITHER + "source_profile = rek\n"), credentials(OF_REK),
         at="credentials.complete", state="warn",
         folds=(*UNSEEN, *NEAR_BY)),
    case("credentials.helper-missing", "the program was moved",
         config(NEITHER + "credential_process = /opt/company/get-keys --short\n"), no_credentials,
         at="credentials.found"),
    case("credentials.helper-broken", "the program failed",
         handed_out_by(says("not signed in", code=1, to=2)), at="credentials.found"),
    case("credentials.helper-broken", "the program printed no JSON",
         handed_out_by(says("Welcome!")), at="credentials.found"),
    case("credentials.helper-expired", "the program repeats old credentials",
         handed_out_by(prints(Version=1, AccessKeyId=TEMPORARY_ID, SecretAccessKey=OTHER_SECRET,
                              SessionToken=TOKEN, Expiration="2026-01-01T00:00:00Z")),
         at="credentials.found"),
    case("credentials.helper-shadowed", "old keys beside credential_process",
         handed_out_by(prints(Version=1, AccessKeyId="{id}", SecretAccessKey="{secret}"),
                       f"aws_access_key_id = {OTHER_ID}\naws_secret_access_key = {OTHER_SECRET}\n"),
         at="credentials.unhidden", state="warn", folds=("credentials.key-unknown",)),
    case("credentials.sign-in-needed", "nobody signed in to SSO",
         config(SSO + SESSION), no_credentials, at="credentials.found"),
    case("credentials.sso-incomplete", "the Region of the sign-in is missing",
         config("[default]\nregion = us-east-1\nsso_start_url = https://x.awsapps.com/start\n"
                "sso_account_id = 111122223333\nsso_role_name = Dev\n"),
         no_credentials, at="credentials.found"),
    case("files.section-missing", "the session's section is missing",
         config(SSO), no_credentials, at="files.nested",
         folds=("credentials.sso-incomplete", "network.not-asked")),
    case("credentials.mfa-code-needed", "the role wants a code",
         config(ROLE + "source_profile = rek\nmfa_serial = arn:aws:iam::111122223333:mfa/ming\n"),
         credentials(OF_REK), at="credentials.found", state="unknown"),
    case("credentials.mfa-serial-invalid", "the line was left empty",
         config(ROLE + "source_profile = rek\nmfa_serial =\n"),
         credentials(OF_REK), at="credentials.found"),
    case("credentials.leftover-source-variable", "a CI job's token file",
         variables(AWS_WEB_IDENTITY_TOKEN_FILE="/var/run/secrets/token",
                   AWS_ROLE_ARN="arn:aws:iam::111122223333:role/ci"), at="credentials.found"),
    case("credentials.leftover-source-variable", "a container's address, outside of it",
         no_credentials, variables(AWS_CONTAINER_CREDENTIALS_FULL_URI="http://10.0.0.9/role"),
         at="credentials.found"),
    case("credentials.source-broken", "the end of exported credentials is no date",
         no_credentials, variables(AWS_ACCESS_KEY_ID="{id}", AWS_SECRET_ACCESS_KEY="{secret}",
                                   AWS_CREDENTIAL_EXPIRATION="in an hour"),
         at="credentials.found"),
    case("credentials.program-sets-another", "a .env file names another profile",
         config("[default]\nregion = us-east-1\n[profile work]\nregion = us-east-1\n"),
         lambda computer: (computer.folder / ".env").write_text("AWS_PROFILE=work\n"),
         at="credentials.profile", state="pass"),
    case("credentials.from-the-machine", "a container's role",
         from_a_container, at="credentials.own", state="pass"),
    case("credentials.from-the-machine", "and it is of another account",
         from_a_container, at="credentials.own", state="pass",
         folds=("identity.unexpected-account",), run=("--account", "999900001111", *NO_PROGRAMS)),
)  # fmt: skip
