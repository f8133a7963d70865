"""Step 4: a Region that offers Rekognition; the AWS CLI's output format is json, as in the guide."""

from __future__ import annotations

from dataclasses import replace

from checks.accounts.organization import is_explicit
from checks.accounts.sign_ins import InUse, SignIn, Way, way_in_use
from checks.context import Context
from checks.geography.names import DEFAULT_REGION, judge, name_of
from checks.model import Finding, Joined, Phrase, State
from checks.profile import REGION_VARIABLE, Stated, resolved_region, stated
from checks.refusals.organization.messages import NOT_THE_PROJECTS, WITHOUT_REKOGNITION
from checks.refusals.organization.reading import by_organization
from checks.region.support.offered import offered, usable
from checks.region.support.survey import survey
from checks.report import Report
from checks.sources.aws.partitions import region_names
from checks.sources.aws.refusal import Refusal
from checks.sources.local.sign_in_cache import of_login
from wizard.conversation import boxes
from wizard.conversation.protocol import Choice, Question
from wizard.conversation.regions import choices_of, meant, measuring, plain_choices
from wizard.invocation.region import complaint_about, region_of
from wizard.output.marks import Mark
from wizard.setup.before_files import say_what_goes_before_files
from wizard.setup.journey import Step
from wizard.setup.leaving import leave
from wizard.setup.signing_in import AREAS
from wizard.setup.steps.access_key import OF_THE_REGION
from wizard.setup.trail import Ending
from wizard.setup.travel import Travel

TITLE = Phrase("Region")
REGION = Question(
    "region",
    Phrase("Region"),
    help=Phrase("Type a city, a country or a code to look for it; rekwiz regions lists them all."),
    boxes=(boxes.REGION,),
    flag="--region",
)
UNLISTED = Question(
    "unlisted_region",
    Phrase("Use this Region anyway?"),
    help=Phrase(
        "The lists are as old as the boto3 and the rekwiz that are installed here. AWS opens a few"
        " Regions a year; Rekognition comes to some of them later."
    ),
)
OUTPUT = Question(
    "output",
    Phrase("In which format should the AWS CLI answer?"),
    help=Phrase("json is what the guide takes, and what programs read best. boto3 ignores it."),
    boxes=(boxes.JSON,),
    silent=True,
)
NOWHERE = Question(
    "no_region",
    Phrase("What next?"),
    help=Phrase(
        "No Region of this account has Rekognition, so nothing that is set up now can find faces. With"
        " an account that has one, run rekwiz setup again."
    ),
    boxes=(boxes.REGION,),
)
ON = Choice("on", False, Phrase("Choose a Region all the same"))
SIGNED_IN_ELSEWHERE = Phrase(
    "The sign-in was made in {made}, and AWS renews it there only. This AWS CLI did not note that, so"
    " within minutes AWS may want a new one: {command}. That one is made in {region}, and can be renewed."
)
PROJECT_IN = Phrase("Your account is a project of AWS's, and {region} is its one Region.")
FORMATS = ("json", "text", "table", "yaml")


def guide(travel: Travel) -> Ending:
    if not travel.visit.came_back and travel.call.everywhere.region is None:
        report = travel.look("region")
        if _holds(report) and _refused(travel) is None:
            held = resolved_region(travel.context) or ""
            travel.line(Mark.DONE, TITLE, Phrase("{region} offers Rekognition", region=held))
            return Ending.HELD
        travel.line(Mark.NOW, TITLE)
        _say_what_is_wrong(travel, report)
    else:
        travel.line(Mark.NOW, TITLE)
    if (region := _region(travel)) is None:
        return Ending.LEFT
    travel.decided.region = region
    _warn_of_the_environment(travel, region)
    _warn_of_the_sign_in(travel, region)
    travel.decided.output = travel.conversation.choose(OUTPUT, _formats(), _current_output(travel))
    name = name_of(region, region_names())
    travel.line(Mark.DONE, TITLE, Joined("{name} · {region}", name=name, region=region))
    return Ending.DONE


def _holds(report: Report) -> bool:
    return all(
        outcome.state in (State.PASS, State.NA) for outcome in report.outcomes if outcome.required
    )


def _refused(travel: Travel) -> Finding | None:
    """That the key that is set, and stays, is none for the Region that is set: the step before has said
    so."""
    if travel.decided.keys:
        return None
    cause = travel.look(*AREAS, context=travel.world.somewhere).root_cause
    return cause if cause and cause.code in OF_THE_REGION else None


def _standing(travel: Travel) -> str | None:
    """The Region that is set; where it is refused, the one that AWS took the key in, if that is known."""
    if refused := _refused(travel):
        accepted = refused.facts.get("accepted")
        return str(accepted) if accepted else None
    return _current(travel)


def _say_what_is_wrong(travel: Travel, report: Report) -> None:
    """The mistake in what is set, where something is."""
    cause = report.root_cause
    if cause and cause.area == "region" and cause.code != "region.not-set":
        travel.conversation.show(cause.summary, Mark.FAIL)


