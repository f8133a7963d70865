"""The token that is to be exchanged for a role is there, whole, and still valid."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from pathlib import Path

from checks.context import Context
from checks.model import (
    Check,
    Evidence,
    Finding,
    Location,
    Message,
    NotApplicable,
    Phrase,
    Seen,
    Severity,
)
from checks.pages import CONTAINER, WEB_IDENTITY
from checks.profile import Stated, shown
from checks.refusals.roles import TOKEN_FILE_EXPIRED
from checks.sources.local.web_token import Claims, NoToken, claims_in
from checks.web_identity import evidence_of_claims, web_identity_of

CONTAINER_VARIABLE = "AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"

TOKEN_FILE_UNREADABLE = Message(
    code="credentials.token-file-unreadable",
    severity=Severity.FAIL,
    summary="The token file {file}, which {source} names, cannot be used: {reason}.",
    why="Whatever started this program put a token there to sign in with. This user may not read"
    " it, it is not there, or it holds more than the token.",
    recognised="The file that the variable or the profile names was opened, as this user.",
    raw=(
        "[Errno 13] Permission denied: '/var/run/secrets/eks.amazonaws.com/serviceaccount/token'",
    ),
    steps=(
        "In Kubernetes set fsGroup in the pod's securityContext, so that the program's user may"
        " read the file.",
        "Elsewhere give the file to the user that runs the program, and let nobody else read it.",
        "The file holds the token and one line end at the most.",
    ),
    commands=("ls -l {file}",),
    links=(WEB_IDENTITY, CONTAINER),
    explains=("credentials.source-broken", "network.not-asked"),
)
TOKEN_FILE_MALFORMED = Message(
    code="credentials.token-file-malformed",
    severity=Severity.FAIL,
    summary="The file {file} holds no web identity token.",
    why="A web identity token is a JSON Web Token: three parts with dots between them, the first two"
    " of them JSON. AWS refuses anything else.",
    recognised="The file was opened: it has not three parts, or the first two are no JSON.",
    raw=(
        "An error occurred (InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity"
        " operation: The ID Token provided is not a valid JWT.",
    ),
    steps=(
        "Look what writes the file: an error page, an empty answer or the name of a variable is not"
        " a token.",
        "Have it written anew right before the program starts.",
    ),
    links=(WEB_IDENTITY,),
    explains=("network.refused-otherwise", "identity.web-identity-refused"),
)
EMPTY, LINES = "nothing", "several lines"
"""What is held that is no token at all, in the words of the senses."""
SUMMARIES = {
    EMPTY: Phrase("The token file {file}, which {source} names, is empty."),
    LINES: Phrase("The token file {file}, which {source} names, holds more than one line."),
}
NONE = Phrase("Nothing here signs in with a token from a file.")


def look(context: Context) -> Iterator[Seen]:
    identity = web_identity_of(context)
    container = context.environment.get(CONTAINER_VARIABLE)
    if identity:
        match identity.claims():
            case NoToken(errno=errno.ENOENT):
                return  # what named a file that is not there is told by the check of all sources
            case NoToken() as nothing:
                yield _no_token(context, identity.named, identity.file, nothing)
            case Claims(ends=ends) as claims if ends and ends <= context.now():
                seen, facts = evidence_of_claims(identity, claims), {"file": str(identity.file)}
                yield TOKEN_FILE_EXPIRED.finding(*seen, facts=facts)
            case Claims() as claims:
                yield from evidence_of_claims(identity, claims)
    elif container:
        named = Stated("token", container, CONTAINER_VARIABLE)
        match claims_in(Path(container)):
            case NoToken(errno=int()) | NoToken(held="nothing" | "several lines") as nothing:
                yield _no_token(context, named, Path(container), nothing)
    else:
        yield NotApplicable(NONE)


def _no_token(context: Context, named: Stated, file: Path, nothing: NoToken) -> Finding:
    facts = {"file": shown(file, context), "source": named.source}
    if nothing.errno is None and nothing.held not in SUMMARIES:
        seen = Evidence("content", nothing.held, str(file))
        return TOKEN_FILE_MALFORMED.finding(seen, location=Location(str(file)), facts=facts)
    reason = nothing.held if nothing.errno is None else _name(nothing.errno)
    return TOKEN_FILE_UNREADABLE.finding(
        Evidence("content", reason, str(file)),
        location=Location(str(file)),
        facts={**facts, "reason": reason},
        summary=SUMMARIES.get(reason),
    )


def _name(number: int) -> str:
    """The system's name of it: EACCES, ENOENT."""
    return errno.errorcode.get(number, str(number))


CHECK = Check(
    code="credentials.token-file",
    title="The token to sign in with is there and valid",
    look=look,
    messages=(TOKEN_FILE_UNREADABLE, TOKEN_FILE_MALFORMED, TOKEN_FILE_EXPIRED),
    needs=("credentials.profile",),
)
