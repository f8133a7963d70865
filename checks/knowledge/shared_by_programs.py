"""Texts with many causes that come from programs: the shell, Python, the AWS CLI."""

from checks.knowledge.by_form import EATEN, PHOTO
from checks.knowledge.shared import Candidate, Shared, lacks, says, says_quoted
from checks.model import Phrase

_NOT_FOUND = (
    Candidate(
        "cli.not-installed",
        Phrase("No program called aws is anywhere on this computer."),
        lacks(r"pyenv|aws is aliased"),
    ),
    Candidate(
        "cli.not-on-path",
        Phrase("aws is installed, but this terminal does not look into its folder. Often it was"
               " open before the installation."),
        lacks(r"pyenv|aws is aliased"),
    ),
    Candidate(
        "cli.broken-install",
        Phrase("PATH has a link called aws that leads nowhere, or a script whose Python is gone."),
        lacks(r"pyenv|aws is aliased|is not recognized|無法辨識|不是內部"),
    ),
    Candidate(
        "cli.folder-in-the-way",
        Phrase("What PATH finds is a folder called aws, not a program."),
        says(r"bash: (line \d+: )?aws: command not found"),
    ),
    Candidate(
        "cli.hidden-by-alias",
        Phrase("In other terminals aws works, because it is an alias or a function there."),
        says(r"aws is aliased"),
    ),
    Candidate(
        "cli.shim-without-program",
        Phrase("The text comes from pyenv or asdf: the Python that is chosen has no AWS CLI."),
        says(r"pyenv"),
    ),
)  # fmt: skip

COMMAND_NOT_FOUND = Shared(
    texts=(
        "aws: command not found",
        "command not found: aws",
        "sh: …: aws: not found",
        "FileNotFoundError: [Errno 2] No such file or directory: 'aws'",
        "'aws' is not recognized as an internal or external command",
        "The term 'aws' is not recognized as",
        "'aws' 不是內部或外部命令、可執行的程式或批次檔",
        "無法辨識 'aws' 詞彙是否為 Cmdlet、函數、指令檔或可執行程式的名稱",
    ),
    form=(
        r"unknown command: aws\b|program aws is (?:currently )?not (?:in your path|installed)"
        r"|command aws not found|\bspawn aws enoent|\b(?:a|da|ba|z|k)?sh: (?:\d+: )?aws: not found"
        r"|exec: aws: executable file not found|cannot run program aws\b"
        r"|\b(?:env|xargs|make|nohup|sudo): aws: no such file|\baws is neither a nushell built-in"
    ),
    candidates=_NOT_FOUND,
)

_READ_AS_PHOTO = rf"{PHOTO}|\bopen\([^)]{{1,80}}, ?(?:mode=)?rb\)"
"""By its ending, or by the line of a program that opens it as bytes."""
_NOT_THERE = r"(?:no such file|the system cannot find the file)"
NO_SUCH_FILE = Shared(
    texts=("No such file or directory: …",),
    form=(
        rf"{PHOTO}\W{{0,3}}(?:failed to open stream: )?{_NOT_THERE}"
        rf"|(?:enoent: {_NOT_THERE}|{_NOT_THERE} or directory @|could not find file) .{{0,200}}{PHOTO}"
        rf"|user-provided path .{{0,200}}{PHOTO} does not exist"
        rf"|imread_\(.{{0,200}}{PHOTO}\): cant open/read file"
        # Go, Java and PHP, Node.js, Ruby, .NET, AWS CLI, OpenCV
    ),
    candidates=(
        Candidate("detection.path-eaten-by-backslashes",
                  Phrase("The path has a single backslash in it, which Python read as something else."),
                  says(rf"directory: {EATEN}")),
        Candidate("credentials.helper-missing",
                  Phrase("The path is the program's in credential_process."),
                  lacks(_READ_AS_PHOTO)),
        Candidate("credentials.leftover-source-variable",
                  Phrase("The path is the one that AWS_WEB_IDENTITY_TOKEN_FILE names."),
                  lacks(_READ_AS_PHOTO)),
        Candidate("detection.photo-not-found",
                  Phrase("The path is that of a photo: it is misspelt, or begins elsewhere."),
                  says(_READ_AS_PHOTO)),
    ),
)  # fmt: skip

NOTHING_STARTED = Shared(
    texts=(),
    form=r"filenotfounderror: \[errno 2\] no such file or directory(?!:)",
    candidates=(
        Candidate("cli.not-installed",
                  Phrase("The program starts aws, and there is none on this computer.")),
        Candidate("cli.not-on-path",
                  Phrase("The program starts aws, which lies in a folder where it does not look.")),
        Candidate("credentials.helper-missing",
                  Phrase("The program that credential_process names is not there.")),
    ),
)  # fmt: skip

