"""Causes in files that other programs keep or alone read: an alias, a plugin, a sign-in, a session's name."""

from __future__ import annotations

from tests.e2e.causes.case import Step, case
from tests.e2e.causes.computer import Computer
from tests.e2e.causes.healthy import REGION, role_by, signed_in_by_sso
from tests.e2e.causes.settings import config, file
from tests.e2e.field.rows_sign_in import BY_SESSION
from tests.e2e.field.rows_tools import WITH_CLI
from tests.e2e.field.steps import VERSION, sso_cache

READS = """\
#!/bin/sh
if [ "$1" != --version ] && {stumbles}; then
  echo "{words}" >&2
  exit 255
fi
echo {version}
"""
WORKS = "cli.works"


def aws_that_reads(stumbles: str, words: str) -> Step:
    """An AWS CLI that ends before each command while a file is as it must not be."""

    def put(computer: Computer) -> None:
        text = READS.format(stumbles=computer.filled(stumbles), words=words, version=VERSION)
        computer.program("aws", computer.filled(text))

    return put


CASES = (
    case("cli.alias-file-broken", "without its head, in CRLF lines, with two aliases",
         file(".aws/cli/alias", "# mine\r\nwho = sts get-caller-identity\r\nls = s3 ls\r\n"),
         aws_that_reads('! /bin/grep -q "^.toplevel." {home}/.aws/cli/alias',
                        "Unable to parse config file: {home}/.aws/cli/alias"),
         at=WORKS, run=WITH_CLI),
    case("cli.plugin-missing", "beside one that is there",
         config(REGION + "[plugins]\nendpoint = company_endpoint\nlogin = company_login.aws\n"),
         aws_that_reads("/bin/grep -q company_login {home}/.aws/config",
                        "No module named 'company_login'"),
         at=WORKS, run=WITH_CLI),
    case("credentials.token-cache-broken", "it ends in the middle",
         signed_in_by_sso(BY_SESSION, "corp"), sso_cache("corp", '{"accessToken": "aoaA'),
         at="credentials.sign-in-cache"),
    case("credentials.session-name-invalid", "the branch's name, in the file",
         role_by("source_profile = default\nrole_session_name = feature/login"),
         at="credentials.session-name", own_account=True),
)  # fmt: skip
