"""Step 3: AWS knows who comes: signed in by its own programs, or by an access key, proved at once."""

from __future__ import annotations

from enum import Enum, auto

from checks.accounts.sign_ins import Way as SignInWay
from checks.masking import mask_key_id
from checks.model import Phrase, State
from checks.refusals.region import NOT_ENABLED, OTHER_PARTITION
from checks.refusals.sign_in import NEEDED
from checks.report import Report
from checks.sources.aws.sessions import Keys
from wizard.account.key_proof import OutOfReach, Proved, Refused, prove
from wizard.conversation import boxes
from wizard.conversation.findings import what_holds
from wizard.conversation.protocol import Choice, Question
from wizard.keys.proof import ALL_POWERFUL, RETRY, ROOT, root_is_meant, who
from wizard.output.marks import Mark
from wizard.setup.before_files import say_what_goes_before_files
from wizard.setup.broken_file import is_to_be_looked_at_again
from wizard.setup.journey import Step
from wizard.setup.key_source import QUESTIONS, TITLE, Given, given, named_file
from wizard.setup.leaving import leave, practise
from wizard.setup.remembered import remember, remembered
from wizard.setup.signing_in import AREAS, sign_in_anew, signs_in
from wizard.setup.source import CHOICE, Source
from wizard.setup.trail import Ending
from wizard.setup.travel import Travel


class Way(Enum):
    """How to go on with a key that is set and cannot be proved."""

    AGAIN = auto()
    ON = auto()
    OTHER = auto()
    PRACTISE = auto()
    LEAVE = auto()


OTHER_KEY = Choice("other", Way.OTHER, Phrase("Use another key"))
UNPROVED = Question(
    "save_unproved",
    Phrase("AWS cannot be asked now. Keep this key without knowing whether it works?"),
    help=Phrase(
        "The key is written to ~/.aws as you gave it. rekwiz doctor tells you later, when AWS can be"
        " reached, whether it works."
    ),
    boxes=(boxes.HOME,),
)
OF_THE_REGION = (NOT_ENABLED.code, OTHER_PARTITION.code)
"""What AWS says of a key that is right, in a Region that is not for it."""
KEY_VARIABLES = ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN")
AGAIN_WITH = {
    Source.TYPED: Phrase("Enter the key again"),
    Source.FOUND: Phrase("Read another key file (.csv)"),
    Source.CSV: Phrase("Read another key file (.csv)"),
}


def guide(travel: Travel) -> Ending:
    if not travel.visit.came_back and not travel.options.csv:
        report = travel.look(*AREAS, context=travel.world.somewhere)
        if _works(report):
            travel.line(Mark.DONE, TITLE, what_holds(report, "identity"))
            _warn(travel, report)
            return Ending.HELD
        travel.line(Mark.NOW, TITLE)
        _tell(travel, report)
        if (cause := report.root_cause) and cause.area == "files":
            again = is_to_be_looked_at_again(travel, cause, RETRY)
            return guide(travel) if again else Ending.LEFT
        if cause and cause.code in OF_THE_REGION:
            return Ending.HELD  # the key is known elsewhere; the next step asks for another Region
        if _is_there_unproved(report) and (ending := _left_as_it_is(travel)):
            return ending
        if used := signs_in(travel.context):
            return sign_in_anew(travel, used, report.root_cause, TITLE)
        _warn_of_the_environment(travel)
    else:
        travel.line(Mark.NOW, TITLE)
    return _until_proved(travel)


def _tell(travel: Travel, report: Report) -> None:
    """What is wrong with what is set; of a sign-in that is over the sentence is enough, for what to do
    about it is the next question."""
    cause = report.root_cause
    if cause and cause.code == NEEDED.code and travel.conversation.asks:
        travel.conversation.show(cause.summary, Mark.FAIL)
    elif cause and not _nothing_yet(report):
        travel.tell(cause)


def _is_there_unproved(report: Report) -> bool:
    """Whether a key is set, and it is the way to AWS that keeps it from being proved."""
    found = any(
        outcome.check.code == "credentials.found" and outcome.state is State.PASS
        for outcome in report.outcomes
    )
    return found and report.root_cause is not None and report.root_cause.area == "network"


