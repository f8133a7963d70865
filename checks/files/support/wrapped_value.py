"""A value that goes on, or begins, on the next line: what two checks may find."""

from checks.fix import Fix
from checks.model import Message, Severity
from checks.pages import FORMAT

VALUE_ON_NEXT_LINE = Message(
    code="files.value-on-next-line",
    severity=Severity.FAIL,
    summary="The value of {setting} in {file} goes on, or begins, on the indented line {line}.",
    why="An indented line continues the value above it. A line break inside a key breaks the key,"
    " and below an empty value botocore wants name = value lines and else refuses the whole file.",
    recognised="An empty value above an indented line without =, or a line break inside the access"
    " key ID, the secret access key, the session token or the Region.",
    steps=(
        "Open {file} and go to line {line}.",
        "Move its text to the end of the line above, without a blank or a line break inside.",
    ),
    raw=("Unable to parse config file: …", "Invalid header value b'…"),
    links=(FORMAT,),
    fix=Fix.JOIN_LINE,
    explains=(
        "credentials.whitespace-in-key",
        "credentials.secret-rejected",
        "credentials.secret-shape",
    ),
)
