"""Step 3: an access key that AWS knows; typed, or read from the console's key file, and proved at once."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from enum import Enum, auto
from pathlib import Path

from checks.credentials.keys import (
    complaint_about_id,
    complaint_about_secret,
    complaint_about_token,
)
from checks.masking import mask_key_id
from checks.model import Phrase, Report, State
from checks.sources.aws import Keys
from checks.sources.shells import unset
from wizard import key_files
from wizard.conversation import Choice, Kind, Mark, Question, WentBack
from wizard.first_user import can_be_made, make
from wizard.journey import Ending, Step, Travel
from wizard.not_taken import NotTaken
from wizard.paths import shown
from wizard.proving import OutOfReach, Proved, Refused, prove
from wizard.rehearsal import Rehearsal
from wizard.showing import show_finding, what_holds
from wizard.steps import first_chapter
from wizard.usage import Usage

TITLE = Phrase("Access key")


class Source(Enum):
    CSV = auto()
    TYPED = auto()
    CHAPTER = auto()
    MAKE = auto()
    PRACTISE = auto()
    LEAVE = auto()


class Way(Enum):
    """How to go on with a key that is set and cannot be proved."""

    AGAIN = auto()
    ON = auto()
    OTHER = auto()
    LEAVE = auto()


SOURCE = Question(
    "source",
    Phrase("How do you want to give rekwiz the access key?"),
    help=Phrase(
        "An access key is two texts: an access key ID of 20 characters that begins with AKIA, and a"
        " secret access key of 40. The IAM console shows the secret once, when the key is made, and"
        " lets you download both as a .csv file."
    ),
    flag="--csv",
)
OWN_USER = Choice(
    "make",
    Source.MAKE,
    Phrase("Have rekwiz make an IAM user and its key"),
    Phrase("with an administrator's profile"),
)
ACCESS_KEY_ID = Question("access_key_id", Phrase("Access key ID"), flag="--csv")
SECRET = Question(
    "secret_access_key",
    Phrase("Secret access key (it is not shown)"),
    help=Phrase("Paste it; it is never shown. It is written to ~/.aws and nowhere else."),
    flag="--csv",
)
TOKEN = Question("session_token", Phrase("Session token (it is not shown)"), flag="--csv")
CSV = Question(
    "csv",
    Phrase("Where is the key file?"),
    help=Phrase("Type its path, or drag the file into this window."),
    flag="--csv",
)
UNPROVED = Question(
    "save_unproved",
    Phrase("AWS cannot be asked now. Keep this key without knowing whether it works?"),
)
ROOT = Question("use_root", Phrase("These are the root user's keys. Use them all the same?"))
KEY_VARIABLES = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
PRACTICE = "rekwiz setup --sandbox"
ALL_POWERFUL = Phrase(
    "This key belongs to an administrator: whoever finds it in a file may do everything in the"
    " account. For this an IAM user with the two policies is enough; no administrators' group is"
    " needed. If you can, go back and use the key of such a user."
)
RETRY = Question("retry", Phrase("How do you want to go on?"))


def guide(travel: Travel) -> Ending:
    if not travel.again and not travel.call.option("csv"):
        areas = ("files", "credentials", "network", "identity")
        report = travel.look(*areas, context=travel.somewhere)
        if _works(report):
            travel.line(Mark.DONE, TITLE, what_holds(report, "identity"))
            _warn(travel, report)
            return Ending.HELD
        travel.line(Mark.NOW, TITLE)
        if not _nothing_yet(report) and report.root_cause:
            travel.tell(report.root_cause)
        if report.root_cause and report.root_cause.code.startswith("files."):
            return _once_mended(travel)
        if _is_there_unproved(report) and (ending := _left_as_it_is(travel)):
            return ending
        _say_what_goes_before_files(travel)
    else:
        travel.line(Mark.NOW, TITLE)
    return _until_proved(travel)


def _once_mended(travel: Travel) -> Ending:
    """A file that AWS's tools refuse comes first: nothing could be saved into it."""
    if travel.conversation.asks:
        choices = (
            Choice("again", True, Phrase("It is mended now: look again")),
            Choice("leave", False, Phrase("Leave; nothing was saved")),
        )
        if travel.conversation.choose(RETRY, choices, "again"):
            travel.look_anew()
            return guide(travel)
    return Ending.LEFT


