"""What the AWS CLI's own files, and those of its settings alone, keep it from: aliases, plugins, caches."""

from __future__ import annotations

import re
from pathlib import Path

from checks.cli.support.command_fails import ALIAS_FILE_BROKEN, CACHE_NOT_WRITABLE, PLUGIN_MISSING
from checks.context import Context
from checks.knowledge.heard import heard
from checks.model import Evidence, Finding, Location, Phrase, Remedy
from checks.profile import shown
from checks.secrets.heard import Heard
from checks.sources.shared_files import Document
from checks.sources.shared_files.dialect import NO_HEADER

PLUGIN = re.compile(r"No module named '?([^\s';]+)")
"""AWS CLI 1 takes cli_legacy_plugin_path for a plugin, too: then the name is a path."""
ALIASES = re.compile(
    r"(?:Unable to parse config file: |The specified config file \()(.*[/\\]cli[/\\]alias)\b",
    re.MULTILINE,
)
"""Where a folder or a pipe lies in the file's place, it is one that could not be found."""
AT_LINE = Phrase("Correct line {line} of {file}; the command below tells what is wrong with it.")
NOT_WRITABLE = re.compile(
    r"\[Errno (?:13|28|30)\] [^:]+: '(?P<place>[^']*\.aws[/\\](?:cli|sso|login)\b[^']*)'"
)
"""Permission denied, no space left, read-only: Python's words for a folder of the CLI's caches."""


def of_its_own_files(context: Context, words: str, command: str) -> Finding | None:
    """The cause that the last words of a command name, as AWS CLI 1 and 2 say it; some of them keep even
    `aws --version` from answering."""
    if found := ALIASES.search(words):
        return _aliases(context, Path(found[1]), Evidence("words", heard(found[0]), command))
    if found := NOT_WRITABLE.search(words):
        return _not_writable(context, Path(found["place"]), heard(found[0]), command)
    if (found := PLUGIN.search(words)) and (line := _plugins(context, found[1])):
        seen = Evidence("words", heard(found[0]), command)
        facts = {"module": found[1], "file": shown(context.config.path, context)}
        return PLUGIN_MISSING.finding(seen, location=line, facts=facts)
    return None


def _aliases(context: Context, place: Path, seen: Evidence) -> Finding:
    """With the line that stands in the way, where it is another fault than a missing head."""
    facts = {"file": shown(place, context), "head": "[toplevel]"}
    try:
        refusal = Document.parse(place.read_bytes()).refusal
    except OSError:
        refusal = None
    if refusal is None or refusal.reason == NO_HEADER:
        return ALIAS_FILE_BROKEN.finding(seen, location=Location(str(place)), facts=facts)
    away = Phrase(ALIAS_FILE_BROKEN.steps[-1])
    step = AT_LINE.with_(line=refusal.line or 1, file=facts["file"])
    command = f"rekwiz explain {refusal.reason}"
    return ALIAS_FILE_BROKEN.finding(
        seen,
        location=Location(str(place), refusal.line),
        remedy=Remedy((step, away), (command,), ALIAS_FILE_BROKEN.links),
        facts=facts,
    )


def _not_writable(context: Context, place: Path, words: Heard, command: str) -> Finding:
    return CACHE_NOT_WRITABLE.finding(
        Evidence("words", words, command),
        location=Location(str(place)),
        facts={"folder": shown(place, context)},
    )


def _plugins(context: Context, module: str) -> Location | None:
    """The line of `[plugins]` that names the module."""
    document = context.config.document
    section = document.section("plugins") if document else None
    for setting in section.settings if section else ():
        if isinstance(setting.value, str) and module.split(".")[0] == setting.value.split(".")[0]:
            return Location(str(context.config.path), setting.line, "plugins", setting.key)
    return None
