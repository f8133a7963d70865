"""What may be wrong with the look of a key."""

from checks.fix import Fix
from checks.model import Message, Severity
from checks.pages import ACCESS_KEYS, IDENTIFIERS, TEMPORARY

SWAPPED = Message(
    code="credentials.swapped",
    severity=Severity.FAIL,
    summary="The access key ID and the secret access key stand in each other's place ({source}).",
    why="botocore sends the access key ID in clear, so a secret that stands in its place leaves"
    " this computer, and AWS may repeat it in its answer.",
    recognised="The secret has the shape of an access key ID, or the ID that of a secret.",
    steps=(
        "Swap the two values in {source}.",
        "If anything was sent with them, make a new access key and delete this one.",
    ),
    raw=(
        "Credential must have exactly 5 slash-delimited elements,"
        " e.g. keyid/date/region/service/term",
    ),
    links=(ACCESS_KEYS,),
    fix=Fix.SWAP_KEY_AND_SECRET,
    explains=(
        "credentials.signature-unreadable",
        "credentials.key-unknown",
        "credentials.key-shape",
        "credentials.secret-shape",
    ),
)
PLACEHOLDER = Message(
    code="credentials.placeholder",
    severity=Severity.FAIL,
    summary="{setting} in {source} is a sample from a page, not a key of your own.",
    why="Guides and AWS's own pages show keys such as AKIAIOSFODNN7EXAMPLE. AWS knows none of"
    " them.",
    recognised="It equals a key of AWS's documentation, or is a text such as YOUR_ACCESS_KEY, <…>"
    " or"
    " a row of x.",
    steps=(
        "Open the IAM console, your user, Security credentials, and create an access key.",
        "Put its two values in the place of the sample in {source}, or run rekwiz setup.",
    ),
    commands=("rekwiz setup",),
    links=(ACCESS_KEYS,),
    fix=Fix.ENTER_KEYS,
    explains=(
        "credentials.key-unknown",
        "credentials.secret-rejected",
        "credentials.key-shape",
        "credentials.secret-shape",
    ),
)
EMPTY_VALUE = Message(
    code="credentials.empty-value",
    severity=Severity.FAIL,
    summary="{source} names {setting} and gives it no value.",
    why="To botocore an empty key in a file is a key. It stops looking and signs with nothing.",
    recognised="botocore resolved an empty access key ID or secret from a file.",
    steps=(
        "Open {source} and fill the value in, or delete the empty lines.",
        "If you have no key at hand, run rekwiz setup.",
    ),
    links=(ACCESS_KEYS,),
    fix=Fix.REMOVE_EMPTY_SETTINGS,
    explains=(
        "credentials.key-unknown",
        "credentials.secret-rejected",
        "credentials.signature-unreadable",
        "credentials.key-shape",
        "credentials.secret-shape",
    ),
)
WHITESPACE = Message(
    code="credentials.whitespace-in-key",
    severity=Severity.FAIL,
    summary="{setting} in {source} has a blank or a line break in it.",
    why="A key has none. In files blanks at the ends are taken off, in variables and secret stores"
    " they are not, and a line break there breaks the request itself.",
    recognised="The value that botocore resolved contains white space.",
    steps=(
        "Take the blanks and line breaks out of {setting} in {source}.",
        "Where a CI secret or a command such as $(cat file) fills it, store the value anew without"
        " a line end, or send it through tr -d '\\r\\n'.",
    ),
    raw=("An HTTP Client raised an unhandled exception: Invalid header value …",),
    links=(ACCESS_KEYS,),
    fix=Fix.CLEAN_VALUE,
    explains=(
        "credentials.signature-unreadable",
        "credentials.secret-rejected",
        "credentials.key-shape",
        "credentials.secret-shape",
    ),
)
KEY_SHAPE = Message(
    code="credentials.key-shape",
    severity=Severity.WARN,
    summary="The access key ID in {source} does not look like one.",
    why="An access key ID begins with AKIA or ASIA and has 20 characters, capitals and digits. An"
    " ID"
    " that begins with AIDA or AROA is that of a user or a role.",
    recognised="It is not AKIA or ASIA with 16 capitals or digits behind it.",
    steps=(
        'Open the IAM console, your user, Security credentials, and copy the "Access key" again.',
        "Write it to {source}, or run rekwiz setup.",
    ),
    links=(IDENTIFIERS,),
    fix=Fix.ENTER_KEYS,
    explains=("credentials.key-unknown",),
)
SECRET_SHAPE = Message(
    code="credentials.secret-shape",
    severity=Severity.WARN,
    summary="The secret access key in {source} does not look like one: it has {count} characters.",
    why="Every secret that AWS has given out so far has 40 characters: letters, digits, / and +."
    " One"
    " that was cut off or changed while copying is refused.",
    recognised="It has not 40 characters, or one of them is none of A-Z, a-z, 0-9, /, + and =.",
    steps=(
        "Copy the secret again from the .csv file that you downloaded with the key.",
        "If you no longer have it, create a new access key: the console shows a secret only once.",
    ),
    links=(ACCESS_KEYS,),
    fix=Fix.ENTER_KEYS,
    explains=("credentials.secret-rejected",),
)
TOKEN_MISSING = Message(
    code="credentials.temporary-key-without-token",
    severity=Severity.FAIL,
    summary="The key {key} in {source} is temporary, and its session token is missing.",
    why="A key that begins with ASIA works only together with its session token. Without it AWS"
    " says"
    " that the token is invalid; S3 alone may accept the key all the same.",
    recognised="The access key ID begins with ASIA and no session token was resolved with it.",
    steps=(
        "Copy all three values anew from the access portal or the tool that gave them to you.",
        "Or use a permanent key, which begins with AKIA: run rekwiz setup.",
    ),
    raw=("The security token included in the request is invalid",),
    links=(TEMPORARY,),
    fix=Fix.ENTER_KEYS,
    explains=("credentials.key-unknown",),
)
