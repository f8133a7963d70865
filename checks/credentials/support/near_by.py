"""What is said where there are no credentials, and something near by would have some."""

from checks.fix import Fix
from checks.model import Message, Remedy, Severity
from checks.pages import CONTAINER, FILES, VARIABLES
from checks.pipelines.remedies import GITHUB, GITLAB
from checks.place import Place
from checks.place_remedies import CREDENTIALS_IN

METADATA = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html"

IN_ANOTHER_PROFILE = Message(
    code="credentials.in-another-profile",
    severity=Severity.WARN,
    summary="The profile {profile} has no keys; the profile {other} in {file} has a whole set.",
    why="Tools such as saml2aws write to a profile of their own. Nothing uses it unless it is named.",
    recognised="botocore finds no credentials for the profile in use, and another profile has an"
    " access key ID and a secret.",
    steps=(
        "Name the profile in this terminal with the command below, or in each command with"
        " --profile.",
    ),
    commands=("export AWS_PROFILE={quoted}",),
    links=(FILES,),
    fix=Fix.CHOOSE_PROFILE,
    explains=("credentials.none-found",),
)
PIPELINE_TOKEN_MISSING = Message(
    code="credentials.pipeline-token-missing",
    severity=Severity.WARN,
    summary="This job has no credentials: its secrets are empty, or it may not ask for a token.",
    why="A pipeline gives secrets and tokens only to jobs that are allowed to have them. A pull"
    " request from a fork or from Dependabot gets none.",
    recognised="This runs in a pipeline, and the variables of the keys are set to nothing, or"
    " GitHub's ACTIONS_ID_TOKEN_REQUEST_URL is not there.",
    raw=(
        "Error: Credentials could not be loaded, please check your action inputs: Could not load"
        " credentials from any providers",
    ),
    steps=("Give the job its credentials in the settings of the pipeline.",),
    links=(GITHUB, GITLAB),
    explains=("credentials.none-found",),
)
UNDER_ANOTHER_NAME = Message(
    code="credentials.under-another-name",
    severity=Severity.WARN,
    summary="The variable {name} holds an access key ID, and nothing looks for a key there.",
    why="AWS's programs read AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, in capitals, and no other"
    " name. Jenkins writes credentials of the kind username and password to NAME_USR and NAME_PSW.",
    recognised="botocore finds no credentials, and a variable of another name has the form of an"
    " access key ID, with or without a secret behind a colon.",
    steps=(
        "Hand the two values on as AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.",
        "Temporary keys, which begin with ASIA, need AWS_SESSION_TOKEN, too.",
    ),
    links=(VARIABLES,),
    explains=("credentials.none-found",),
)
METADATA_UNREACHABLE = Message(
    code="credentials.metadata-unreachable",
    severity=Severity.WARN,
    summary="This machine has a service that hands out a role's credentials, and it cannot be used.",
    why="The service answers on 169.254.169.254, on this machine alone. A proxy cannot reach it for"
    " you, and inside a container its answer gets lost unless the hop limit is 2.",
    recognised="The address was asked without a proxy. Either botocore would ask it through one, or"
    " it refuses or does not answer.",
    steps=(
        "Put 169.254.169.254, 169.254.170.2 and 169.254.170.23 into NO_PROXY.",
        "For a container on EC2 set the instance's hop limit to 2, with the second command.",
        "If the service refuses, look whether the instance has a role.",
    ),
    commands=(
        "export NO_PROXY=169.254.169.254,169.254.170.2,169.254.170.23",
        "aws ec2 modify-instance-metadata-options --instance-id ID --http-put-response-hop-limit 2",
    ),
    links=(METADATA, CONTAINER),
    explains=("credentials.none-found",),
)


def remedy_in(place: Place) -> Remedy | None:
    """What to change in a job of that place; None where nothing more exact is known."""
    return CREDENTIALS_IN.get(place) if place.is_pipeline else None