NO_PERMISSION = Shared(
    texts=("[Errno 13] Permission denied: …", "Permission denied: …/.aws/…"),
    candidates=(
        Candidate("cli.not-executable",
                  Phrase("The path ends in aws: the program lacks the right to be executed."),
                  says(r"permission denied: aws\W*$")),
        Candidate("cli.folder-in-the-way",
                  Phrase("The path ends in aws, and what lies there is a folder."),
                  says(r"permission denied: aws\W*$")),
        Candidate("files.not-writable",
                  Phrase("The path has .aws in it: the folder or file belongs to another user."),
                  says(r"\.aws\b")),
        Candidate("detection.photo-not-readable",
                  Phrase("The path is that of a photo; on Windows a folder gives this text, too."),
                  says(PHOTO)),
    ),
)  # fmt: skip

IS_A_FOLDER = Shared(
    texts=("[Errno 21] Is a directory: …",),
    candidates=(
        Candidate("files.file-and-folder-mixed-up",
                  Phrase("The path has .aws in it: a folder lies in the file's place."),
                  says(r"\.aws\b")),
        Candidate("detection.photo-not-readable",
                  Phrase("The path is the one that was given for the photo: it is a folder."),
                  lacks(r"\.aws\b|ssl validation")),
    ),
)  # fmt: skip

NO_BOTO3 = Shared(
    texts=("No module named 'boto3'", 'Import "boto3" could not be resolved'),  # Python, Pylance
    candidates=(
        Candidate("sdk.boto3-missing",
                  Phrase("boto3 was never installed for this Python.")),
        Candidate("sdk.boto3-in-another-python",
                  Phrase("pip says that boto3 is installed: it is, for another Python.")),
        Candidate("sdk.boto-instead-of-boto3",
                  Phrase("boto was installed, as an old guide says: it is another library.")),
        Candidate("sdk.shadowed-by-own-file",
                  Phrase("boto3 is installed, and a file of your own has a name that Python"
                         " needs.")),
    ),
)  # fmt: skip

NO_CLIENT = Shared(
    texts=("module 'boto3' has no attribute 'client'",),
    candidates=(
        Candidate("sdk.shadowed-by-own-file",
                  Phrase("A file called boto3.py is imported in place of the library.")),
    ),
)  # fmt: skip

OUTPUT_UNKNOWN = Shared(
    texts=("Unknown output type: …",),
    candidates=(
        Candidate("region.swapped-with-output",
                  Phrase("A Region stands where the output format belongs."),
                  says(r"output type: [a-z]{2}(-[a-z]+)+-\d")),
        Candidate("files.quoted-value",
                  Phrase("The format is right, and stands in quotes."),
                  says_quoted(r"output type: \W+(json|text|table|yaml)")),
        Candidate("cli.output-format-unknown",
                  Phrase("The AWS CLI has no such format; small letters count."),
                  lacks(r"output type: [a-z]{2}(-[a-z]+)+-\d")),
    ),
)  # fmt: skip

EXEC_FORMAT = Shared(
    texts=("cannot execute binary file: Exec format error", "[Errno 8] Exec format error"),
    candidates=(
        Candidate("cli.wrong-processor",
                  Phrase("The AWS CLI was downloaded for another kind of processor.")),
        Candidate("cli.broken-install",
                  Phrase("The file aws is empty or a web page: its download failed.")),
    ),
)  # fmt: skip

CHOICE = Shared(
    texts=("Invalid choice, valid choices are:", "Invalid choice: …, maybe you meant",
           "Found invalid choice"),
    candidates=(
        Candidate("cli.too-old-for-login",
                  Phrase("The word was login or sso: this AWS CLI is too old to know it."),
                  says(r"choice:? (login|sso)\b|get-role-credentials")),
        Candidate("cli.command-misspelt",
                  Phrase("The service's or the operation's name is misspelt."),
                  says(r"choice:? (?!login|sso)[\w-]+|maybe you meant")),
    ),
)  # fmt: skip

DIFFERENT_PACKAGES = Shared(
    texts=(
        "No module named 'botocore.history'",
        "cannot import name 'DEFAULT_CIPHERS' from 'urllib3.util.ssl_'",
        "No module named 'botocore'",
    ),
    candidates=(
        Candidate("cli.python-packages-broken",
                  Phrase("The text came from the command aws."),
                  says("awscli|/aws\\b|aws\\.cmd")),
        Candidate("sdk.packages-clash",
                  Phrase("The text came from a Python program."),
                  lacks("awscli|aws\\.cmd")),
    ),
)  # fmt: skip

SHARED = (
    COMMAND_NOT_FOUND,
    NO_SUCH_FILE,
    NOTHING_STARTED,
    NO_PERMISSION,
    IS_A_FOLDER,
    NO_BOTO3,
    NO_CLIENT,
    OUTPUT_UNKNOWN,
    EXEC_FORMAT,
    CHOICE,
    DIFFERENT_PACKAGES,
)