def _is_there_unproved(report: Report) -> bool:
    """Whether a key is set, and it is the way to AWS that keeps it from being proved."""
    found = any(
        outcome.check.code == "credentials.found" and outcome.state is State.PASS
        for outcome in report.outcomes
    )
    return found and report.root_cause is not None and report.root_cause.code.startswith("network.")


def _left_as_it_is(travel: Travel) -> Ending | None:
    """What becomes of a key that AWS cannot be asked about; None where another one is to be given."""
    if not travel.conversation.asks:
        return Ending.SKIPPED
    choices = (
        Choice("again", Way.AGAIN, Phrase("Look again")),
        Choice("on", Way.ON, Phrase("Keep the key that is set, and go on without AWS")),
        Choice("other", Way.OTHER, Phrase("Give another key")),
        Choice("leave", Way.LEAVE, Phrase("Leave; nothing was saved")),
    )
    match travel.conversation.choose(RETRY, choices, "again"):
        case Way.AGAIN:
            travel.look_anew()
            return guide(travel)
        case Way.ON:
            return Ending.SKIPPED
        case Way.LEAVE:
            return Ending.LEFT
    return None


def _say_what_goes_before_files(travel: Travel) -> None:
    """Keys in the environment hide what is about to be saved."""
    names = [name for name in KEY_VARIABLES if travel.call.environment.get(name)]
    if names and not travel.profile:
        travel.conversation.show(
            Phrase(
                "{names} is set in this terminal and goes before the file: take it out, or the key"
                " that you enter now is not used.",
                names=", ".join(names),
            ),
            Mark.WARN,
        )
        for command in unset(names, travel.context.platform):
            travel.conversation.literal(command, Kind.COMMAND)


def _works(report: Report) -> bool:
    return any(
        outcome.check.code == "identity.known" and outcome.state is State.PASS
        for outcome in report.outcomes
    )


def _nothing_yet(report: Report) -> bool:
    first_time = ("credentials.none-found", "credentials.profile-not-found")
    return report.root_cause is None or report.root_cause.code in first_time


def _warn(travel: Travel, report: Report) -> None:
    for finding in report.findings:
        if finding.code == "identity.root-user":
            show_finding(travel.conversation, finding)


def _until_proved(travel: Travel) -> Ending:
    while True:
        keys = _given(travel)
        if keys is None:
            return Ending.LEFT
        match _proved(travel, keys):
            case Proved() as who if not who.is_root or _root_is_meant(travel):
                travel.keys = keys
                travel.line(Mark.DONE, TITLE, _who(who))
                if who.may_do_everything:
                    travel.conversation.show(ALL_POWERFUL, Mark.WARN)
                return Ending.DONE
            case OutOfReach(finding):
                show_finding(travel.conversation, finding)
                if travel.conversation.confirm(UNPROVED, recommended=False):
                    travel.keys = keys
                    return Ending.DONE
            case Refused(finding):
                show_finding(travel.conversation, finding)
        if not _once_more(travel):
            return Ending.LEFT


def _proved(travel: Travel, keys: Keys) -> Proved | Refused | OutOfReach:
    asking = Phrase("Asking AWS about {key}…", key=mask_key_id(keys.access_key_id))
    with travel.conversation.progress(asking):
        return prove(travel.prover, keys, lambda aws: travel.call.context(aws=aws))


def _who(who: Proved) -> Phrase:
    return Phrase("AWS knows it: {name}, account {account}", name=who.name, account=who.account)


def _root_is_meant(travel: Travel) -> bool:
    travel.conversation.show(
        Phrase(
            "The root user may do everything, even close the account, and nothing can limit it. Make"
            " an IAM user and a key of its own instead; rekwiz shows you how."
        ),
        Mark.WARN,
    )
    return travel.conversation.confirm(ROOT, recommended=False)


def _once_more(travel: Travel) -> bool:
    """Whether to try another key; nobody is there to give one when nothing is asked."""
    if not travel.conversation.asks:
        return False
    choices = (
        Choice("again", True, Phrase("Give the key once more")),
        Choice("leave", False, Phrase("Leave; nothing was saved")),
    )
    return travel.conversation.choose(RETRY, choices, "again")