def _warn_of_the_environment(travel: Travel, region: str) -> None:
    """A Region in the environment hides the one that is about to be saved."""
    if travel.call.environment.get(REGION_VARIABLE, region) == region:
        return
    say_what_goes_before_files(
        travel,
        [REGION_VARIABLE],
        Phrase(
            "{names} is set in this terminal and goes before the file: take it out, or the Region"
            " that you choose now is not used.",
            names=REGION_VARIABLE,
        ),
    )


def _warn_of_the_sign_in(travel: Travel, region: str) -> None:
    """A sign-in in another Region ends when it is to be renewed (aws/aws-cli#10613), unless it says where
    it was made, as newer ones do."""
    made = resolved_region(travel.context) or DEFAULT_REGION
    match way_in_use(travel.context):
        case (
            InUse(sign_in=SignIn(way=Way.BROWSER) as sign_in, setting=Stated(value=session)) as used
        ):
            left = of_login(travel.context.home, travel.context.environment, session)
            if left and left.is_whole and not left.region and made != region:
                command = sign_in.command_for(used.profile)
                said = SIGNED_IN_ELSEWHERE.with_(made=made, region=region, command=command)
                travel.conversation.show(said, Mark.ITEM)


def _region(travel: Travel) -> str | None:
    """The Region that was typed or given by a flag, once nothing is wrong with it; None to leave."""
    given = travel.call.everywhere.region
    if given and given.code and not travel.visit.came_back and given.mistake is None:
        return given.code
    decided = travel.decided.region or (given and given.code)
    default = decided or _standing(travel) or DEFAULT_REGION
    match _of_the_project(travel, default):
        case str(region):
            default = region
        case Ending():
            return None
    choices = _choices(travel, default) if travel.conversation.asks else plain_choices(default)
    while True:
        picked = travel.conversation.pick(
            REGION, choices, default, judge=complaint_about, meant=meant
        ).strip()
        if _is_meant(picked, travel):
            return picked


def _is_meant(region: str, travel: Travel) -> bool:
    """Whether a Region that is on no list is to be taken all the same; without a person, yes."""
    doubt = region_of(region).doubt
    if doubt is None:
        return True
    travel.conversation.show(doubt, Mark.WARN)
    return not travel.conversation.asks or travel.conversation.confirm(UNLISTED, recommended=False)


def _choices(travel: Travel, default: str) -> list[Choice[str]]:
    """The Regions by how far away they are, behind the one in use or the guide's. In the sandbox all of
    them are here."""
    if travel.call.in_sandbox:
        return plain_choices(default)
    with measuring(travel.conversation, len(offered())) as ended:
        found = survey(_as_decided(travel), ended=ended)
    if found.unmeasured:
        travel.conversation.show(found.unmeasured)
    return choices_of(found, default, _current(travel))


def _of_the_project(travel: Travel, default: str) -> str | Ending | None:
    """The one Region of an account that is a project, or one that its company lets it use, where a policy
    refuses the default: AWS tells it to a question that costs nothing, and no photo is sent. LEFT where
    there is none and the person leaves."""
    context = replace(_as_decided(travel), region=default)
    with travel.conversation.progress(Phrase("Asking AWS which Region you may use…")):
        said = context.aws.ask("rekognition", "ListCollections", region=default, MaxResults=1)
        if not (isinstance(said, Refusal) and is_explicit(said)):
            return None
        finding = by_organization(said, context)
    match finding.facts:
        case {"meant": str(region)} if finding.code == NOT_THE_PROJECTS.code:
            travel.conversation.show(PROJECT_IN.with_(region=region))
            return region
    travel.tell(finding)
    match finding.facts:
        case {"elsewhere": (str(region), *_)}:
            return region
    is_nowhere = finding.code == WITHOUT_REKOGNITION.code and travel.conversation.asks
    return Ending.LEFT if is_nowhere and _leaves(travel) else None


def _leaves(travel: Travel) -> bool:
    choices = (leave(travel, True), ON)
    return travel.conversation.choose(travel.after_it(NOWHERE), choices, "leave")


def _as_decided(travel: Travel) -> Context:
    """The world with the keys that are to be saved, where some were given."""
    context = travel.world.somewhere
    return replace(context, aws=travel.prover(keys)) if (keys := travel.decided.keys) else context


def _current(travel: Travel) -> str | None:
    """The Region that is set, or the one that was probably meant by it."""
    region = resolved_region(travel.context)
    if not region or complaint_about(region) is None:
        return region
    return usable(judge(region, region_names()).meant or region)


def _current_output(travel: Travel) -> str:
    """What stands there, if the AWS CLI knows it; else json, as in the guide."""
    stands = stated(travel.context, "output")
    return stands.value if stands and stands.value in FORMATS else "json"


def _formats() -> tuple[Choice[str], ...]:
    return tuple(Choice(name, name, Phrase("{format}", format=name)) for name in FORMATS)


STEP = Step(TITLE, guide, (REGION, UNLISTED, NOWHERE, OUTPUT))
