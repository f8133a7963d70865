"""How a person comes to AWS: signed in by AWS's own programs, or with an access key that is given."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from checks.accounts.sign_ins import Way
from checks.model import Phrase
from checks.sources.aws.sessions import Keys
from wizard.account.administrator import PROFILE
from wizard.account.new_user import USER, can_be_made, make
from wizard.conversation.dry_run import comes_to_a_change
from wizard.conversation.protocol import MissingAnswer, WentBack
from wizard.errors import NotTaken
from wizard.keys import console_file
from wizard.keys.given import QUESTIONS as KEY_QUESTIONS
from wizard.keys.given import from_file, read, typed
from wizard.output.marks import Mark
from wizard.setup import console_guide
from wizard.setup.leaving import leave, practise
from wizard.setup.remembered import remembered
from wizard.setup.signing_in import QUESTIONS as SIGN_IN_QUESTIONS
from wizard.setup.signing_in import (
    say_that_it_needs_another_profile,
    sign_in_by_person,
    signs_in,
)
from wizard.setup.source import CHOICE, SOURCE, Source, choices, recommended
from wizard.setup.trail import Ending
from wizard.setup.travel import Travel

TITLE = Phrase("Sign-in")


KEYS = (Source.FOUND, Source.CSV, Source.TYPED, Source.MAKE)
BY_SIGN_IN = {Source.BROWSER: Way.BROWSER, Source.IDENTITY_CENTER: Way.IDENTITY_CENTER}
QUESTIONS = (
    SOURCE,
    *KEY_QUESTIONS,
    USER,
    PROFILE,
    *console_guide.QUESTIONS,
    *SIGN_IN_QUESTIONS,
)
NOT_MADE = Phrase(
    "rekwiz makes a user and its key only for a profile that has no key and takes none from"
    " elsewhere. Name a new profile with --profile, or fix the key that is set."
)


class Given(Struct, frozen=True):
    """The keys that were given, and in which way."""

    keys: Keys
    source: Source


def named_file(travel: Travel) -> Path | None:
    """The key file of --csv; whoever comes back to this step wants to give another."""
    if (named := travel.options.csv) and not travel.visit.came_back:
        return Path(named)
    return None


def given(travel: Travel, named: Path | None, source: Source | None = None) -> Given | Ending:
    """The keys of the named file, else in this way, else in whichever the person has them; or how the
    step ends, which is DONE where somebody signed in and there are no keys to give."""
    if named and (used := signs_in(travel.context)):
        say_that_it_needs_another_profile(travel, used)
        return Ending.LEFT
    if named and (keys := read(travel.conversation, named)):
        return Given(keys, Source.CSV)
    if travel.context.administrator and not can_be_made(travel.context):
        travel.conversation.show(NOT_MADE, Mark.WARN)
        if not travel.conversation.asks:
            return Ending.LEFT
    answered, travel.at_once = travel.at_once, None
    if answered:
        source = answered.source
    while True:
        found = answered.found if answered else console_file.found_in(travel.context.home)
        way, source, answered = source or _source(travel, found), None, None
        try:
            with travel.conversation.leading_back(True):
                got = _got(travel, way, found)
        except WentBack:
            continue
        match got:
            case Keys():
                return Given(got, Source.CSV if way is Source.CHAPTER else way)
            case Ending():
                return got


def _got(travel: Travel, source: Source, found: Sequence[Path]) -> Keys | Ending | None:
    """The keys in that way, or how the step ends; None to choose once more."""
    if source in KEYS and (used := signs_in(travel.context)):
        say_that_it_needs_another_profile(travel, used)
        return None if travel.conversation.asks else Ending.LEFT
    match source:
        case Source.FOUND | Source.CSV:
            return from_file(travel.conversation, found, is_chosen=source is Source.FOUND)
        case Source.TYPED:
            return typed(travel.conversation)
        case Source.MAKE:
            return _made(travel)
        case Source.BROWSER | Source.IDENTITY_CENTER:
            return sign_in_by_person(travel, BY_SIGN_IN[source], TITLE)
        case Source.CHAPTER:
            return _prepared(travel)
        case Source.PRACTISE:
            return Ending.PRACTISED
    return Ending.LEFT


def _prepared(travel: Travel) -> Keys | Ending | None:
    """What the guide's first chapter led to; None to choose a way once more."""
    prepared = console_guide.show(travel)
    if prepared.way is Way.BROWSER:
        return sign_in_by_person(travel, Way.BROWSER, TITLE)
    return read(travel.conversation, prepared.key_file) if prepared.key_file else None


def _source(travel: Travel, found: Sequence[Path]) -> Source:
    """The way that the person chooses; --admin-profile answers where nothing else does."""
    try:
        leaving = (*practise(travel, Source.PRACTISE), leave(travel, Source.LEAVE))
        ways = choices(found, leaving, can_be_made=can_be_made(travel.context))
        return travel.conversation.choose(SOURCE, ways, _recommended(travel, found))
    except MissingAnswer:
        if travel.context.administrator:
            return Source.MAKE
        raise


def _recommended(travel: Travel, found: Sequence[Path]) -> str:
    if travel.context.administrator and can_be_made(travel.context):
        return "make"
    if not travel.conversation.asks:
        return "csv" if found else "typed"
    return recommended(found, remembered(travel.context, CHOICE))


def _made(travel: Travel) -> Keys | Ending | None:
    """The keys of a user that an administrator's profile makes; they are in the profile already."""
    say = travel.conversation
    try:
        if travel.dry:
            return _rehearsed(travel)
        made = make(say, travel.context)
    except NotTaken as refused:
        if not say.asks:
            raise
        say.show(refused.phrase, Mark.FAIL)
        return Ending.LEFT if travel.dry else None
    travel.world.look_anew(made.at if made else None)
    if made:
        return made.keys
    return None if say.asks else Ending.LEFT


def _rehearsed(travel: Travel) -> Ending:
    """The end of a dry run: what comes after needs the key that was not made."""
    if not comes_to_a_change(travel.conversation, lambda dry: make(dry, travel.context)):
        return Ending.LEFT
    travel.conversation.show(Phrase("This was a dry run: nothing was changed."))
    return Ending.REHEARSED
