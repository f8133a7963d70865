"""No alias of the AWS CLI hides a command of AWS's that the set-up needs."""

from __future__ import annotations

from collections.abc import Iterator

from checks.cli.support.command_fails import ALIASES_PAGE
from checks.context import Context
from checks.fix import Fix
from checks.model import Check, Evidence, Location, Message, Seen, Severity
from checks.profile import shown
from checks.sources.shared_files import Document

NEEDED = ("sts", "rekognition", "s3", "s3api", "iam", "configure", "sso", "login")
"""What the guide, the set-up and the remedies here are typed with."""

ALIAS_HIDES_COMMAND = Message(
    code="cli.alias-hides-command",
    severity=Severity.WARN,
    summary="An alias in {file} is called {name}: aws {name} is no command of AWS's any more.",
    why="An alias silently goes before the command of the same name. Commands from a guide then"
    " do something else.",
    recognised="A name in the section toplevel of the AWS CLI's file of aliases is that of a"
    " command.",
    steps=("Give the alias another name, or take its line out.",),
    links=(ALIASES_PAGE,),
    fix=Fix.RENAME_SETTING,
    explains=("cli.command-fails",),
)


def look(context: Context) -> Iterator[Seen]:
    path = context.home / ".aws" / "cli" / "alias"
    try:
        document = Document.parse(path.read_bytes(), "utf-8", file="config")
    except OSError:
        return
    section = document.section("toplevel")
    for setting in section.settings if section else ():
        if setting.name in NEEDED:
            file = shown(path, context)
            yield ALIAS_HIDES_COMMAND.finding(
                Evidence("alias", setting.name, file),
                location=Location(str(path), setting.line, "toplevel", setting.key),
                facts={"file": file, "name": setting.name},
            )


CHECK = Check(
    code="cli.own-command-names",
    title="No alias hides a command of the AWS CLI",
    look=look,
    messages=(ALIAS_HIDES_COMMAND,),
    required=False,
)