def _given(travel: Travel) -> Keys | None:
    """The keys in whichever way the person has them; None to leave."""
    if (named := travel.call.option("csv")) and not travel.again:
        travel.again = True
        if keys := _read(travel, Path(named)):
            return keys
    while True:
        found = key_files.found_in(travel.context.home)
        source = travel.conversation.choose(
            SOURCE, _choices(travel, found), _recommended(travel, found)
        )
        try:
            match source:
                case Source.LEAVE:
                    return None
                case Source.PRACTISE:
                    travel.conversation.show(Phrase("This starts the practice; nothing was saved:"))
                    travel.conversation.literal(PRACTICE, Kind.COMMAND)
                    return None
                case Source.CSV:
                    keys = _from_file(travel, found)
                case Source.TYPED:
                    keys = _typed(travel)
                case Source.MAKE:
                    keys = _made(travel)
                    if travel.dry or (keys is None and not travel.conversation.asks):
                        return None
                case Source.CHAPTER:
                    first_chapter.show(travel)
                    continue
        except WentBack:
            continue
        if keys:
            return keys


def _recommended(travel: Travel, found: list[Path]) -> str:
    if travel.context.administrator and can_be_made(travel.context):
        return "make"
    return "csv" if found else "typed"


def _made(travel: Travel) -> Keys | None:
    """The keys of a user that an administrator's profile makes; they are in the profile already."""
    say = Rehearsal(travel.conversation) if travel.dry else travel.conversation
    try:
        keys = make(say, travel.context)
    except NotTaken as refused:
        if not say.asks:
            raise
        say.show(refused.phrase, Mark.FAIL)
        return None
    if travel.dry:
        say.show(Phrase("This was a dry run: nothing was changed."))
    if keys:
        travel.granted = datetime.now(UTC)
    travel.look_anew()
    return keys


def _choices(travel: Travel, found: list[Path]) -> list[Choice[Source]]:
    name = found[0].name if found else None
    remark = (
        Phrase("found {name} in your downloads", name=name)
        if name
        else Phrase("no mistakes in typing")
    )
    practise = Choice(
        "practise",
        Source.PRACTISE,
        Phrase("Practise in the sandbox first"),
        Phrase("no AWS account is needed"),
    )
    return [
        Choice("csv", Source.CSV, Phrase("Read the key file of the IAM console (.csv)"), remark),
        Choice("typed", Source.TYPED, Phrase("Type or paste the access key ID and the secret")),
        *((OWN_USER,) if can_be_made(travel.context) else ()),
        Choice("chapter", Source.CHAPTER, Phrase("I have no key yet: show me how to make one")),
        *(() if travel.call.in_sandbox else (practise,)),
        Choice("leave", Source.LEAVE, Phrase("Leave; nothing was saved")),
    ]


def _from_file(travel: Travel, found: list[Path]) -> Keys | None:
    default = shown(found[0]) if found else ""
    return _read(travel, Path(_unquoted(travel.conversation.ask(CSV, default=default))))


def _unquoted(path: str) -> str:
    """A path as a terminal gives it when a file is dragged in: in quotes, or with escaped blanks."""
    bare = path.strip().strip("'\"").replace("\\ ", " ")
    return os.path.expanduser(bare)


def _read(travel: Travel, path: Path) -> Keys | None:
    """The keys of a file, or None after saying what is wrong; with nobody there that is wrong usage."""
    try:
        return _whole(key_files.read(path))
    except key_files.NotAKeyFile as wrong:
        if not travel.conversation.asks:
            raise Usage(wrong.phrase, Phrase("Name the key file with --csv.")) from None
        travel.conversation.show(wrong.phrase, Mark.FAIL)
        return None


def _whole(keys: Keys) -> Keys:
    complaint = complaint_about_id(keys.access_key_id) or complaint_about_secret(keys.secret)
    if complaint:
        raise key_files.NotAKeyFile(complaint)
    return keys


def _typed(travel: Travel) -> Keys:
    say = travel.conversation
    access_key_id = say.ask(ACCESS_KEY_ID, judge=complaint_about_id).strip()
    secret = say.ask_secret(SECRET, judge=complaint_about_secret).strip()
    token = None
    if access_key_id.startswith("ASIA"):
        token = say.ask_secret(TOKEN, judge=complaint_about_token).strip()
    return Keys(access_key_id, secret, token)


STEP = Step(TITLE, guide)
