"""What rekwiz does not know, as lines that can be pasted into an issue: no secret, no name of anybody."""

from __future__ import annotations

import platform
import re
from importlib.metadata import PackageNotFoundError, version

from msgspec import Struct

from checks.masking import HIDDEN
from checks.model import Finding
from checks.secrets.heard import told
from wizard import __version__
from wizard.explaining.given_away import holds_a_secret

MOST_READ, MOST_MASKED, MOST = 8 * 1024, 4 * 1024, 600
"""So many characters of the words are looked at, masked and shown, from their end."""
_CODE = re.compile(
    r"[A-Z][A-Za-z]{2,40}(?:Error|Exception|Denied|Invalid\w{0,20}|Exceeded|NotFound)"
)
_MASKED_ID = re.compile(r"[A-Z0-9]{4}\*{12}[A-Z0-9]{4}")
"""An access key ID, as rekwiz shows it: no secret."""
ENDS_UNKNOWING = ("network.refused-otherwise", "cli.command-fails", "sdk.own-boto3-fails")
"""The findings that say that rekwiz does not know why."""
_OF_PERSONS = (
    # account numbers, home folders, and the names in ARNs and mail addresses
    (re.compile(r"(?<![\w-])(?:\d{12}|\d{4}-\d{4}-\d{4})(?![\w-])"), "*" * 12),
    (re.compile(r"(/home|/Users|\b[A-Za-z]:[\\/]Users)([\\/])[^\\/\s:;,\"']+"), r"\1\2…"),
    (re.compile(r"(arn:[\w-]*:[\w-]*:[\w-]*:[\w*]*:)[^\s\"'),]+"), r"\1…"),
    (re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+"), "…@…"),
)
_TOOLS = (
    ("AWS CLI", r"^aws: |\[ERROR\]: |awscli"),
    ("GitHub Actions", r"^(?:##\[error\]|::error|Error: Could not |Error: Credentials could)"),
    ("AWS SDK for Go", r"operation error |https response error|api error "),
    ("AWS SDK for Java", r"software\.amazon\.awssdk|\(Service: "),
    ("AWS SDK for JavaScript", r"@smithy|@aws-sdk|node_modules|\$fault|ProviderError"),
    ("boto3", r"botocore|boto3|when calling the |Traceback"),
)


class Door(Struct, frozen=True):
    """The lines; they are the same in every language, for those who read issues."""

    lines: tuple[str, ...]


def of_words(words: str, *, tool: str = "", operation: str = "", code: str = "") -> Door | None:
    """Of words that are not known, with what they themselves tell of tool, operation and code; None
    for words that hold a secret, or look so."""
    from checks.knowledge.pasted import Pasted  # a report asks here of each finding

    said = Pasted(words[-MOST_READ:])
    if HIDDEN in _MASKED_ID.sub("", said.legible) or holds_a_secret(said.legible):
        return None
    known = {
        "tool": tool or _tool(said.legible),
        "operation": operation or said.operation or "",
        "code": code or next(filter(_CODE.fullmatch, said.codes), ""),
        "words": _anonymous(said.legible),
    }
    told = [f"{name}: {value or '?'}" for name, value in known.items()]
    return Door((*_versions(), *told))


def of_finding(finding: Finding) -> Door | None:
    """Of a finding that ends with not knowing; None for all others."""
    if finding.code not in ENDS_UNKNOWING:
        return None
    shown = {each.name: each.value for each in finding.evidence}
    operation = str(finding.facts.get("action", finding.facts.get("command", "")))
    code = shown.get("error", "") if "words" in shown else str(finding.facts.get("ended", ""))
    words = shown.get("words") or shown.get("error", "")
    tool = {"cli.command-fails": "AWS CLI"}.get(finding.code, "boto3")
    return of_words(words, tool=tool, operation=operation, code=code.partition(":")[0])


def _tool(text: str) -> str:
    return next((name for name, sign in _TOOLS if re.search(sign, text, re.MULTILINE)), "")


def _anonymous(words: str) -> str:
    """The end of the words in one line, without secrets and names."""
    text = " ".join(told(words[-MOST_MASKED:]).split())
    for pattern, instead in _OF_PERSONS:
        text = pattern.sub(instead, text)
    return text if len(text) <= MOST else f"…{text[-MOST:]}"


def _versions() -> tuple[str, ...]:
    system = f"{platform.system()} {platform.machine()}"
    return (
        f"rekwiz {__version__}, Python {platform.python_version()}, {system}",
        f"boto3 {_version('boto3')}, botocore {_version('botocore')}",
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "?"
