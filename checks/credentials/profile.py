"""The profile that is asked for exists."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from functools import partial

from checks.context import Context
from checks.credentials.support.of_a_program import SETS_ANOTHER, set_by_files
from checks.fix import Fix
from checks.masking import masked_name
from checks.model import (
    Check,
    Evidence,
    Fact,
    Finding,
    Message,
    Phrase,
    Remedy,
    Severity,
    Undecided,
)
from checks.pages import FILES, VARIABLES
from checks.profile import Stated, asked_profile, files
from checks.sources.aws.ask import Settings
from checks.sources.aws.refusal import Refusal
from checks.sources.local.shells import set_remedy, unset_remedy
from checks.sources.shared_files import Refused, read_profiles
from checks.value_faults import in_ascii

NOT_FOUND = Message(
    code="credentials.profile-not-found",
    severity=Severity.FAIL,
    summary="{source} asks for the profile {profile}, and neither shared file has it.",
    why="A profile that is asked for must exist; botocore then uses nothing else, not even keys in"
    " the environment.",
    recognised="botocore raises ProfileNotFound.",
    steps=(
        "If you meant one of these, name it in {source}: {names}.",
        "If you need no other profile than default, take {source} away.",
        "Else create the profile {profile} with rekwiz setup --profile {quoted}.",
    ),
    raw=("The config profile (…) could not be found",),
    links=(FILES, VARIABLES),
    fix=Fix.CREATE_PROFILE,
)
TO_MAKE = Phrase("Create the profile {profile} with rekwiz setup --profile {quoted}.")
NO_PROFILES = Phrase(
    "{source} asks for the profile {profile}, and there are no profiles at all here."
)
MALFORMED = Message(
    code="credentials.profile-variable-malformed",
    severity=Severity.FAIL,
    summary="{source} holds {value}, which is no profile's name as it stands.",
    why="An empty variable still counts as set, and quotes and blanks count as part of the name."
    " The Windows Command Prompt keeps both.",
    recognised="The value is empty, or it is the name of a profile once quotes and blanks are"
    " taken off.",
    steps=("Take {source} away, or set it to the bare name.",),
    raw=("The config profile () could not be found", 'The config profile ("…") could not be found'),
    links=(VARIABLES,),
    explains=("credentials.profile-not-found",),
)


def look(context: Context) -> Iterator[Finding | Evidence | Undecided]:
    asked = asked_profile(context)
    match context.aws.settings():
        case Settings(profile=name):
            yield Evidence("profile", masked_name(name), asked.source if asked else "botocore")
            yield from set_by_files(context, name, partial(known_profiles, context))
        case Refusal(code="ProfileNotFound") if asked:
            yield _absent(asked, context)
        case Refusal(words=words):
            yield Undecided(Phrase("botocore could not read the settings: {words}", words=words))


def _absent(asked: Stated, context: Context) -> Finding:
    names = known_profiles(context)
    bare = asked.value.strip().strip("\"'").strip()
    if (plain := in_ascii(bare)) in names:
        bare = plain  # what cannot be seen, and looks right, is in it
    shown = masked_name(asked.value)
    seen = Evidence("profile", repr(shown), asked.source)
    if not asked.value or (bare != asked.value and (bare in names or not bare)):
        remedy = _remedy(asked, bare, context.platform)
        about = {"source": asked.source, "value": repr(shown)}
        return MALFORMED.finding(seen, remedy=remedy, facts=about)
    listed = tuple(map(masked_name, names))
    facts: dict[str, Fact] = {"source": asked.source, "profile": shown, "names": listed}
    facts["quoted"] = shlex.quote(shown)  # a name may come from a project's rekwiz.toml
    return NOT_FOUND.finding(seen, facts=facts) if names else _nothing_there(seen, facts)


def _nothing_there(seen: Evidence, facts: dict[str, Fact]) -> Finding:
    """There is nothing to choose from: the profile has to be made, or not to be asked for."""
    steps = [TO_MAKE.with_(**facts), Phrase(NOT_FOUND.steps[1], **facts)]
    remedy = Remedy(tuple(steps), links=NOT_FOUND.links, fix=NOT_FOUND.fix)
    summary = NO_PROFILES.with_(**facts)
    return NOT_FOUND.finding(seen, facts=facts, remedy=remedy, summary=summary)


def _remedy(asked: Stated, bare: str, platform: str) -> Remedy | None:
    if not asked.source.startswith("AWS_"):
        return None
    if bare:
        return set_remedy(asked.source, bare, platform, VARIABLES)
    return unset_remedy([asked.source], platform, VARIABLES)


def known_profiles(context: Context) -> tuple[str, ...]:
    """The names of all profiles in the two files, as botocore reads them."""
    config, credentials = (file.data for file in files(context))
    try:
        return tuple(read_profiles(config, credentials, encoding=context.encoding))
    except Refused:
        return ()


CHECK = Check(
    code="credentials.profile",
    title="The profile exists",
    look=look,
    messages=(NOT_FOUND, MALFORMED, SETS_ANOTHER),
    needs=("files.readable",),
    holds=("profile {profile}",),
)
