"""Values that stand where a key belongs and were never one: a variable's name, a path, another cloud's."""

from __future__ import annotations

import base64
import binascii
import re

from checks.credentials.support.keys import looks_like_id, looks_like_secret
from checks.fix import Fix
from checks.model import Message, Severity
from checks.pages import ACCESS_KEYS, VARIABLES

NOT_FILLED_IN = re.compile(
    r"\$\{\{.*\}\} | \{\{.*\}\} | \(\(.*\)\)"  # GitHub; Helm, Jinja, Ansible; Concourse
    r"| \$\{?[\w.:-]+\}? | \$\([\w.-]+\) | \#\{[\w.-]+\}\#?"  # a shell; Azure Pipelines; Octopus
    r"| %[\w]+% | \$env:\w+ | __\w+__"  # cmd; PowerShell; tokens of a release
    r"| !(?:Ref|Sub|GetAtt)\b.* | @Microsoft\.KeyVault\(.*\)"  # CloudFormation; Azure
    r"| null | undefined | None | nil | \(null\) | \*{3,}",  # programs' words for nothing; a masked one
    re.VERBOSE | re.IGNORECASE,
)
REWRITTEN = re.compile(r"[A-Za-z]:[/\\].*")
"""MSYS turns an argument or a variable that begins with / into a path below its own folder."""
OTHERS = re.compile(
    r"test | localstack | mock | fake | dummy | minio(?:admin)? | rootuser | rootpass"  # emulators
    r"| tid_\w+ | tsec_\w+"  # Tigris
    r"| GOOG\w{20,} | LTAI\w{10,} | AKID\w{10,} | DO[08]0\w{10,}"  # Google, Alibaba, Tencent, DigitalOcean
    r"| [0-9a-f]{32} | [0-9a-f]{64}",  # Cloudflare R2: an ID and a secret in hexadecimal
    re.VERBOSE,
)
LOOKS_WRONG = (
    "credentials.key-unknown",
    "credentials.secret-rejected",
    "credentials.signature-unreadable",
    "credentials.key-shape",
    "credentials.secret-shape",
)

NOT_EXPANDED = Message(
    code="credentials.not-expanded",
    severity=Severity.FAIL,
    summary="{setting} in {source} is the name of a value, and nothing put the value in its place.",
    why="The files in ~/.aws know no variables. In a pipeline an expression is filled in only where"
    " its own language is read, and a secret only in a job that is given it: not in a pull request"
    " from a fork.",
    recognised="The value has the form of an expression such as $NAME, %NAME% or ${{{{ … }}}}, or is"
    " a program's word for nothing such as null or ***.",
    steps=(
        "Look where the value is written: single quotes, another shell's sign or a plain text file"
        " keep it from being filled in.",
        "In a pipeline look whether the secret exists under that name, and whether this job gets it.",
    ),
    links=(VARIABLES,),
    explains=(*LOOKS_WRONG, "credentials.whitespace-in-key"),
)
PATH_REWRITTEN = Message(
    code="credentials.path-rewritten",
    severity=Severity.FAIL,
    summary="{setting} in {source} is a path of Windows in the place of a key.",
    why="Git Bash and other shells of MSYS rewrite a value that begins with / to a path below their"
    " own folder, and a secret access key may begin so.",
    recognised="The value begins with a drive's letter and a colon.",
    steps=(
        "Set it again in a terminal in which MSYS_NO_PATHCONV=1 is set, or in PowerShell.",
        "Or enter the key with rekwiz setup, which writes it as it is.",
    ),
    commands=("export MSYS_NO_PATHCONV=1",),
    links=(VARIABLES,),
    explains=LOOKS_WRONG,
)
SAME_VALUE_TWICE = Message(
    code="credentials.same-value-twice",
    severity=Severity.FAIL,
    summary="The access key ID and the secret access key are the same value ({source}).",
    why="One of them was pasted twice. AWS knows the ID and cannot check the signature.",
    recognised="The two values that botocore resolved are equal.",
    steps=(
        "Look which of the two it is: an access key ID begins with AKIA and has 20 characters.",
        "Enter the other one anew, from the .csv file that was downloaded with the key.",
    ),
    links=(ACCESS_KEYS,),
    fix=Fix.ENTER_KEYS,
    explains=(*LOOKS_WRONG, "credentials.swapped"),
)
ENCODED = Message(
    code="credentials.encoded",
    severity=Severity.FAIL,
    summary="{setting} in {source} is a key in base64, and not the key.",
    why="Kubernetes keeps secrets in base64, and some pipelines take masked variables in no other"
    " form. Whatever reads them must decode them once.",
    recognised="The value decodes to something that has the form of a key.",
    steps=("Decode the value before it is set; the command is for one that stands in a file.",),
    commands=("base64 --decode < FILE",),
    links=(VARIABLES,),
    fix=Fix.DECODE_VALUE,
    explains=LOOKS_WRONG,
)
OF_ANOTHER_SERVICE = Message(
    code="credentials.of-another-service",
    severity=Severity.FAIL,
    summary="{setting} in {source} is a key of an emulator or of another cloud, and AWS itself is"
    " asked.",
    why="Programs that speak to an emulator or to another cloud's S3 use the same variables and"
    " files. Without that one's address the keys go to AWS, which does not know them.",
    recognised="The value has the form of such a key, and the requests go to AWS's own addresses.",
    steps=(
        "Take these keys out of this terminal or out of this profile, and use a profile for each.",
        "If you meant the emulator, set its address as AWS_ENDPOINT_URL.",
    ),
    links=(VARIABLES,),
    explains=LOOKS_WRONG,
)
MESSAGES = (NOT_EXPANDED, PATH_REWRITTEN, SAME_VALUE_TWICE, ENCODED, OF_ANOTHER_SERVICE)


def is_not_expanded(value: str) -> bool:
    return bool(NOT_FILLED_IN.fullmatch(value.strip()))


def is_rewritten(value: str) -> bool:
    return bool(REWRITTEN.fullmatch(value))


def is_of_others(value: str) -> bool:
    return bool(OTHERS.fullmatch(value))


def is_encoded(value: str) -> bool:
    """Whether it decodes to an access key ID or to a secret."""
    try:
        decoded = base64.b64decode(value, validate=True).decode("ascii").strip()
    except (binascii.Error, ValueError):
        return False
    return looks_like_id(decoded) or (len(value) != 40 and looks_like_secret(decoded))
