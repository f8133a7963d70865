"""botocore's refusals of a profile whose credentials another program hands out."""

from __future__ import annotations

import shlex

from checks.context import Context
from checks.credentials.support.not_started import meant_by, not_started, place_of
from checks.model import Evidence, Finding, Message, Remedy, Severity
from checks.pages import PROCESS
from checks.profile import Stated, profile_in_use, stated
from checks.refusals.evidence import words_of
from checks.sources.aws.refusal import Refusal

MISSING = Message(
    code="credentials.helper-missing",
    severity=Severity.FAIL,
    summary="The program {program}, which shall hand out the credentials, is not there.",
    why="The profile {profile} names it in credential_process. Outside quotes a backslash is"
    " dropped"
    " from the path, so C:\\tools\\x.exe becomes C:toolsx.exe.",
    recognised='Starting it gives "No such file or directory" for the first word of'
    " credential_process.",
    steps=(
        "Look whether the program is installed, and where.",
        "Write its whole path to credential_process in {file}, with / in place of \\, or in"
        " quotes.",
    ),
    raw=("[Errno 2] No such file or directory: …",),
    links=(PROCESS,),
)
BROKEN = Message(
    code="credentials.helper-broken",
    severity=Severity.FAIL,
    summary="The program {program} failed, or did not print what botocore expects.",
    why="A credential_process must print JSON with Version 1, AccessKeyId and SecretAccessKey, and"
    " nothing else. botocore says: {words}",
    recognised="botocore's words name custom-process, or the output was no JSON or the command line"
    " could not be taken apart.",
    steps=(
        "Run the command of credential_process in {file} by hand and read what it says.",
        "Fix what it complains about, usually an expired sign-in of that program.",
    ),
    raw=(
        "Error when retrieving credentials from custom-process: …",
        "Expecting value: line 1 column 1 (char 0)",
        "for credential process provider, supported versions: 1",
        "No closing quotation",
    ),
    links=(PROCESS,),
)
EXPIRED = Message(
    code="credentials.helper-expired",
    severity=Severity.FAIL,
    summary="The program {program} handed out credentials that have already run out.",
    why="Usually the program's own sign-in is too old, and it repeats what it had.",
    recognised="botocore says that the refreshed credentials are still expired.",
    steps=(
        "Sign in to {program} again.",
        "If it still happens, look whether this computer's clock is right.",
    ),
    raw=("Credentials were refreshed, but the refreshed credentials are still expired.",),
    links=(PROCESS,),
)
TOO_SLOW = Message(
    code="credentials.helper-too-slow",
    severity=Severity.FAIL,
    summary="The program {program}, which hands out the credentials of the profile {profile}, does not"
    " end.",
    why="Usually it waits: for a password, for a keychain that wants to be unlocked, or for a"
    " window that nobody sees. botocore would wait with it for ever.",
    recognised="It was still running after 20 seconds; rekwiz has ended it.",
    steps=(
        "Run the program once by itself in a terminal, and look what it asks for.",
        "If it needs a person, sign in with it before, so that it answers at once.",
    ),
    links=(PROCESS,),
    explains=("credentials.out-of-time",),
)
MESSAGES = (MISSING, BROKEN, EXPIRED, TOO_SLOW)


def explained(context: Context, refusal: Refusal) -> Finding | None:
    """The finding that stands for a refusal about the profile's program; None for all else."""
    command = stated(context, "credential_process")
    message = _message(refusal, command) if command else None
    if not command or not message:
        return None
    facts = {
        "program": program_of(command),
        "profile": profile_in_use(context),
        "file": command.source,
        "words": words_of(refusal),
    }
    seen = Evidence("credential_process", program_of(command), command.source)
    if refused := not_started(refusal, _words(command), context):
        summary, mending = refused
        facts["path"] = str(place_of(_words(command), context))
        return BROKEN.finding(
            seen, location=command.location, summary=summary, remedy=mending, facts=facts
        )
    meant = meant_by(_words(command)) if message is MISSING else None
    remedy = Remedy((meant.with_(file=command.source),), links=(PROCESS,)) if meant else None
    return message.finding(seen, location=command.location, remedy=remedy, facts=facts)


def _words(command: Stated) -> list[str]:
    try:
        return shlex.split(command.value)
    except ValueError:
        return command.value.split(maxsplit=1)[:1]


def program_of(command: Stated) -> str:
    """The command's first word: what follows may be a secret."""
    return (_words(command) or [""])[0]


def _message(refusal: Refusal, command: Stated) -> Message | None:
    match refusal.code:
        case "HelperTooSlow":
            return TOO_SLOW
        case "FileNotFoundError" | "NotADirectoryError":
            return MISSING if program_of(command) in refusal.words else None
        case "JSONDecodeError" | "OSError" | "PermissionError":
            return BROKEN
        case "CredentialRetrievalError" if "custom-process" in refusal.words:
            return BROKEN
        case "ValueError" if "quotation" in refusal.words:
            return BROKEN
        case "RuntimeError" if "still expired" in refusal.words:
            return EXPIRED
    return None