def _left_as_it_is(travel: Travel) -> Ending | None:
    """What becomes of a key that AWS cannot be asked about; None where another one is to be given."""
    if not travel.conversation.asks:
        return Ending.SKIPPED
    choices = (
        Choice("again", Way.AGAIN, Phrase("Check again")),
        Choice("on", Way.ON, Phrase("Keep the key that is set, and continue without AWS")),
        *(() if signs_in(travel.context) else (OTHER_KEY,)),
        *practise(travel, Way.PRACTISE),
        leave(travel, Way.LEAVE),
    )
    match travel.conversation.choose(travel.after_it(RETRY), choices, "again"):
        case Way.PRACTISE:
            return Ending.PRACTISED
        case Way.AGAIN:
            travel.world.look_anew()
            return guide(travel)
        case Way.ON:
            return Ending.SKIPPED
        case Way.LEAVE:
            return Ending.LEFT
    return None


def _warn_of_the_environment(travel: Travel) -> None:
    """Keys in the environment hide what is about to be saved."""
    names = tuple(name for name in KEY_VARIABLES if travel.call.environment.get(name))
    if not names or travel.world.profile:
        return
    say_what_goes_before_files(
        travel,
        names,
        Phrase(
            "{names} is set in this terminal and goes before the file: take it out, or the key"
            " that you enter now is not used.",
            names=names,
        ),
    )


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
            travel.tell(finding)


def _until_proved(travel: Travel) -> Ending:
    came = given(travel, named_file(travel))
    while isinstance(came, Given):
        keys, is_refused = came.keys, True
        match _proved(travel, keys):
            case Proved() as it if not it.is_root or root_is_meant(travel.conversation):
                travel.decided.keys = keys
                _forget_another_way(travel)
                travel.line(Mark.DONE, TITLE, who(it))
                if it.may_do_everything:
                    travel.conversation.show(ALL_POWERFUL, Mark.WARN)
                return Ending.DONE
            case OutOfReach(finding):
                travel.tell(finding)
                if travel.conversation.confirm(travel.after_it(UNPROVED), recommended=False):
                    travel.decided.keys = keys
                    return Ending.DONE
                is_refused = False
            case Refused(finding):
                travel.tell(finding)
        came = _once_more(travel, came, is_refused=is_refused)
    return came


def _forget_another_way(travel: Travel) -> None:
    if not travel.dry and remembered(travel.context, CHOICE):
        remember(travel.context, **{CHOICE: SignInWay.ACCESS_KEY.value})


def _proved(travel: Travel, keys: Keys) -> Proved | Refused | OutOfReach:
    asking = Phrase("Asking AWS about {key}…", key=mask_key_id(keys.access_key_id))
    why = Phrase("A new key is known to all of AWS after some seconds: rekwiz waits for that.")
    with travel.conversation.progress(asking, why):
        return prove(
            travel.prover,
            keys,
            lambda aws: travel.call.context(aws=aws, administrator=travel.options.admin_profile),
        )


def _once_more(travel: Travel, came: Given, *, is_refused: bool) -> Given | Ending:
    """What is tried next, by the same way: another key for one that is refused, the same for one that
    AWS could not be asked about. Nobody is there to give one when nothing is asked."""
    if not travel.conversation.asks:
        return Ending.LEFT
    ask_again = Phrase("Ask AWS again")
    words = AGAIN_WITH.get(came.source, OTHER_KEY.phrase) if is_refused else ask_again
    choices = (
        Choice("again", Way.AGAIN, words),
        Choice("other", Way.OTHER, Phrase("Choose another way")),
        leave(travel, Way.LEAVE),
    )
    match travel.conversation.choose(travel.after_it(RETRY), choices, "again"):
        case Way.LEAVE:
            return Ending.LEFT
        case Way.AGAIN if not is_refused:
            return came
        case Way.AGAIN if came.source in AGAIN_WITH:
            is_typed = came.source is Source.TYPED
            return given(travel, None, Source.TYPED if is_typed else Source.CSV)
    return given(travel, None)


def look_ahead(travel: Travel) -> None:
    if not travel.options.csv:
        travel.look_ahead(*AREAS, context=travel.world.somewhere)


STEP = Step(TITLE, guide, (UNPROVED, ROOT, RETRY, *QUESTIONS), look_ahead)
