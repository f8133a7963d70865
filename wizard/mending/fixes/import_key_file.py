"""The fix `import-key-file`: the keys of a download become the settings that botocore reads."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator

from msgspec.structs import replace

from checks.context import Context
from checks.credentials.support.keys import complaint_about_id
from checks.fix import Fix
from checks.model import Finding, Phrase
from checks.profile import ID, SECRET, TOKEN, header, profile_in_use
from checks.sources.shared_files import Document
from wizard.conversation.protocol import Conversation
from wizard.mending.plan import WRITE_THIS, consent
from wizard.mending.plans.lines import document_of
from wizard.mending.plans.settings import Settings, in_file

CONSENT = consent(Fix.IMPORT_KEY_FILE, WRITE_THIS)
ASKS = (CONSENT,)
NAMES = {
    ID: ("accesskeyid", "awsaccesskeyid"),
    SECRET: ("secretaccesskey", "awssecretkey", "awssecretaccesskey"),
    TOKEN: ("sessiontoken", "awssessiontoken"),
}
"""IAM User Guide, "Manage access keys for IAM users"; IAM and STS API Reference, AccessKey, Credentials."""
OF_SHELLS = re.compile(
    r"(?:export |set \"?|setx |\$env: ?)(?P<name>AWS_[A-Z_]+)(?: *= *| )(?P<value>.*?)[;\"]*",
    re.IGNORECASE,
)
"""Of bash and zsh, the Command Prompt, setx, and PowerShell."""


def plan(conversation: Conversation, context: Context, finding: Finding) -> Settings | None:
    document = document_of(context, finding)
    keys = _keys(document) if document else {}
    if document is None or not {ID, SECRET} <= keys.keys():
        conversation.show(Phrase("There is no access key in this file that rekwiz can read."))
        return None
    section = header(profile_in_use(context), document.file)
    words = Phrase(
        "The keys stay, as settings of the profile {profile}; the rest of the download goes.",
        profile=profile_in_use(context),
    )

    def edit(before: Document) -> Document:
        """Of the file as it is then: another download may lie there."""
        return replace(before, data=b"").set(section, _keys(before))

    return in_file(finding, edit, CONSENT, words)


def _keys(document: Document) -> dict[str, str]:
    """The settings that a download of the console, or JSON of the AWS CLI, stands for."""
    text = "\n".join(document.lines()).removeprefix("\ufeff").strip()
    found = dict(_of_json(text) if text.startswith("{") else _of_lines(text))
    return {
        setting: found[name]
        for setting, names in NAMES.items()
        for name in names
        if found.get(name)
    }


def _of_json(text: str) -> Iterator[tuple[str, str]]:
    try:
        answer: object = json.loads(text)
    except ValueError:
        return
    inner = list(answer.values()) if isinstance(answer, dict) else []
    for each in (answer, *inner):
        if isinstance(each, dict):
            yield from (
                (_plain(name), value) for name, value in each.items() if isinstance(value, str)
            )


def _of_lines(text: str) -> Iterator[tuple[str, str]]:
    """A table with heads, the root user's lines `AWSAccessKeyId=…`, a shell's, or an ID and its secret."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    rows = list(csv.reader(lines))
    if len(rows) > 1 and "=" not in rows[0][0]:
        yield from zip(map(_plain, rows[0]), (value.strip() for value in rows[1]), strict=False)
    for line in lines:
        if set_by_shell := OF_SHELLS.fullmatch(line):
            yield _plain(set_by_shell["name"]), set_by_shell["value"].strip().strip("\"'")
            continue
        name, equals, value = line.partition("=")
        if equals:
            yield _plain(name), value.strip()
    if len(lines) > 1 and not complaint_about_id(lines[0]):
        yield from zip((NAMES[ID][0], NAMES[SECRET][0]), lines, strict=False)


def _plain(name: str) -> str:
    return "".join(letter for letter in name.lower() if letter.isalpha())
