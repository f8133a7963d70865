"""Why a command of the AWS CLI fails on a set-up with which boto3 gets through."""

from checks.fix import Fix
from checks.model import Message, Severity
from checks.pages import TROUBLESHOOTING

ALIASES_PAGE = "https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-alias.html"

COMMAND_FAILS = Message(
    code="cli.command-fails",
    severity=Severity.FAIL,
    summary="{command} fails on this set-up ({ended}), though boto3 gets through.",
    why="The AWS CLI reads the same files and variables in its own way, and it has settings and a"
    " cache of its own. Your programs work; what you type in the terminal does not.",
    recognised="aws sts get-caller-identity was run with the person's own files and variables and"
    " ended with another code than 0, while boto3 was given an identity.",
    steps=(
        "Read the words of the AWS CLI above, and run the command below: it says what it does, step"
        " by step, and its last lines name the setting or the file that it stumbles over.",
        "rekwiz explain - takes those lines and says what they may mean.",
    ),
    commands=("{command} --debug",),
    links=(TROUBLESHOOTING,),
)
PLUGIN_MISSING = Message(
    code="cli.plugin-missing",
    severity=Severity.FAIL,
    summary="The section plugins of {file} names {module}, which this AWS CLI does not have.",
    why="The AWS CLI loads its plugins before anything else, so every command ends there. A plugin"
    " belongs to one Python; AWS CLI 2 brings its own and sees it only by cli_legacy_plugin_path.",
    recognised="The AWS CLI ends with “No module named” and a name that stands in the section plugins.",
    raw=("No module named 'awscli_plugin_endpoint'",),
    steps=(
        "Take the line out of the section plugins.",
        "If you need the plugin, install it where cli_legacy_plugin_path points to.",
    ),
    links=(TROUBLESHOOTING,),
    fix=Fix.REMOVE_SETTING,
    explains=("cli.command-fails",),
)
ALIAS_FILE_BROKEN = Message(
    code="cli.alias-file-broken",
    severity=Severity.FAIL,
    summary="The AWS CLI cannot read its file of aliases, {file}.",
    why="It reads that file before each command, so every command ends there. The file must begin"
    " with the line {head}, and each alias below it is NAME = COMMAND.",
    recognised="The AWS CLI ends with “Unable to parse config file” and the path of that file.",
    raw=("Unable to parse config file: …/cli/alias",),
    steps=(
        "Put the line {head} at the top of the file.",
        "Or move the file away, if you need none of its aliases.",
    ),
    links=(ALIASES_PAGE,),
    fix=Fix.ADD_SECTION_HEADER,
    explains=("cli.command-fails",),
)
CACHE_NOT_WRITABLE = Message(
    code="cli.cache-not-writable",
    severity=Severity.FAIL,
    summary="The AWS CLI cannot write to {folder}, where it keeps what it has signed in with.",
    why="With a role or IAM Identity Center it stores temporary credentials there, and ends where"
    " it cannot. boto3 keeps them in memory and does not notice.",
    recognised="The AWS CLI ends with the system's refusal to write in that folder: Errno 13, 28 or"
    " 30.",
    raw=(
        "[Errno 30] Read-only file system: '/home/ming/.aws/cli'",
        "[Errno 13] Permission denied: '/home/ming/.aws/cli/cache'",
    ),
    steps=(
        "In a container mount the folder .aws writable, or mount the two files instead of it.",
        "Elsewhere give the folder to your user and let it be written.",
    ),
    commands=("ls -ld {folder}",),
    links=(TROUBLESHOOTING,),
    explains=("cli.command-fails",),
)
