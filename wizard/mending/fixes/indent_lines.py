"""The fix `indent-lines`: a setting that holds a block has its block, or is not there."""

from __future__ import annotations

import re
from collections.abc import Collection

from checks.context import Context
from checks.files.nested import IN_S3, NAMED
from checks.fix import Fix
from checks.model import Finding, Phrase
from checks.sources.shared_files import Document, Section, Setting
from wizard.conversation.protocol import Conversation
from wizard.mending.plan import WRITE_THIS, consent
from wizard.mending.plans.lines import document_of
from wizard.mending.plans.settings import Settings, in_file

CONSENT = consent(Fix.INDENT_LINES, WRITE_THIS)
ASKS = (CONSENT,)
IN_A_SERVICE = ("endpoint_url",)
"""What stands in a service's block (AWS SDKs and Tools Reference Guide, "Service-specific endpoints")."""
INDENT = "  "


NAME_AND_VALUE = re.compile(r"[\w-]+\s*=\s*\S.*")


def plan(conversation: Conversation, context: Context, finding: Finding) -> Settings | None:
    document, place = document_of(context, finding), finding.location
    section = document.section(place.section) if document and place and place.section else None
    setting = section.setting(place.key) if section and place and place.key else None
    if section is None or setting is None:
        return None
    is_service = section.header.split()[0] == NAMED["services"]  # s3 is the name of one, too
    behind = _behind_its_name(setting, is_service)
    below = _below(section, setting, IN_A_SERVICE if is_service else IN_S3)
    words = (
        Phrase("What belongs below {setting} stands there on indented lines.", setting=setting.key)
        if behind or below
        else Phrase("Nothing belongs below {setting}, so it goes.", setting=setting.key)
    )
    return in_file(finding, lambda it: _indented(it, setting, behind, below), CONSENT, words)


def _behind_its_name(setting: Setting, is_service: bool) -> str:
    """What was written behind the = and belongs on the first line of the block; "" where nothing does."""
    text = setting.text.split("\n", 1)[0].strip()
    if is_service and text.startswith(("http://", "https://")):
        return f"{IN_A_SERVICE[0]} = {text}"
    return text if NAME_AND_VALUE.fullmatch(text) else ""


def _below(section: Section, setting: Setting, names: Collection[str]) -> list[int]:
    """The lines of its block: those that are indented already, and those right behind with such names."""
    lines = list(setting.lines[1:])
    for each in section.settings[section.settings.index(setting) + 1 :]:
        if each.key not in names:
            break
        lines += each.lines
    return lines


def _indented(document: Document, setting: Setting, behind: str, below: list[int]) -> Document:
    line = setting.line
    if not (behind or below):
        return document.with_lines(line, line + 1)
    for number in below:
        text = document.line(number)
        if text[:1] not in " \t":
            document = document.with_lines(number, number + 1, [INDENT + text])
    name = document.line(line).split("=", 1)[0].split(":", 1)[0].rstrip()
    first = [INDENT + behind] if behind else []  # a plain value there is no block's
    return document.with_lines(line, line + 1, [f"{name} =", *first])
