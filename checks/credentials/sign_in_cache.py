"""The sign-in that the profile uses lies whole on this computer."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from checks.accounts.sign_ins import InUse, SignIn, Way, way_in_use
from checks.context import Context
from checks.fix import Fix
from checks.model import Check, Evidence, Location, Message, NotApplicable, Phrase, Seen, Severity
from checks.pages import SIGN_IN, SSO
from checks.profile import Stated, shown
from checks.sources.local.sign_in_cache import Cached, of_login, of_sso

TOKEN_CACHE_BROKEN = Message(
    code="credentials.token-cache-broken",
    severity=Severity.FAIL,
    summary="The sign-in of the profile {profile} is kept in {file}, and that file is not whole.",
    why="A program that was stopped while it wrote, two that wrote at once, or a full disk leave"
    " half a file behind. botocore then finds no sign-in, or stumbles over the file.",
    recognised="The file that this profile's sign-in is kept in is no JSON, or lacks its fields.",
    raw=(
        "KeyError: 'ee0bfd25b0a4d8b6a1b5e7a0e7b3c5d6f1a2b3c4'",
        "Failed to load access token from token cache, missing required fields: …",
    ),
    steps=("Delete that one file.", "Sign in again with the command below."),
    commands=("rm {quoted}", "{command}"),
    links=(SSO, SIGN_IN),
    fix=Fix.MOVE_AWAY,
    explains=("credentials.source-broken", "credentials.sign-in-needed", "network.not-asked"),
)
NOT_READABLE = Phrase(
    "The sign-in of the profile {profile} is kept in {file}, and this user may not read that file."
)


def look(context: Context) -> Iterator[Seen]:
    used = way_in_use(context)
    cached = _left_by(used, context) if used else None
    if used is None or cached is None:
        yield NotApplicable(Phrase("The profile in use does not sign in through a browser."))
    elif not cached.is_whole:
        file = shown(cached.file, context)
        seen = [Evidence("content", cached.flaw, file)] if cached.flaw else []
        seen += [Evidence("missing", name, file) for name in cached.missing]
        facts = {
            "profile": used.profile,
            "file": file,
            "quoted": shlex.quote(str(cached.file)),
            "command": used.sign_in.command_for(used.profile),
        }
        where = Location(str(cached.file))
        summary = None if cached.opened else NOT_READABLE
        yield TOKEN_CACHE_BROKEN.finding(*seen, location=where, facts=facts, summary=summary)


def _left_by(used: InUse, context: Context) -> Cached | None:
    """What the last sign-in left; a sign-in that other credentials go before is not looked at."""
    match used:
        case InUse(sign_in=SignIn(way=Way.IDENTITY_CENTER), setting=Stated(value=name)):
            return of_sso(context.home, name)
        case InUse(sign_in=SignIn(way=Way.BROWSER), setting=Stated(value=session)):
            return of_login(context.home, context.environment, session)
    return None


CHECK = Check(
    code="credentials.sign-in-cache",
    title="The sign-in on this computer is whole",
    look=look,
    messages=(TOKEN_CACHE_BROKEN,),
    needs=("credentials.profile",),
)
