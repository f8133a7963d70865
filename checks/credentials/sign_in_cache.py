"""The sign-in that the profile uses lies whole on this computer."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from checks.context import Context
from checks.fix import Fix
from checks.model import Check, Evidence, Location, Message, NotApplicable, Phrase, Seen, Severity
from checks.pages import SIGN_IN, SSO
from checks.profile import names_in_use, profile_in_use, shown, stated
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


def look(context: Context) -> Iterator[Seen]:
    found = [*_of_profiles(context)]
    if not found:
        yield NotApplicable(Phrase("The profile in use does not sign in through a browser."))
    for profile, command, cached in found:
        if not cached.is_whole:
            file = shown(cached.file, context)
            seen = [Evidence("content", cached.flaw, file)] if cached.flaw else []
            seen += [Evidence("missing", name, file) for name in cached.missing]
            facts = {
                "profile": profile,
                "file": file,
                "quoted": shlex.quote(str(cached.file)),
                "command": f"{command} --profile {shlex.quote(profile)}",
            }
            where = Location(str(cached.file))
            yield TOKEN_CACHE_BROKEN.finding(*seen, location=where, facts=facts)


def _of_profiles(context: Context) -> Iterator[tuple[str, str, Cached]]:
    """Each sign-in along the chain of profiles in use, with the command that makes it anew."""
    for profile in names_in_use(context) or (profile_in_use(context),):
        sso = stated(context, "sso_session", profile) or stated(context, "sso_start_url", profile)
        login = stated(context, "login_session", profile)
        if sso and (cached := of_sso(context.home, sso.value)):
            yield profile, "aws sso login", cached
        elif login and (cached := of_login(context.home, context.environment, login.value)):
            yield profile, "aws login", cached


CHECK = Check(
    code="credentials.sign-in-cache",
    title="The sign-in on this computer is whole",
    look=look,
    messages=(TOKEN_CACHE_BROKEN,),
    needs=("credentials.profile",),
)
