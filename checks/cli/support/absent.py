"""Why PATH finds no AWS CLI: it is nowhere, elsewhere, only a folder, or only a shell's alias."""

from __future__ import annotations

from pathlib import Path

from checks import aws_cli as copies
from checks.cli.support.installers import way_here
from checks.context import Context
from checks.fix import Fix
from checks.model import Evidence, Finding, Message, Phrase, Remedy, Severity
from checks.pages import INSTALLATION, TROUBLESHOOTING
from checks.sources.local.aliases import alias_of_aws
from checks.sources.local.programs import search_path

NOT_INSTALLED = Message(
    code="cli.not-installed",
    severity=Severity.FAIL,
    summary="No program called aws is in any folder of PATH (searched: {folders}), nor in the "
    "usual places.",
    why="The AWS CLI is AWS's own program for the command line, and the guide sets up your keys "
    "with it. boto3 and rekwiz work without it.",
    recognised="Each folder of PATH was searched, then the folders that installers use.",
    raw=(
        "bash: aws: command not found",
        "sh: 1: aws: not found",
        "zsh: command not found: aws",
        "FileNotFoundError: [Errno 2] No such file or directory: 'aws'",
        "'aws' is not recognized as an internal or external command, operable program or batch "
        "file.",
        "aws : The term 'aws' is not recognized as the name of a cmdlet, function, script file, or "
        "operable program.",
    ),
    steps=(
        "Install AWS CLI 2 with AWS's installer for this system.",
        "Open a new terminal and run aws --version.",
    ),
    links=(INSTALLATION,),
    fix=Fix.INSTALL_CLI,
)

NOT_ON_PATH = Message(
    code="cli.not-on-path",
    severity=Severity.FAIL,
    summary="The AWS CLI is installed as {path}, but PATH of this terminal lacks {folder}.",
    why="A terminal finds programs only in the folders of PATH, and it learned them when it was "
    "opened. One that is older than the installation does not know the new folder.",
    recognised="aws was found in a usual place, and not through PATH.",
    raw=NOT_INSTALLED.raw,
    steps=(
        "Open a new terminal (or restart the IDE or agent) and run aws --version.",
        "If it is still not found, add the folder {folder} to PATH with the command below.",
        "Put the same line at the end of your shell's start-up file, for terminals to come.",
    ),
    commands=('export PATH="{folder}:$PATH"',),
    links=(TROUBLESHOOTING,),
)

FOLDER_IN_THE_WAY = Message(
    code="cli.folder-in-the-way",
    severity=Severity.FAIL,
    summary="What PATH finds as aws is the folder {path}, usually the unpacked installer.",
    why="A folder cannot be run. The installer was unpacked, and was perhaps never started.",
    recognised="A folder called aws lies in a folder of PATH, and no later folder has the program.",
    raw=("bash: aws: command not found", "PermissionError: [Errno 13] Permission denied: 'aws'"),
    steps=(
        "Run the installer in that folder.",
        "Take the folder {parent} off PATH.",
        "Open a new terminal and run aws --version.",
    ),
    commands=('sudo "{path}/install"',),
    links=(INSTALLATION,),
)

HIDDEN_BY_ALIAS = Message(
    code="cli.hidden-by-alias",
    severity=Severity.WARN,
    summary="In {file} a shell alias or function called aws stands for the program; PATH has none.",
    why="Only the shell in which you type knows an alias. Scripts, IDEs and other programs find no "
    "AWS CLI, and one in a container sees neither ~/.aws nor your photos.",
    recognised="PATH has no aws, and a start-up file of a shell defines an alias or function aws.",
    raw=("aws is aliased to `docker run --rm -it amazon/aws-cli'", "the input device is not a TTY"),
    steps=(
        "Install AWS CLI 2 with AWS's installer for this system.",
        "Or keep the container: mount ~/.aws into it with -v ~/.aws:/root/.aws, and leave out -t.",
    ),
    links=(
        INSTALLATION,
        "https://docs.aws.amazon.com/cli/latest/userguide/getting-started-docker.html",
    ),
    fix=Fix.INSTALL_CLI,
)


def why_not_found(context: Context) -> Finding:
    """The cause, where PATH has nothing called aws but perhaps a folder."""
    if outside := copies.elsewhere(context):
        return _not_on_path(outside[0], context)
    if folders := copies.on_path(context):
        first = folders[0]
        seen = Evidence("path", str(first), "PATH")
        return FOLDER_IN_THE_WAY.finding(
            seen, facts={"path": str(first), "parent": str(first.parent)}
        )
    if alias := alias_of_aws(context.home):
        seen = Evidence("alias", alias.text, alias.location.file)
        facts = {"file": alias.location.file}
        return HIDDEN_BY_ALIAS.finding(seen, location=alias.location, facts=facts)
    count = len(search_path(context.environment, context.platform))
    remedy = way_here(context.platform).remedy(fix=Fix.INSTALL_CLI)
    return NOT_INSTALLED.finding(
        Evidence("folders", str(count), "PATH"), remedy=remedy, facts={"folders": count}
    )


def _not_on_path(place: Path, context: Context) -> Finding:
    folder = str(place.parent)
    return NOT_ON_PATH.finding(
        Evidence("path", str(place), "usual places"),
        remedy=_on_windows(folder) if context.platform == "win32" else None,
        facts={"path": str(place), "folder": folder},
    )


def _on_windows(folder: str) -> Remedy:
    return Remedy(
        steps=(
            Phrase("Open a new terminal (or restart the IDE or agent) and run aws --version."),
            Phrase(
                "If it is still not found, open the window below and add {folder} to Path.",
                folder=folder,
            ),
        ),
        commands=("rundll32.exe sysdm.cpl,EditEnvironmentVariables",),
        links=(TROUBLESHOOTING,),
    )
