"""The settings of the profile in use have names that somebody reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from checks.context import Context
from checks.files.support.known_settings import ACCOUNTS_FOR, KNOWN, OTHER_NAMES, SCALARS
from checks.fix import Fix
from checks.model import Check, Evidence, Finding, Location, Message, Severity
from checks.pages import FILES
from checks.profile import Place, places_in_use, shown, stated
from checks.sources.shared_files import Setting
from checks.spelling import derived, nearest
from checks.values_in_use import is_in_use

MISSPELT = Message(
    code="files.setting-misspelt",
    severity=Severity.WARN,
    summary="Nobody reads the setting {found} in {file}; {right} was probably meant.",
    why="AWS's tools silently pass over a name that they do not know. Lines that were copied from"
    " a shell keep their export, set or $env: in front of the name.",
    recognised="It is a name that people often write, begins with the word of a shell, or is within"
    " two letters of a known name that the section lacks.",
    steps=("Open {file}, go to line {line}, and write {right} in the place of {found}.",),
    raw=(
        "Unable to locate credentials",
        "Partial credentials found in shared-credentials-file, missing: aws_secret_access_key",
    ),
    links=(FILES,),
    fix=Fix.RENAME_SETTING,
    explains=tuple(dict.fromkeys(code for codes in ACCOUNTS_FOR.values() for code in codes)),
)
OF_A_SHELL = re.compile(r"(?:export\s+|set\s+|setx\s+|\$env:)", re.IGNORECASE)
SHORT = 7
"""Names with fewer letters may differ by one letter alone."""
LONG_ONES = tuple(sorted(name for name in KNOWN if len(name) >= 9))
"""What the other settings are compared with: a shorter name may be anybody's."""


def look(context: Context) -> Iterator[Finding]:
    for place in (*places_in_use(context), *_session(context)):
        there = {setting.key for setting in place.section.settings}
        lacking = tuple(name for name in SCALARS if name not in there)
        others = tuple(name for name in LONG_ONES if name not in there)
        for setting in place.section.settings:
            right = _meant(setting, lacking, others)
            if not right or place.section.setting(right):
                continue
            is_no_slip = setting.key in OTHER_NAMES
            if not (is_no_slip and is_in_use(context, right, setting.text)):
                yield _finding(setting, right, place, context)


def _meant(setting: Setting, lacking: Iterable[str], others: Iterable[str]) -> str | None:
    """The name that was meant; None where it is known, or a name of somebody else's."""
    if setting.key in KNOWN:
        return None
    name = _whole_name(setting).lower()
    bare = OF_A_SHELL.sub("", name)
    if bare != name or bare in OTHER_NAMES:
        return OTHER_NAMES.get(bare, bare)
    right = _near(setting.key, lacking, others)
    return None if right and derived(setting.key, right, setting.text) else right


def _near(key: str, lacking: Iterable[str], others: Iterable[str]) -> str | None:
    near = nearest(key, lacking, at_most=2)
    if near and (len(near) >= SHORT or nearest(key, [near], 1)):
        return near
    return nearest(key, others, at_most=1)


def _session(context: Context) -> Iterator[Place]:
    """The section of the sign-in that the profile in use names."""
    named, document = stated(context, "sso_session"), context.config.document
    section = document.section(f"sso-session {named.value}") if named and document else None
    if section:
        yield Place(context.config, section)


def _whole_name(setting: Setting) -> str:
    """The name as written; of `$env:NAME = value` the colon already ends the setting's name."""
    if setting.key == "$env":
        return f"{setting.name}:{setting.text.partition('=')[0].strip()}"
    return setting.name


def _finding(setting: Setting, right: str, place: Place, context: Context) -> Finding:
    file = shown(place.file.path, context)
    return MISSPELT.finding(
        Evidence("setting", _whole_name(setting), file),
        location=Location(str(place.file.path), setting.line, place.section.header, setting.key),
        facts={"file": file, "line": setting.line, "found": _whole_name(setting), "right": right},
        explains=ACCOUNTS_FOR.get(right, ()),
    )


CHECK = Check(
    code="files.settings",
    title="The settings of the profile have names that AWS's tools read",
    look=look,
    messages=(MISSPELT,),
    needs=("files.readable",),
)
