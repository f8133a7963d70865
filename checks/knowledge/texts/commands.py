"""Texts of the AWS CLI and its installer about a command as it was typed, or a shell's memory."""

from checks.model import Message, Severity
from checks.pages import INSTALLATION, PAGINATION, TROUBLESHOOTING

IN_COMMAND = "By its text alone: rekwiz does not see what is typed in another program."

COMMAND_MISSPELT = Message(
    code="cli.command-misspelt",
    severity=Severity.FAIL,
    summary="The AWS CLI does not know a word of this command.",
    why="The name of a service or of an operation is misspelt. If the word is login or sso, this"
    " AWS CLI is too old for it: rekwiz explain cli.too-old-for-login.",
    recognised=IN_COMMAND,
    raw=(
        "Invalid choice: '…', maybe you meant:",
        "argument command: Found invalid choice '…'",
        "argument operation: Found invalid choice '…'",
        "aws: error: argument operation: Invalid choice, valid choices are:",
    ),
    steps=(
        "Take the word that the AWS CLI suggests.",
        "The operation of the guide is written rekognition detect-faces.",
    ),
    commands=("aws rekognition help",),
    links=(TROUBLESHOOTING,),
)
SHELL_REMEMBERS_OLD_PLACE = Message(
    code="cli.shell-remembers-old-place",
    severity=Severity.WARN,
    summary="This shell remembers where aws used to be.",
    why="A shell looks for a program once and then keeps its place in mind, though the program was"
    " moved or installed anew since.",
    recognised=IN_COMMAND,
    raw=("bash: line 1: /…/aws: No such file or directory", "bash: /…/aws: No such file or"),
    steps=("Let the shell forget the place with the command below, or open a new terminal.",),
    commands=("hash -r",),
    links=(TROUBLESHOOTING,),
)
INSTALLER_FOUND_OLDER_COPY = Message(
    code="cli.installer-found-older-copy",
    severity=Severity.WARN,
    summary="The installer found an AWS CLI that is already there, and changed nothing.",
    why="Without the word --update the installer leaves an existing AWS CLI alone. If it says"
    " “Found same AWS CLI version”, this version is installed and nothing has to be done.",
    recognised=IN_COMMAND,
    raw=(
        "Found preexisting AWS CLI installation: …. Please rerun install script with --update flag.",
        "Found same AWS CLI version: …. Skipping install.",
    ),
    steps=("Run the installer again with --update, in the folder where you unpacked it.",),
    commands=("sudo ./aws/install --update",),
    links=(INSTALLATION,),
)
PAGER_WAITS = Message(
    code="cli.pager-waits",
    severity=Severity.WARN,
    summary="The command is done; a pager shows its output and waits for you.",
    why="AWS CLI 2 shows its output page by page. (END) or a colon in the last line means that the"
    " pager waits for a key; nothing hangs.",
    recognised=IN_COMMAND,
    raw=("(END)",),
    steps=("Press q.", "Turn the pager off with the command below, if you do not want it."),
    commands=('aws configure set cli_pager ""',),
    links=(PAGINATION,),
)
IMPORT_WANTS_USER_NAME = Message(
    code="cli.import-wants-user-name",
    severity=Severity.FAIL,
    summary="aws configure import cannot read this key file.",
    why="It wants a column “User Name”, which the key file of the IAM console does not have.",
    recognised=IN_COMMAND,
    raw=('Expected header "User Name" not found',),
    steps=("Let rekwiz read the key file: put its path in place of FILE.",),
    commands=("rekwiz setup --csv FILE",),
    links=("https://docs.aws.amazon.com/cli/latest/reference/configure/import.html",),
)

MESSAGES = (
    COMMAND_MISSPELT,
    SHELL_REMEMBERS_OLD_PLACE,
    INSTALLER_FOUND_OLDER_COPY,
    PAGER_WAITS,
    IMPORT_WANTS_USER_NAME,
)
