"""What rekwiz says of a service control policy's refusal: of a project's, of a company's, of neither yet."""

from checks.fix import Fix
from checks.model import Message, Phrase, Severity
from checks.pages import PROJECT_POLICIES, PROJECT_REGIONS

NOT_THE_PROJECTS = Message(
    code="region.not-the-projects",
    severity=Severity.FAIL,
    summary="This account may use Amazon Rekognition in {meant}, and not in {region}: a service control"
    " policy forbids it here.",
    why="A project, which AWS's newer sign-up opens, has one Region, by the country of its owner's"
    " address. AWS's own policy forbids nearly everything elsewhere, in us-east-1 too; no policy of"
    " yours can lift that, and there is no administrator to ask.",
    recognised="AWS's words name an explicit deny in a service control policy, and of the Regions that"
    " projects have this one alone takes rekognition:ListCollections.",
    steps=(
        "Use the Region {meant}; AWS Settings shows it in the project's overview.",
        "If a company or school gave you the account, ask whether you are to use {meant}.",
    ),
    raw=("with an explicit deny in a service control policy",),
    commands=("aws configure set region {meant}",),
    links=(PROJECT_REGIONS, PROJECT_POLICIES),
    fix=Fix.SET_REGION,
)
WITHOUT_REKOGNITION = Message(
    code="region.project-without-rekognition",
    severity=Severity.FAIL,
    summary="This account may use the Region {only} alone, and Amazon Rekognition is not offered there.",
    why="A project, which AWS's newer sign-up opens, has one Region, by the country of its owner's"
    " address, and that Region cannot be changed. In Europe it is eu-north-1 (Stockholm), which has no"
    " Rekognition: such a project cannot find faces at all.",
    recognised="AWS's words name an explicit deny in a service control policy, no Region that projects"
    " have takes rekognition:ListCollections, and the account is a project of a Region without it.",
    steps=(
        "Open a classic account: choose “Sign up for AWS (advanced)”. Every Region is open to it.",
        "Or activate advanced features in AWS Settings, which needs the paid plan and cannot be"
        " taken back; the Regions stay limited, so run rekwiz again before you rely on it.",
        "Then run rekwiz setup with a key of that account.",
    ),
    raw=("with an explicit deny in a service control policy",),
    links=(PROJECT_REGIONS, PROJECT_POLICIES),
)
MESSAGES = (NOT_THE_PROJECTS, WITHOUT_REKOGNITION)

REGION_UNKNOWN = Phrase(
    "This account is a project, and {region} is not its Region: AWS's own policy forbids {action} here."
)
LOOK_IN_SETTINGS = Phrase(
    "Look at AWS Settings ({page}), in the project's overview: it names the project's Region. Set that"
    " Region."
)
WITH_POLICY = Phrase("Show the administrator the policy that AWS names: {policy}.")
WORKS_ELSEWHERE = Phrase(
    "Rekognition answers this account in {regions}. If you may use it there, set that Region."
)
UNDECIDED = Phrase(
    "A service control policy forbids {action}. Whether it is that of a company or school, or AWS's own"
    " of a project, could not be decided: in {regions} AWS did not answer the question that tells."
)
IF_A_PROJECT = Phrase(
    "If you opened the account yourself and sign in at {page}, it is a project: set the Region that is"
    " shown there, in its overview."
)
PAUSED = Phrase(
    "This account is a project, and a policy of AWS's forbids {action} in every Region that projects"
    " have."
)
NOT_IN_PROJECTS = Phrase(
    "This account is a project, and AWS's own policy forbids {action} in projects."
)
DO_WITHOUT = Phrase(
    "Do without it: in a project no groups, console passwords, account aliases and identity providers can"
    " be made. A user of a project gets its policies directly."
)
LOOK_WHY_PAUSED = Phrase(
    "Look at AWS Settings ({page}): whether the project is paused by its spend limit or its plan has"
    " ended, and which Region it has."
)
